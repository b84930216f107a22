/** `generate` as published: without its packages it says which ones to install, and with them it works. */
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { packagesOfGenerate } from '../../src/cli/missing-packages.js';
import { answering, specWith } from '../generate/generated.js';
import { binOf, installed, runProgram } from './installed.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
  await writeFile(join(folder, 'acme.yaml'), specWith(answering({ type: 'string', minLength: 2 })));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('without its packages, it says in one line which to install', async () => {
  const args = ['generate', 'acme.yaml', '--out', 'out'];
  const { code, stdout, stderr } = await runProgram(binOf(await installed()), args, { cwd: folder });
  expect(stderr).toMatch(/^contact-deletion: generate needs packages .* Run: npm install -D [^\n]*\n$/);
  for (const [name, major] of Object.entries(packagesOfGenerate))
    expect(stderr).toContain(`${name}@${major}`);
  expect([code, stdout]).toEqual([2, '']);
});

test('with them, it writes', async () => {
  // A copy, because Node looks for packages from the target of a link.
  const modules = join(folder, 'node_modules');
  cpSync(join(await installed(), 'node_modules', 'contact-deletion'), join(modules, 'contact-deletion'), {
    recursive: true,
  });
  for (const name of Object.keys({ ...packageJson.dependencies, ...packagesOfGenerate })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name));
  }
  const program = join(modules, 'contact-deletion', packageJson.bin['contact-deletion']);
  const args = [program, 'generate', 'acme.yaml', '--out', 'out'];
  const { code, stderr } = await runProgram(process.execPath, args, { cwd: folder });
  expect([code, stderr]).toEqual([0, 'Wrote types.ts, validators.ts, contract.ts, fields.ts to out.\n']);
  expect(await readdir(join(folder, 'out'))).toHaveLength(4);
});
