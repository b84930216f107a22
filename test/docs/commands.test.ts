/** The pages of the commands: each command and each of its options, in both languages. */
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { wordsOfCommands } from '../../tools/docs/command-words.js';
import { commandPages } from '../../tools/docs/commands.js';
import { projectPage } from '../../tools/docs/project.js';

async function helpOf(words: readonly string[]): Promise<string> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const signals = { on: () => signals, off: () => signals };
  await run([...words, '--help'], { env: {}, cwd: '/', stdin, stdout, stderr, signals } as never);
  return String(stdout.read() ?? '');
}

describe.each(['en', 'es'] as const)('the pages of the commands: %s', (language) => {
  const pages = commandPages(language);

  test.each(pages.map(({ name, markdown }) => [name, markdown] as const))(
    'that of "%s" has each option that its help has',
    async (name, markdown) => {
      const help = await helpOf(name.split(' ').filter(Boolean));
      const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option);
      expect(options.length).toBeGreaterThan(0);
      for (const option of options.filter((each) => each !== '--help')) {
        expect(markdown).toMatch(new RegExp(`^### \`[^\`]*${option}\\b.*\\{#${option?.slice(2)}\\}$`, 'm'));
      }
    },
  );

  test('there is one for each command of the program', async () => {
    const listed = /^Commands:\n([\s\S]*?)\n\n/m.exec(await helpOf([]))?.[1] ?? '';
    const names = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    expect(names).toContain('fleet');
    expect(pages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(names.filter((name) => name !== 'help')),
    );
  });

  test('the frame speaks the language of the page', () => {
    const [{ markdown } = { markdown: '' }] = pages;
    expect(markdown).toContain(`# ${wordsOfCommands[language].title}`);
    expect(markdown.includes('<div lang="en">')).toBe(language === 'es');
  });
});

test('links of a file of the repository lead to the site, or to the repository', () => {
  const source =
    '[a](docs/guides/outcomes.md#in-code) [b](CHANGELOG.md) [c](src/http) [d](action.yml) [e](#words) [f](https://example.com)';
  expect(projectPage(source)).toContain(
    [
      '[a](../guides/outcomes.md#in-code)',
      '[b](./changelog.md)',
      '[c](https://github.com/contact-deletion/contact-deletion/tree/main/src/http)',
      '[d](https://github.com/contact-deletion/contact-deletion/blob/main/action.yml)',
      '[e](#words)',
      '[f](https://example.com)',
    ].join(' '),
  );
});
