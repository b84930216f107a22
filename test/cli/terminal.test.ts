/** On a terminal: the question, the progress bar, colors, Ctrl-C. Needs `script` of util-linux for a terminal. */
import { spawn, spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { installed } from './packed.js';
import { createWorld, range, type World } from './world.js';

beforeAll(installed, 120_000);

const hasScript = /util-linux/.test(spawnSync('script', ['--version']).stdout?.toString() ?? '');
if (!hasScript)
  console.warn('Skipped: no `script` of util-linux here, and so no terminal to try the questions on.');

const ids = range(60, (index) => `c${index}`);
const TWO = ['huduma:1', 'huduma:2', '--mode', 'trash'];

interface Seen {
  readonly code: number | null;
  /** All that the terminal showed, with its control sequences. */
  readonly screen: string;
}

/** Runs the program on a terminal, and types when something is shown. */
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
    child.stdin.write(next[1]);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, screen })));
}

describe.skipIf(!hasScript).concurrent('on a terminal', () => {
  test('the numbers are shown and must be typed back', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2] } });
    const { code, screen } = await onTerminal(world, ['delete', ...TWO], [[/type: 2 huduma/, '2 huduma\r']]);
    expect(screen).toMatch(/huduma +2 contacts +1 request +trash/);
    expect(screen).toMatch(/2 deleted\./);
    expect(code).toBe(0);
    expect(world.sandbox.stateOf('huduma', 1)).toBe('trashed');
  });

  test('each provider is asked for on its own', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2], sendme123: ['a'] } });
    const { code } = await onTerminal(
      world,
      ['delete', ...TWO, 'sendme123:a'],
      [
        [/type: 2 huduma/, '2 huduma\r'],
        [/type: 1 sendme123/, '2 sendme123\r'],
      ],
    );
    expect(code).toBe(5);
    expect(world.sandbox.requests).toEqual([]);
  });

  test.each(['y\r', '\r', '2\r', '3 huduma\r', '2 wabotify\r'])(
    '%j is no consent: nothing is sent',
    async (keys) => {
      const world = await createWorld({ contacts: { huduma: [1, 2] } });
      const { code, screen } = await onTerminal(world, ['delete', ...TWO], [[/type: 2 huduma/, keys]]);
      expect(screen).toMatch(/Nothing was sent/);
      expect(code).toBe(5);
      expect(world.sandbox.requests).toEqual([]);
    },
  );

  test('Ctrl-C at the question: nothing is sent', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2] } });
    const { code } = await onTerminal(world, ['delete', ...TWO], [[/type: 2 huduma/, '\x03']]);
    expect(code).toBe(130);
    expect(world.sandbox.requests).toEqual([]);
  });

  test('the canary of verify must be typed, with what is sent in sight', async () => {
    const args = ['verify', 'huduma', '--level', '3', '--live', '--canary', '77'];
    const refused = await createWorld({ contacts: { huduma: [77] } });
    const other = await onTerminal(refused, args, [[/type: huduma:77/, 'huduma:7\r']]);
    expect(other.screen).toMatch(/Level 3, DELETES huduma:77.*Nothing was sent/s);
    expect(other.code).toBe(5);
    expect(refused.sandbox.requests).toEqual([]);

    const agreed = await createWorld({ contacts: { huduma: [77] } });
    expect(await onTerminal(agreed, args, [[/type: huduma:77/, 'huduma:77\r']])).toMatchObject({ code: 0 });
    expect(agreed.sandbox.stateOf('huduma', 77)).toBe('trashed');
  }, 60_000);

  test('a progress bar is shown, and taken away again', async () => {
    const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 60 });
    const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '60'];
    const { code, screen } = await onTerminal(world, args, []);
    expect(code).toBe(0);
    expect(screen).toMatch(/\[#+-+\] \d+\/60 {2}\d+ in flight {2}\d+\/s/);
    expect(screen.lastIndexOf('\r\x1b[K')).toBeGreaterThan(screen.lastIndexOf('in flight'));
    expect(screen).toMatch(/60 deleted\./);
  });

  test('Ctrl-C during the run drains it', async () => {
    const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 100 });
    const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '60'];
    const { code, screen } = await onTerminal(world, args, [[/ [1-9]\d*\/60 /, '\x03']]);
    expect(screen).toMatch(/Stopping: waiting for the requests under way/);
    expect(code).toBe(130);
    const gone = ids.filter((id) => world.sandbox.stateOf('sendme123', id) === 'deleted').length;
    expect(screen).toContain(`${gone} deleted, ${60 - gone} notAttempted`);
  });

  test('results have colors, and none with NO_COLOR', async () => {
    const args = ['delete', '--sandbox', 'huduma:1', '--mode', 'trash', '--journal'];
    const world = await createWorld();
    expect((await onTerminal(world, [...args, 'a.journal'], [])).screen).toContain('\x1b[32mhuduma:1');
    const plain = await onTerminal(world, [...args, 'b.journal'], [], { NO_COLOR: '1' });
    expect(plain.screen).toContain('huduma:1  deleted');
    expect(plain.screen.split('\x1b').some((after) => /^\[\d+m/.test(after))).toBe(false);
  });
});

test('elsewhere there is no bar and no color', async () => {
  const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 20 });
  const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '60'];
  const { code, stdout, stderr } = await world.cli(args);
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain('\x1b');
});
