/** The commands of the guide on your own provider, with the example's own configuration. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from '../cli/in-process.js';
import { blocksOfGuide } from '../examples/guide.js';

const commands = blocksOfGuide('sh').flatMap((block) => block.trim().split('\n'));

test('the guide has three commands', () => {
  expect(commands).toHaveLength(3);
});

/** Options that keep a command from writing into the example. The generated files exist, and must be the same. */
const harmless: Readonly<Record<string, (folder: string) => readonly string[]>> = {
  generate: () => ['--check'],
  delete: (folder) => ['--journal', join(folder, 'guide.journal')],
};

test.each(commands)('%s', async (command) => {
  const [, name, verb = '', ...args] = command.split(' ');
  expect(name).toBe('contact-deletion');
  const harmlessly = harmless[verb]?.(await mkdtemp(join(tmpdir(), 'contact-deletion-own-'))) ?? [];
  const ended = await runHere([verb, ...args, ...harmlessly], { cwd: 'examples/own-provider' });
  expect(ended.code, ended.stdout + ended.stderr).toBe(0);
});
