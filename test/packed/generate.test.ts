/** `generate` as it is published: without its packages it says which to install, and with them it works. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packagesOfGenerate } from '../../src/cli/missing-packages.js';
import { specWith } from '../generate/generated.js';
import { binOf, installed, runProgram } from './installed.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
  await writeFile(join(folder, 'acme.yaml'), specWith({}));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('without its packages, it says in one line which to install', async () => {
  const { code, stdout, stderr } = await runProgram(
    binOf(await installed()),
    ['generate', 'acme.yaml', '--out', 'out'],
    { cwd: folder },
  );
  expect(stderr).toMatch(/^contact-deletion: generate needs packages .* Run: npm install -D [^\n]*\n$/);
  for (const [name, major] of Object.entries(packagesOfGenerate))
    expect(stderr).toContain(`${name}@${major}`);
  expect([code, stdout]).toEqual([2, '']);
});

test('and every other command works without them', async () => {
  const { code, stdout } = await runProgram(binOf(await installed()), ['delete', '--sandbox', 'wabotify:a'], {
    cwd: folder,
  });
  expect([code, stdout]).toEqual([0, expect.stringContaining('deleted')]);
  await expect(readFile(join(folder, 'out'))).rejects.toThrow('ENOENT');
});
