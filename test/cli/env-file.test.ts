/** `--env-file` and the defaults of a configuration, which save typing. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createWorld } from './world.js';

async function withFile(name: string, text: string) {
  const world = await createWorld({ contacts: { sendme123: ['a'] } });
  await writeFile(join(world.folder, name), text);
  return world;
}

describe('--env-file', () => {
  const args = ['delete', 'sendme123:a', '--yes', '--expect', '1'];

  test('has the credentials, with a BOM and quotes, before or after the command', async () => {
    for (const place of ['before', 'after']) {
      const world = await withFile('my.env', '');
      const lines = Object.entries(world.env).map(([name, value]) => `${name}="${value}"`);
      await writeFile(join(world.folder, 'my.env'), `\uFEFF${lines.join('\r\n')}\r\n`);
      const file = ['--env-file', 'my.env'];
      const words = place === 'before' ? [...file, ...args] : [...args, ...file];
      expect(await world.cli(words, { env: {} })).toMatchObject({ code: 0 });
      expect(world.sandbox.requests).toHaveLength(1);
    }
  });

  test('the environment goes first, and a later file before an earlier one', async () => {
    const world = await withFile('one.env', 'SENDME123_BASE_URL=https://one.example\n');
    await writeFile(join(world.folder, 'two.env'), 'SENDME123_BASE_URL=https://two.example\n');
    const { SENDME123_BASE_URL: _, ...env } = world.env;
    const files = ['--env-file', 'one.env', '--env-file', 'two.env'];
    expect((await world.cli(['plan', 'sendme123:a', ...files], { env })).stdout).toContain(
      'https://two.example',
    );
    expect((await world.cli(['plan', 'sendme123:a', ...files])).stdout).not.toContain('two.example');
  });

  test.each([
    ['none.env', '', 'cannot be read: ENOENT'],
    ['my.env', 'this is no variable but a-secret', 'has no line NAME=value in it'],
  ])('%j that cannot be used is refused, and nothing of it is quoted', async (name, text, problem) => {
    const { cli, sandbox } = await withFile('my.env', text);
    const { code, stderr } = await cli([...args, '--env-file', name]);
    expect(stderr).toContain(`the file ${name} of --env-file ${problem}`);
    expect(stderr).not.toContain('a-secret');
    expect(code).toBe(2);
    expect(sandbox.requests).toEqual([]);
  });
});

describe('the defaults of a configuration', () => {
  const withDefaults = (defaults: string) =>
    withFile('contact-deletion.config.mjs', `export default { defaults: ${defaults} };`);

  test('are taken if nobody types the option', async () => {
    const { cli } = await withDefaults('{ maxDelete: 1 }');
    const two = ['delete', 'sendme123:a', 'sendme123:b', '--yes', '--expect', '2'];
    expect(await cli(two)).toMatchObject({ code: 5, stderr: expect.stringContaining('--max-delete is 1.') });
    expect(await cli([...two, '--max-delete', '2'])).toMatchObject({ code: 0 });
  });

  test('do not stand in the way of a command that has no use for them', async () => {
    const { cli } = await withDefaults(
      "{ region: 'tz', lang: 'es', timeout: 3, atomic: true, lookUp: 'all' }",
    );
    expect(await cli(['plan', 'sendme123:a'])).toMatchObject({ code: 0 });
    expect((await cli(['find', '--sandbox', '--phone', '0712345678'])).stderr).not.toContain('country code');
  });

  test.each([
    ['{ mode: "permanent" }', 'has a default "mode", which a configuration cannot set'],
    ['{ yes: true }', 'has a default "yes", which a configuration cannot set'],
    ['{ maxDelete: "many" }', 'has a default for maxDelete that cannot be used. It must be a whole number'],
    ['{ lookUp: "some" }', 'has a default for lookUp that cannot be used. Allowed choices are sample, all.'],
    ['{ atomic: "yes" }', 'has a default for atomic that cannot be used. It must be true or false.'],
    ['[]', 'must have its defaults in an object.'],
  ])('%s is refused', async (defaults, problem) => {
    const { cli, sandbox } = await withDefaults(defaults);
    const { code, stderr } = await cli(['delete', 'sendme123:a', '--yes', '--expect', '1']);
    expect(stderr).toContain(problem);
    expect(code).toBe(2);
    expect(sandbox.requests).toEqual([]);
  });
});
