/** The command on the front page does what is printed below it. */
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';

test('the command on the front page prints what the page shows, and ends with 0', async () => {
  const page = readFileSync('docs/index.md', 'utf8');
  const [, block = ''] = /```console\n([\s\S]*?)```/.exec(page) ?? [];
  const [, command = '', shown = ''] =
    /^\$ npx contact-deletion ([\s\S]*?)\n\n([\s\S]*?)\n\n\$ echo \$\?\n0\n$/.exec(block) ?? [];
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const signals = { on: () => signals, off: () => signals };
  const cwd = await mkdtemp(join(tmpdir(), 'front-page-'));
  const words = command.replaceAll('\\\n', ' ').split(/\s+/);
  expect(words).toContain('--sandbox');
  expect(await run(words, { env: {}, cwd, stdin, stdout, stderr, signals } as never)).toBe(0);
  const withoutRun = (text: string) => text.trimEnd().replace(/Run [\w-]{36}/, 'Run');
  expect(withoutRun(String(stdout.read()))).toBe(withoutRun(shown));
});
