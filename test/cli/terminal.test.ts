/** On a terminal: the question, the progress bar, colours. */
import type { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Ended, RunOptions } from './in-process.js';
import { range } from './lines.js';
import { createWorld, type World } from './world.js';

const ids = range(60, (index) => `c${index}`);
const TWO = ['huduma:1', 'huduma:2', '--mode', 'trash'];

/** The same answer each time the question is asked again. */
const wrongTwice = (keys: string) => [[/\(1 of 3\)/, keys] as const, [/\(2 of 3\)/, keys] as const];

/** Runs a command line on a terminal, and types when something is shown. */
function onTerminal(
  world: World,
  args: readonly string[],
  typing: readonly (readonly [shown: RegExp, keys: string])[] = [],
  { env, ...options }: Pick<RunOptions, 'env' | 'columns'> = {},
): Promise<Ended> {
  const left = [...typing];
  return world.cli(args, {
    ...options,
    terminal: true,
    env: { ...world.env, ...env },
    begun: ({ stdin, stderr }) => {
      stderr.on('text', () => {
        const [next] = left;
        if (!next?.[0].test(stderr.text)) return;
        left.shift();
        // Nobody types before it is shown.
        setImmediate(() => stdin.write(next[1]));
      });
    },
  });
}

describe('on a terminal', () => {
  test('the numbers are shown and must be typed back', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2] } });
    const typing = [[/type: 2 huduma/, '2 huduma\r']] as const;
    const { code, stdout, stderr } = await onTerminal(world, ['delete', ...TWO], typing);
    expect(stderr).toMatch(/huduma +2 +1 +trash +soft: still stored/);
    expect(stderr).toContain('this is no erasure. To delete, type: 2 huduma');
    expect(stderr).not.toContain('cannot be undone');
    expect(stdout).toMatch(/2 deleted \(2 soft: still stored, not an erasure\)\./);
    expect(code).toBe(0);
    expect(world.sandbox.stateOf('huduma', 1)).toBe('trashed');
  });

  test.each([
    [0, 'They stay stored and may be recovered: this is no erasure. To delete, type: 2\n huduma\n'],
    [40, 'They stay stored and may be \nrecovered: this is no erasure. To \ndelete, type: 2 huduma\n'],
  ])(
    'if the terminal reports %i columns, the question can be read and answered',
    async (columns, question) => {
      const world = await createWorld({ contacts: { huduma: [1, 2] } });
      const typing = [[/└/, '2 huduma\r']] as const;
      const { code, stderr } = await onTerminal(world, ['delete', ...TWO], typing, { columns });
      expect(stderr).toContain(question);
      expect(stderr).toContain('2 hudum█');
      expect(code).toBe(0);
    },
  );

  test('if the terminal gets narrower, the question is drawn again', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2] } });
    let drawn = '';
    const { code } = await world.cli(['delete', ...TWO], {
      terminal: true,
      begun: ({ stdin, stderr }) => {
        stderr.on('text', () => {
          if (stderr.columns === 40 || !stderr.text.includes('└')) return;
          stderr.columns = 40;
          setImmediate(() => {
            const { length } = stderr.text;
            stderr.emit('resize');
            drawn = stderr.text.slice(length);
            stdin.write('2 huduma\r');
          });
        });
      },
    });
    expect(drawn).toContain('recovered: this is no erasure. To \ndelete');
    expect(code).toBe(0);
  });

  test('each provider is asked for on its own', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2], sendme123: ['a'] } });
    const { code, stderr } = await onTerminal(
      world,
      ['delete', ...TWO, 'sendme123:a'],
      [
        [/1 of 2\. .*type: 2 huduma/, '2 huduma\r'],
        [/2 of 2\. .*not documented .* type: 1 sendme123/, '2 sendme123\r'],
        ...wrongTwice('2 sendme123\r'),
      ],
    );
    expect(stderr).toContain('that is not "1 sendme123" either (3 of 3). Nothing was sent.');
    expect(code).toBe(5);
    expect(world.sandbox.requests).toEqual([]);
  });

  test('what is typed wrong is asked for again, twice', async () => {
    const world = await createWorld({ contacts: { huduma: [1, 2] } });
    const typing = [
      [/type: 2 huduma/, '2 hudma\r'],
      [/That is not "2 huduma" \(1 of 3\)\./, '2\r'],
      [/That is not "2 huduma" \(2 of 3\)\./, '2 huduma\r'],
    ] as const;
    const { code, stderr } = await onTerminal(world, ['delete', ...TWO], typing);
    expect(stderr).not.toContain('3 of 3');
    expect(code).toBe(0);
    expect(world.sandbox.requests).toHaveLength(1);
  });

  test('of what is gone for good it is said that it cannot be undone', async () => {
    const world = await createWorld({ contacts: { huduma: [1] } });
    const args = ['delete', 'huduma:1', '--mode', 'permanent'];
    const { stderr } = await onTerminal(world, args, [[/cannot be undone\. To delete/, '1 huduma\r']]);
    expect(stderr).toMatch(/permanent: gone for good/);
    expect(world.sandbox.requests).toHaveLength(1);
  });

  test.each(['y\r', '\r', '2\r', '3 huduma\r', '2 wabotify\r'])(
    '%j is no consent: nothing is sent',
    async (keys) => {
      const world = await createWorld({ contacts: { huduma: [1, 2] } });
      const { code, stderr } = await onTerminal(
        world,
        ['delete', ...TWO],
        [[/type: 2 huduma/, keys], ...wrongTwice(keys)],
      );
      expect(stderr).toMatch(/Nothing was sent/);
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

  test.each<[string, (stdin: PassThrough) => void]>([
    ['Ctrl-D', (stdin) => stdin.write('\x04')],
    ['the end of the input', (stdin) => stdin.end()],
    [
      'a terminal that is lost',
      (stdin) => stdin.destroy(Object.assign(new Error('read EIO'), { code: 'EIO' })),
    ],
  ])('%s at the question: nothing is sent', async (_, act) => {
    const { cli, sandbox } = await createWorld({ contacts: { huduma: [1, 2] } });
    const { code, stderr } = await cli(['delete', ...TWO], {
      terminal: true,
      begun: ({ stdin, stderr }) => {
        stderr.on('text', () => {
          if (stderr.text.includes('type: 2 huduma')) setImmediate(act, stdin);
        });
      },
    });
    expect(stderr).toContain('interrupted. Nothing was sent.');
    expect(code).toBe(130);
    expect(sandbox.requests).toEqual([]);
  });

  test('a progress bar is shown, and taken away again', async () => {
    const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 20 });
    const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '60'];
    const { code, stdout, stderr } = await onTerminal(world, args);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /\[#+-+\] \d+\/60 {2}about \d+ s left {2}sendme123 \d+\/60 {2}\d+\/s {2}\d+ in flight/,
    );
    expect(stderr.lastIndexOf('\r\x1b[K')).toBeGreaterThan(stderr.lastIndexOf('in flight'));
    expect(stdout).toMatch(/60 deleted \(.*\)\./);
  });

  test('results have colors, and none with NO_COLOR', async () => {
    const args = ['delete', '--sandbox', 'huduma:1', '--mode', 'trash', '--journal'];
    const world = await createWorld();
    expect((await onTerminal(world, [...args, 'a.journal'])).stdout).toContain('\x1b[32mhuduma:1');
    const { stdout } = await onTerminal(world, [...args, 'b.journal'], [], { env: { NO_COLOR: '1' } });
    expect(stdout).toContain('huduma:1  deleted');
    expect(stdout).not.toContain('\x1b');
  });
});

test('elsewhere there is no bar and no color', async () => {
  const { cli } = await createWorld({ contacts: { sendme123: ids }, latencyMs: 20 });
  const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '60'];
  const { code, stdout, stderr } = await cli(args);
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain('\x1b');
});
