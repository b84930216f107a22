/**
 * What the built-in providers' pages say according to us: each statement with its page, and none of it in a client's code.
 */
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { languages } from '../../src/providers/statements.js';

/** The hosts of the providers' pages, pinned apart from the statements. */
const hosts: Readonly<Record<string, string>> = {
  huduma: 'apidocs.hudumasms.com',
  sendme123: 'docs.sendme123.com',
  wabotify: 'docs.wabotify.com',
};

/** The topics on which a page says something. On the others, a receipt says that no page does. */
const topics: Readonly<Record<string, readonly string[]>> = {
  huduma: ['recovery', 'messages'],
  sendme123: ['recovery', 'messages'],
  wabotify: ['recovery', 'messages', 'backups', 'requests'],
};

describe.each(builtinDefinitions.map(({ name, statements }) => [name, statements] as const))(
  '%s',
  (name, statements = {}) => {
    const all = Object.values(statements).flat();

    test('states something on the topics on which its pages do', () => {
      const said = Object.entries(statements).flatMap(([topic, given]) => (given.length > 0 ? [topic] : []));
      expect(said).toEqual(topics[name]);
    });

    test('names a page of its own for each statement, in whole sentences of both languages', () => {
      for (const { source, ...texts } of all) {
        expect(new URL(source.url).host).toBe(hosts[name]);
        expect(source.title).not.toBe('');
        expect(source.copyOf ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
        for (const language of languages) expect(texts[language]).toMatch(/^\p{Lu}.+\.$/u);
        expect(texts.en).not.toBe(texts.es);
      }
    });

    test('leaves all of it out of what a client loads', async () => {
      const bundled = await build({
        entryPoints: [`src/providers/${name}/index.ts`],
        bundle: true,
        write: false,
        format: 'esm',
        external: ['node:*'],
      });
      const code = bundled.outputFiles[0]?.text ?? '';
      // The name alone, since that is also in the code of a mutation test.
      expect(code).toContain(`"${name}"`);
      for (const { source, en } of all) {
        expect(code).not.toContain(source.url);
        expect(code).not.toContain(en);
      }
    });
  },
);

test('both statements mention the contradiction of two pages', () => {
  const { statements } = builtinDefinitions.find(({ name }) => name === 'sendme123') ?? {};
  expect(
    statements?.recovery?.map(({ en, source }) => [
      source.url,
      /cannot be recovered|does not say/.exec(en)?.[0],
    ]),
  ).toEqual([
    ['https://docs.sendme123.com/en/api/contacts/delete', 'cannot be recovered'],
    ['https://docs.sendme123.com/es/api/contacts/delete', 'does not say'],
  ]);
});
