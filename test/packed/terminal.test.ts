/** On a terminal: the question, the progress bar, colors, Ctrl-C. Needs `script` of util-linux for the terminal. */
import { spawn, spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readJournalFile } from '../../src/record/journal-file.js';
import { range } from '../cli/lines.js';
import { installed } from './installed.js';
import { createWorld, type World } from './world.js';

beforeAll(installed, 120_000);

const hasScript = /util-linux/.test(spawnSync('script', ['--version']).stdout?.toString() ?? '');
if (!hasScript)
  console.warn('Skipped: no `script` of util-linux here, and so no terminal to try the questions on.');

const ids = range(60, (index) => `c${index}`);
const TWO = ['huduma:1', 'huduma:2', '--mode', 'trash'];

/** If this is typed, the terminal ends, but not the program on it. */
const LOSE_IT = 'the terminal is closed';

interface Seen {
  readonly code: number | null;
  /** Everything that the terminal showed, including control sequences. */
  readonly screen: string;
}

/** Runs the program on a terminal, and types when a text is shown. */
function onTerminal(
  world: World,
  args: readonly string[],
  typing: readonly (readonly [shown: RegExp, keys: string])[],
  env: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  const command = ['stty cols 100 rows 40;', world.bin, ...args].join(' ');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: world.folder,
    env: { PATH, HOME, SHELL: '/bin/sh', TERM: 'xterm', ...world.env, ...env },
  });
  let screen = '';
  const left = [...typing];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    screen += text;
    const [next] = left;
    if (!next?.[0].test(screen)) return;
    left.shift();
    if (next[1] === LOSE_IT) child.kill('SIGKILL');
    else child.stdin.write(next[1]);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, screen })));
}

describe.skipIf(!hasScript).concurrent('on a terminal', () => {
  test('the numbers are shown and must be typed back', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2] } });
    const { code, screen } = await onTerminal(world, ['delete', ...TWO], [[/type: 2 huduma/, '2 huduma\r']]);
    expect(screen).toMatch(/huduma +2 +1 +trash +soft: still stored/);
    expect(screen).toMatch(/2\/2 .*huduma 2\/2/);
    expect(screen).toMatch(/2 deleted \(.*\)\./);
    expect(code).toBe(0);
    expect(world.sandbox.stateOf('huduma', 1)).toBe('trashed');
  });

  test('Ctrl-C at the question: nothing is sent', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2] } });
    const { code } = await onTerminal(world, ['delete', ...TWO], [[/type: 2 huduma/, '\x03']]);
    expect(code).toBe(130);
    expect(world.sandbox.requests).toEqual([]);
  });

  test('the canary of verify must be typed, with what is sent in sight', async () => {
    const args = ['verify', 'huduma', '--level', '3', '--live', '--canary', '77'];
    const refused = await createWorld({ contacts: { huduma: [77] } });
    const other = await onTerminal(refused, args, [
      [/type: huduma:77/, 'huduma:7\r'],
      // What is typed before the question is shown again does not count as an answer.
      [/\(1 of 3\).*type: huduma:77/s, 'huduma:7\r'],
      [/\(2 of 3\).*type: huduma:77/s, 'huduma:7\r'],
    ]);
    expect(other.screen).toMatch(/Level 3, DELETES huduma:77.*Nothing was sent/s);
    expect(other.code).toBe(5);
    expect(refused.sandbox.requests).toEqual([]);

    const agreed = await createWorld({ contacts: { huduma: [77] } });
    expect(await onTerminal(agreed, args, [[/type: huduma:77/, 'huduma:77\r']])).toMatchObject({ code: 0 });
    expect(agreed.sandbox.stateOf('huduma', 77)).toBe('trashed');
  }, 60_000);

  test('Ctrl-C during the run drains it', async () => {
    const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 100 });
    const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '60'];
    const { code, screen } = await onTerminal(world, args, [[/ [1-9]\d*\/60 /, '\x03']]);
    expect(screen).toMatch(/Stopping: waiting for the requests under way/);
    expect(code).toBe(130);
    const gone = ids.filter((id) => world.sandbox.stateOf('sendme123', id) === 'deleted').length;
    expect(screen).toContain(`${gone} deleted (${gone} permanent), ${60 - gone} notAttempted`);
  });

  test.skipIf(process.platform !== 'linux')(
    'the terminal is lost: the run drains, and leaves no lock',
    async () => {
      const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 100 });
      const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '60'];
      const lost = await onTerminal(
        world,
        [...args, '--journal', 'run.journal'],
        [[/ [1-9]\d*\/60 /, LOSE_IT]],
      );
      expect(lost.code).toBe(null);
      // The process goes on without the terminal until it has drained.
      await vi.waitUntil(async () => (await readdir(world.folder)).join() === 'run.journal', 20_000);
      const { standing } = await readJournalFile(join(world.folder, 'run.journal'));
      const { deleted, notAttempted } = standing.counts;
      expect(deleted).toBe(world.sandbox.requests.length);
      expect(deleted + notAttempted).toBe(60);
      expect(notAttempted).toBeGreaterThan(0);
    },
  );

  test('results have colors, and none with NO_COLOR', async () => {
    const args = ['delete', '--sandbox', 'huduma:1', '--mode', 'trash', '--journal'];
    const world = await createWorld();
    expect((await onTerminal(world, [...args, 'a.journal'], [])).screen).toContain('\x1b[32mhuduma:1');
    const plain = await onTerminal(world, [...args, 'b.journal'], [], { NO_COLOR: '1' });
    expect(plain.screen).toContain('huduma:1  deleted');
    expect(plain.screen.split('\x1b').some((after) => /^\[\d+m/.test(after))).toBe(false);
  });
});
