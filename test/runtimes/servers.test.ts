/** The packed package on what runs servers and scripts, by `import` and by `require`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bun, deno, nodeOf, outputOf, userFolder } from './places.js';
import { PROVED } from './proved.js';

const programs = [
  ['import', 'main.js'],
  ['require', 'main.cjs'],
] as const;

const DENO = ['run', '--no-prompt', '--quiet', '--allow-read', '--allow-env'];

const runtimes = [
  ...[20, 22, 24, 26].map((major) => [`Node ${major}`, () => nodeOf(major), []] as const),
  ['Bun', bun, []],
  ['Deno', deno, DENO],
] as const;

describe.each(runtimes)('%s', (_, program, args) => {
  test.each(programs)('runs it by %s', async (_way, file) => {
    const printed = await outputOf(program(), [...args, file]);
    expect(JSON.parse(printed)).toEqual(PROVED);
  });
});

test('Node 20 is the oldest that package.json allows', async () => {
  expect(await outputOf(nodeOf(20), ['--version'])).toBe('v20.19.0\n');
});

test('six packages are installed for a user: ours, three, and one each of two of them', () => {
  const names = readdirSync(join(userFolder(), 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(names.sort()).toEqual([
    'contact-deletion',
    'libphonenumber-js',
    'openapi-fetch',
    'openapi-typescript-helpers',
    'p-limit',
    'yocto-queue',
  ]);
});
