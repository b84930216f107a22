/** The command line, command by command, against a sandbox. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, outcomesIn, range, summaryIn } from './lines.js';
import { createWorld } from './world.js';

const contacts = { huduma: [123, 456], sendme123: ['contact-uuid-123', 'b'], wabotify: ['w'] };
const ALL = ['huduma:123', 'huduma:456', 'sendme123:contact-uuid-123', 'wabotify:w'];
const agree = (count: number) => ['--yes', '--expect', String(count)];

describe('the first command of the README', () => {
  test('works without a credential and without a question', async () => {
    const { cli } = await createWorld();
    const { code, stdout } = await cli(['delete', '--sandbox', ...ALL, '--mode', 'trash'], { env: {} });
    expect(stdout).toMatch(/^huduma:123 +deleted {2}soft, by item\n/);
    expect(stdout).toMatch(
      /Run [0-9a-f-]{36}: 4 deleted \(1 permanent; 2 soft: .*; 1 undocumented: .*\)\.\n$/,
    );
    expect(code).toBe(0);
  });

  test('plan and apply have a sandbox, too', async () => {
    const { cli, sandbox } = await createWorld();
    expect(
      (await cli(['plan', '--sandbox', ...ALL, '--mode', 'trash', '-o', 'plan.json'], { env: {} })).code,
    ).toBe(0);
    const { code, stdout } = await cli(['apply', '--sandbox', 'plan.json', '--json'], { env: {} });
    expect(code).toBe(0);
    expect(outcomesIn(stdout).map(({ outcome }) => outcome)).toEqual(range(4, () => 'deleted'));
    expect(sandbox.requests).toEqual([]);
  });
});

describe('plan, apply, receipt', () => {
  test('the whole way: nothing is sent by plan, and every contact has its outcome', async () => {
    const { cli, sandbox, folder, read } = await createWorld({ contacts });
    await writeFile(
      join(folder, 'contacts.csv'),
      '\uFEFFprovider,id\r\nhuduma,123\r\n\r\nhuduma,999\r\nsendme123,"b"\r\n',
    );
    const planned = await cli(['plan', '--from', 'contacts.csv', '--mode', 'trash', '-o', 'plan.json']);
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout).toMatch(/huduma +2 +1 +trash +soft/);
    expect(planned.stdout).toMatch(/sendme123 +1 +1 +- +undocumented/);
    expect(sandbox.requests).toEqual([]);
    expect((await stat(join(folder, 'plan.json'))).mode & 0o777).toBe(0o600);

    const applied = await cli(['apply', 'plan.json', ...agree(3), '--json']);
    expect(applied.code).toBe(0);
    expect(summaryIn(applied.stdout)).toEqual({
      type: 'summary',
      run: expect.stringMatching(/^[0-9a-f-]{36}$/),
      total: 3,
      outcomes: { deleted: 2, absent: 1, blocked: 0, rejected: 0, notAttempted: 0, unknown: 0 },
      permanence: { permanent: 1, soft: 1, undocumented: 0 },
      absentPerhapsByUs: 0,
      remaining: 0,
      ambiguous: 0,
      stayUnknown: 0,
      stops: [],
      exitCode: 0,
    });
    expect(outcomesIn(applied.stdout)).toHaveLength(3);
    expect(outcomesIn(applied.stdout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          provider: 'huduma',
          id: '123',
          outcome: 'deleted',
          permanence: 'soft',
          evidence: 'item',
        }),
        expect.objectContaining({ provider: 'huduma', id: '999', outcome: 'absent' }),
        expect.objectContaining({
          provider: 'sendme123',
          id: 'b',
          outcome: 'deleted',
          permanence: 'permanent',
        }),
      ]),
    );
    expect(sandbox.stateOf('huduma', 123)).toBe('trashed');
    expect(sandbox.has('huduma', 456)).toBe(true);
    expect((await stat(join(folder, 'plan.journal'))).mode & 0o777).toBe(0o600);

    expect(await cli(['receipt', 'plan.journal', '-o', 'receipt.json'])).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(JSON.parse(await read('receipt.json'))).toMatchObject({ complete: true, total: 3 });
    const verify = (target: string, journal = 'plan.journal') =>
      cli(['receipt', 'verify', 'receipt.json', '--journal', journal, target]);
    expect(await verify('huduma:123')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^huduma:123: deleted, soft, by item, 20/),
    });
    expect(await verify('huduma:456')).toMatchObject({
      code: 3,
      stdout: 'The receipt does not name huduma:456.\n',
    });
    const changed = (await read('receipt.json')).replace('"absent": 1', '"absent": 2');
    await writeFile(join(folder, 'receipt.json'), changed);
    expect(await verify('huduma:123')).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('cannot be relied on'),
    });
  });

  test('no credential is in a file or in the output', async () => {
    const { cli, folder, env } = await createWorld({ contacts });
    const outputs: string[] = [];
    for (const args of [
      ['plan', ...ALL, '--mode', 'trash', '-o', 'plan.json'],
      ['apply', 'plan.json', ...agree(4)],
      ['receipt', 'plan.journal', '-o', 'receipt.json'],
      ['receipt', 'plan.journal', '--html', '-o', 'receipt.html'],
      ['receipt', 'plan.journal', '--md', '-o', 'receipt.md'],
    ]) {
      const { code, stdout, stderr } = await cli(args);
      expect(code).toBe(0);
      outputs.push(stdout, stderr);
    }
    for (const name of await readdir(folder)) outputs.push(await readFile(join(folder, name), 'utf8'));
    expect(outputs).toHaveLength(15);
    const secrets = Object.entries(env).filter(([name]) => !name.endsWith('_BASE_URL'));
    expect(secrets).toHaveLength(3);
    for (const [, secret] of secrets) expect(outputs.join('')).not.toContain(secret);
  });

  test('a plan is refused if it, the account, the address or the version has changed', async () => {
    const { cli, folder, env, sandbox, read } = await createWorld({ contacts });
    await cli(['plan', 'huduma:123', '--mode', 'trash', '-o', 'plan.json']);
    const refused = async (what: RegExp, more: Record<string, string> = {}) => {
      const { code, stderr } = await cli(['apply', 'plan.json', ...agree(1)], { env: { ...env, ...more } });
      expect(stderr).toMatch(what);
      expect(code).toBe(5);
    };
    await refused(/another credential for huduma/, { HUDUMA_TOKEN: 'sandbox-token-2' });
    await refused(/the base URL is now/, { HUDUMA_BASE_URL: 'https://huduma.example.com' });
    const plan = await read('plan.json');
    await writeFile(join(folder, 'plan.json'), plan.replace('"123"', '"456"'));
    await refused(/was changed after it was sealed/);
    expect(sandbox.requests).toEqual([]);
    expect(existsSync(join(folder, 'plan.journal'))).toBe(false);
  });

  test('a journal that is there is not written over', async () => {
    const { cli, sandbox } = await createWorld({ contacts });
    await cli(['plan', 'huduma:123', '--mode', 'trash', '-o', 'plan.json']);
    expect((await cli(['apply', 'plan.json', ...agree(1)])).code).toBe(0);
    const again = await cli(['apply', 'plan.json', ...agree(1)]);
    expect(again).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('this plan was already applied'),
    });
    expect(sandbox.requests).toHaveLength(1);
  });
});

describe('guards, before anything is sent', () => {
  test.each([
    ['no terminal and no --yes', ALL, 2, /no terminal to ask on/],
    ['--yes without --expect', [...ALL, '--yes'], 2, /--yes needs --expect/],
    ['another --expect', [...ALL, ...agree(5)], 5, /there are 4 contacts, and --expect is 5/],
    [
      'more than --max-delete',
      [...ALL, ...agree(4), '--max-delete', '3'],
      5,
      /4 contacts, and --max-delete is 3/,
    ],
    [
      'more than 1,000',
      [...range(1_001, (index) => `huduma:${index + 1}`), ...agree(1_001)],
      5,
      /--max-delete is 1,000/,
    ],
    ['a bad target', [...ALL, 'huduma:x', ...agree(4)], 2, /argument 5: "x" must be a positive whole number/],
    ['a target without a provider', ['123', ...agree(1)], 2, /argument 1: "123" names no provider/],
    ['an unknown option', [...ALL, '--force'], 2, /unknown option '--force'/],
    ['a number that is none', [...ALL, '--yes', '--expect', '4x'], 2, /must be a whole number/],
    ['nothing at all', [], 2, /which contacts\?/],
    [
      'a journal in no folder',
      [...ALL, ...agree(4), '--journal', 'no/where.journal'],
      2,
      /where\.journal.*ENOENT/,
    ],
  ])('%s', async (_, args, code, message) => {
    const { cli, sandbox, folder } = await createWorld({ contacts });
    const ended = await cli(['delete', ...args, '--mode', 'trash']);
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(code);
    expect(ended.stdout).toBe('');
    expect(sandbox.requests).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('the mode is never assumed, and never pretended', async () => {
    const { cli } = await createWorld({ contacts });
    expect(await cli(['delete', 'huduma:123', ...agree(1)])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('say --mode trash or --mode permanent'),
    });
    expect(await cli(['delete', 'sendme123:b', '--mode', 'trash', ...agree(1)])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('leave --mode out'),
    });
  });

  test('a missing credential is named, and two of them are refused', async () => {
    const { cli, env } = await createWorld({ contacts });
    const { WABOTIFY_WORKSPACE_ID: _, ...without } = env;
    expect(await cli(['plan', 'wabotify:w'], { env: without })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Set WABOTIFY_WORKSPACE_ID'),
    });
    expect(await cli(['plan', 'huduma:1', '--mode', 'trash'], { env: without })).toMatchObject({ code: 0 });
    const both = { ...env, SENDME123_BEARER_TOKEN: 'a-bearer-token' };
    expect((await cli(['plan', 'sendme123:b'], { env: both })).stderr).toMatch(/not both/);
    const bad = await cli(['plan', 'huduma:1', '--mode', 'trash'], {
      env: { ...env, HUDUMA_TOKEN: 'geheim\n' },
    });
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.stderr).not.toContain('geheim');
  });

  test.each([
    [['delete', ...ALL, '--mode', 'trash', '--dry-run']],
    [['plan', ...ALL, '--mode', 'trash', '--dry-run', '-o', 'plan.json']],
    [['plan', ...ALL, '--mode', 'trash']],
  ])('a dry run sends nothing and writes nothing: %s', async (args) => {
    const { cli, sandbox, folder } = await createWorld({ contacts });
    const { code, stdout } = await cli(args);
    expect(stdout).toContain('To delete: 4 contacts.');
    expect(code).toBe(0);
    expect(sandbox.requests).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('so does a dry apply, a dry resume and a dry receipt', async () => {
    const { cli, sandbox, folder } = await createWorld({ contacts });
    await cli(['plan', ...ALL, '--mode', 'trash', '-o', 'plan.json']);
    expect((await cli(['apply', 'plan.json', '--dry-run'])).stdout).toContain('To delete: 4 contacts.');
    expect(sandbox.requests).toEqual([]);
    await cli(['apply', 'plan.json', ...agree(4)]);
    const sent = sandbox.requests.length;
    expect((await cli(['resume', 'plan.journal', '--dry-run'])).stdout).toContain(
      '\nNothing is left to do.\n',
    );
    expect((await cli(['receipt', 'plan.journal', '-o', 'r.json', '--dry-run'])).stdout).toContain(
      '"complete": true',
    );
    expect(sandbox.requests).toHaveLength(sent);
    expect((await readdir(folder)).sort()).toEqual(['plan.journal', 'plan.json']);
  });
});

describe('input', () => {
  test('a bad line stops plan, with its number, and --skip-invalid leaves it out', async () => {
    const { cli } = await createWorld({ contacts });
    const input = 'huduma:123\n\nhuduma:0x1\nsendme123:b\nnobody:1\nhuduma:123\n';
    const args = ['plan', '--from', '-', '--mode', 'trash', '-o', 'plan.json'];
    const stopped = await cli(args, { input });
    expect(stopped.code).toBe(2);
    expect(stopped.stderr).toMatch(/2 lines are invalid/);
    expect(stopped.stderr).toMatch(
      /line 3: "0x1" must be.*\n.*line 5: names no known provider; write provider:id/,
    );
    const skipped = await cli([...args, '--skip-invalid', '--json'], { input });
    expect(skipped.code).toBe(0);
    expect(JSON.parse(skipped.stdout).providers).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect(skipped.stderr).toMatch(
      /Left out, line 3.*\nLeft out, line 5.*\nRead standard input: .*5 lines, 2 contacts; left out: 1 repetition, 2 invalid lines\.\n/,
    );
  });

  test('NDJSON and ids alone, from a file and from standard input', async () => {
    const { cli, folder } = await createWorld({ contacts });
    await writeFile(join(folder, 'people.ndjson'), '{"uuid":"b","name":"B"}\n{"uuid":"c"}\n');
    const args = ['plan', '--provider', 'sendme123', '--json'];
    const counted = async (more: string[], input?: string) =>
      JSON.parse((await cli([...args, ...more], input === undefined ? {} : { input })).stdout).providers[0]
        .count;
    expect(await counted(['--from', 'people.ndjson', '--column', 'uuid'])).toBe(2);
    expect(await counted(['--from', '-'], 'a\nb\nc')).toBe(3);
    expect(await counted(['--from', '-', '--format', 'csv'], 'id\n1\n')).toBe(1);
    expect((await cli([...args, '--from', 'no.csv'])).stderr).toMatch(/no\.csv cannot be read: ENOENT/);
  });
});

describe('exit codes', () => {
  const remove = (options: object, ...more: string[]) =>
    createWorld({ contacts: { sendme123: ['a', { id: 'b', pendingMessages: true }] }, ...options }).then(
      ({ cli }) => cli(['delete', 'sendme123:a', 'sendme123:b', ...agree(2), ...more]),
    );

  test('3 if a contact is blocked', async () => {
    const { code, stdout } = await remove({});
    expect(stdout).toMatch(/sendme123:b +blocked/);
    expect(stdout).toMatch(/1 deleted \(.*\), 1 blocked\.\n$/);
    expect(code).toBe(3);
  });

  test('4 if it is not known, and says how to go on', async () => {
    const faults = [{ ids: ['a'], do: { kind: 'status', status: 502 } }];
    const { code, stderr } = await remove({ faults });
    expect(stderr).toMatch(/Go on with: contact-deletion resume contact-deletion-\d{8}T\d{6}Z\.journal/);
    expect(code).toBe(4);
  });

  test('5 if a guard stops the run', async () => {
    const { code, stderr, stdout } = await remove(
      { faults: [{ do: { kind: 'status', status: 401 } }] },
      '--json',
    );
    expect(stderr).toMatch(/Stopped at sendme123 \(account\): .*check the credential/);
    expect(linesOf(stdout)).toMatchObject([
      { outcome: 'notAttempted' },
      { outcome: 'notAttempted' },
      { type: 'summary', remaining: 2, stops: [{ provider: 'sendme123', guard: 'account' }], exitCode: 5 },
    ]);
    expect(code).toBe(5);
  });

  test('0 for help and the version, which are no mistakes', async () => {
    const { cli } = await createWorld();
    for (const args of [['--help'], ['plan', '--help'], ['receipt', 'verify', '--help'], ['--version']]) {
      expect(await cli(args)).toMatchObject({ code: 0, stderr: '' });
    }
    expect((await cli(['delete', '--help'])).stdout).toMatch(/Examples:/);
    expect(await cli([])).toMatchObject({ code: 2 });
  });
});

describe('sandbox', () => {
  test('listens, and prints what points the other commands at it', async () => {
    const { cli, folder } = await createWorld();
    const ended = await cli(['sandbox', '--port', '0', 'huduma:7'], {
      begun: ({ signals, stderr }) => {
        stderr.on('text', () => {
          if (stderr.text.includes('Listening on')) signals.emit('SIGINT');
        });
      },
    });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /^HUDUMA_BASE_URL=http:\/\/127\.0\.0\.1:\d+\/huduma\/api\/v3\nHUDUMA_TOKEN=\S+\n/,
    );
    expect(ended.stdout.trim().split('\n')).toHaveLength(6);
    expect(await readdir(folder)).toEqual([]);
  });
});

test('completion knows the commands and their options', async () => {
  const { cli } = await createWorld();
  expect((await cli(['complete', '--', 'resu'])).stdout).toMatch(/^resume\t/);
  expect((await cli(['complete', '--', 'delete', '--max-d'])).stdout).toMatch(/^--max-delete\t/);
  expect((await cli(['complete', 'bash'])).stdout).toContain('bash completion for contact-deletion');
});
