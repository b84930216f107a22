/** `verify` and `drift` of the command line: consent, exit codes, output, and what is never in it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createWorld, type World } from './world.js';

const contacts = { huduma: [77, 123], sendme123: ['canary', 'b'], wabotify: ['canary', 'b'] };

const createProject = (options: Parameters<typeof createWorld>[0] = { contacts }) => createWorld(options);

describe('verify', () => {
  test('asks at level 1 by default, without the credential, and says what it did not see', async () => {
    const { cli, sandbox, env } = await createProject();
    const { HUDUMA_BASE_URL = '' } = env;
    const { code, stdout, stderr } = await cli(['verify', 'huduma'], { env: { HUDUMA_BASE_URL } });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain(`To send to ${HUDUMA_BASE_URL}`);
    expect(stderr).toMatch(
      /DELETE \/contacts {"trash":true,"ids":\[9007199254740991\]} +no credential +expects 401/,
    );
    expect(stdout).toContain('huduma keeps the contract, as far as level 1 can see.');
    expect(stdout).toContain('What a deletion is answered with was not seen');
    expect(sandbox.requests.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });

  test.each(['huduma', 'sendme123', 'wabotify'])(
    'climbs to level 2 at %s with --live, and deletes nobody',
    async (provider) => {
      const { cli, sandbox, env } = await createProject();
      const ended = await cli(['verify', provider, '--level', '2', '--live', '--json', '--junit', 'v.xml']);
      expect(ended.code, ended.stderr).toBe(0);
      expect(JSON.parse(ended.stdout)).toMatchObject({ provider, level: 2, verdict: 'kept' });
      expect(sandbox.requests.length).toBeGreaterThan(2);
      for (const each of ['huduma', 'sendme123', 'wabotify'] as const) {
        expect(sandbox.contacts(each).every(({ state }) => state === 'present')).toBe(true);
      }
      for (const secret of ['HUDUMA_TOKEN', 'SENDME123_API_KEY', 'WABOTIFY_WORKSPACE_ID'] as const) {
        expect(ended.stdout + ended.stderr).not.toContain(env[secret]);
      }
    },
  );

  test('takes a bearer token for sendme123', async () => {
    const { cli, env } = await createProject();
    const { SENDME123_API_KEY: SENDME123_BEARER_TOKEN = '', SENDME123_BASE_URL = '' } = env;
    const { code, stderr } = await cli(['verify', 'sendme123', '--level', '2', '--live'], {
      env: { SENDME123_BEARER_TOKEN, SENDME123_BASE_URL },
    });
    expect(code, stderr).toBe(0);
  });

  test.each([
    ['huduma', '77'],
    ['sendme123', 'canary'],
    ['wabotify', 'canary'],
  ] as const)(
    'deletes the canary of %s at level 3, and it alone; the output does not name it',
    async (provider, id) => {
      const { cli, sandbox } = await createProject();
      const args = [
        'verify',
        provider,
        '--level',
        '3',
        '--live',
        '--canary',
        id,
        '--yes',
        '--json',
        '--junit',
        'v.xml',
      ];
      const { code, stdout, stderr } = await cli(args);
      expect(code, stderr).toBe(0);
      expect(stderr).toContain(`Level 3, DELETES ${provider}:${id} and checks that it is gone:`);
      expect(stdout).not.toContain(`"${id}"`);
      expect(sandbox.contacts(provider).filter(({ state }) => state === 'present')).toHaveLength(1);
      expect(sandbox.has(provider, id)).toBe(false);
    },
  );

  test.each([
    [['--level', '2'], 'agree with --live'],
    [['--level', '3', '--live'], 'name it with --canary'],
    [['--level', '3', '--live', '--canary', '77'], 'Say --yes'],
    [['--canary', '77'], '--canary goes with --level 3'],
    [['--level', '3', '--live', '--yes', '--canary', '7.5'], 'must be given by its number'],
    [['--level', '4'], 'Allowed choices are 1, 2, 3'],
    [['--base-url', 'http://example.com'], 'must begin with https://'],
    [['--base-url', 'https://user:pass@example.com'], 'must not hold a user name'],
    [['--sandbox', '--base-url', 'https://example.com'], 'not both'],
  ])('refuses %j before anything is sent', async (args, words) => {
    const { cli, sandbox } = await createProject();
    const { code, stderr } = await cli(['verify', 'huduma', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(sandbox.requests).toEqual([]);
  });

  test('refuses a canary that would be another path', async () => {
    const { cli, sandbox } = await createProject();
    for (const canary of ['../x', 'a/b', '..', 'a?b', 'a%2fb', '']) {
      const args = ['verify', 'sendme123', '--level', '3', '--live', '--yes', `--canary=${canary}`];
      expect(await cli(args)).toMatchObject({ code: 2 });
    }
    expect(sandbox.requests).toEqual([]);
  });

  test('sends nothing with --dry-run, and needs no credential for it', async () => {
    const { cli, sandbox } = await createWorld();
    const args = ['verify', 'wabotify', '--level', '2', '--dry-run'];
    const { code, stdout } = await cli(args);
    expect(code).toBe(0);
    expect(stdout).toContain('"workspaceId":"<your account>"');
    expect(stdout).not.toContain('sandbox-workspace');
    expect(sandbox.requests).toEqual([]);
    expect(await cli(['verify', 'huduma', '--dry-run'], { env: {} })).toMatchObject({ code: 0 });
  });

  test('tells broken, unclear and unreachable apart, in the exit code and in JUnit', async () => {
    const fault = (status: number) => ({ faults: [{ do: { kind: 'status', status } }] }) as const;
    const junitOf = (world: World) => readFile(join(world.folder, 'v.xml'), 'utf8');
    const args = ['verify', 'sendme123', '--junit', 'v.xml'];

    const broken = await createProject(fault(418));
    const told = await broken.cli(args);
    expect(told.code).toBe(6);
    expect(told.stdout).toMatch(/ 418 +broken +418 instead of 401, which no page documents\n/);
    expect(await junitOf(broken)).toContain(
      '<failure message="418 instead of 401, which no page documents"/>',
    );
    expect(await junitOf(broken)).toContain('tests="8" failures="1" errors="0" skipped="7"');

    const busy = await createProject(fault(429));
    expect(await busy.cli(args)).toMatchObject({ code: 7 });
    expect(await junitOf(busy)).toContain('failures="0" errors="1" skipped="7"');

    const away = await createProject({ faults: [{ do: { kind: 'reset' } }] });
    const unreached = await away.cli(args);
    expect(unreached.code).toBe(7);
    expect(unreached.stdout).toContain('No verdict on sendme123: it was not reached.');
    expect(away.sandbox.requests).toHaveLength(1);
  });

  test('works in the sandbox without a credential', async () => {
    const { cli } = await createProject();
    const args = ['verify', 'wabotify', '--sandbox', '--level', '3', '--canary', 'x'];
    expect(await cli(args, { env: {} })).toMatchObject({ code: 0 });
  });
});

describe('drift', () => {
  const har = (status: number) =>
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: 'DELETE',
              url: 'https://app.sendme123.com/api/contacts/contact-uuid-123',
              headers: [{ name: 'api-key', value: 'a-secret-key' }],
            },
            response: { status, headers: [], content: { size: 0 } },
          },
        ],
      },
    });

  test('ends with 0, 6, 7 or 2: kept, drifted, nothing to compare, unreadable', async () => {
    const { cli, folder } = await createProject();
    await writeFile(join(folder, 'kept.har'), har(404));
    await writeFile(join(folder, 'drifted.har'), har(410));
    await writeFile(join(folder, 'nothing.har'), '{ "log": { "entries": [] } }');
    await writeFile(join(folder, 'cut.har'), har(404).slice(0, 40));
    expect(await cli(['drift', 'kept.har'])).toMatchObject({ code: 0 });
    const drifted = await cli(['drift', 'kept.har', 'drifted.har', '--json']);
    expect(drifted.code).toBe(6);
    expect(JSON.parse(drifted.stdout)).toMatchObject({ files: 2, verdict: 'drifted' });
    expect(drifted.stdout + drifted.stderr).not.toMatch(/contact-uuid-123|a-secret-key/);
    expect(await cli(['drift', 'nothing.har'])).toMatchObject({ code: 7 });
    const cut = await cli(['drift', 'cut.har']);
    expect(cut).toMatchObject({ code: 2, stdout: '' });
    expect(cut.stderr).toContain('cut.har is cut off or not JSON; record it again.');
  });

  test('says how much could not be compared, and has no verdict if that is all', async () => {
    const { cli, folder } = await createWorld();
    const request = { method: 'DELETE', url: 'https://sms-api.huduma.cloud/api/v3/contacts', postData: {} };
    const refused = { status: 401, headers: [], content: { size: 120 } };
    await writeFile(
      join(folder, 'gaps.har'),
      JSON.stringify({ log: { entries: [{ request, response: refused }] } }),
    );
    const gaps = await cli(['drift', 'gaps.har']);
    expect(gaps.code).toBe(7);
    expect(gaps.stdout).toContain(
      'not compared: 1 request body was not recorded, 1 response body was not recorded',
    );
    const wide = Buffer.from(har(404), 'utf16le');
    await writeFile(join(folder, 'wide.har'), wide);
    expect(await cli(['drift', 'wide.har'])).toMatchObject({
      code: 2,
      stderr: 'contact-deletion: wide.har is in UTF-16; save it as UTF-8.\n',
    });
  });

  test.each([
    [['x.har', '--server', 'acme=https://example.com'], 'Begin with one of huduma, sendme123, wabotify'],
    [['x.har', '--server', 'huduma=example.com'], 'Give a whole URL'],
    [['x.har', '--expect-body', 'sendme123=both'], 'Give receipt or contact after the =.'],
    [['x.har', '--expect-body', 'receipt'], 'Begin with sendme123'],
    [['x.har', '--expect-body', 'huduma=receipt'], 'Begin with sendme123'],
    [
      ['x.har', '--expect-body', 'sendme123=receipt', '--expect-body', 'sendme123=contact'],
      'Only one body can be expected of sendme123',
    ],
    [[], "missing required argument 'har'"],
  ])('refuses %j', async (args, words) => {
    const { cli } = await createWorld();
    const { code, stderr } = await cli(['drift', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});

test('a verify that is interrupted ends at once, with what it found until then', async () => {
  const { cli, sandbox } = await createProject({ contacts, latencyMs: 60_000 });
  const { code, stdout } = await cli(['verify', 'huduma', '--json'], {
    begun: ({ signals }) => {
      const watch = setInterval(() => {
        if (sandbox.requests.length === 0) return;
        clearInterval(watch);
        signals.emit('SIGINT');
      }, 5);
    },
  });
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'unreachable',
    probes: [{ problems: ['interrupted'] }, ...Array(3).fill({ verdict: 'notSent' })],
  });
});

describe('help and completion', () => {
  test.each(['verify', 'drift'])('know %s', async (command) => {
    const { cli } = await createWorld();
    expect((await cli(['--help'])).stdout).toContain(`contact-deletion ${command} `);
    const help = await cli([command, '--help']);
    expect(help).toMatchObject({ code: 0 });
    expect(help.stdout).toContain('Examples:');
    expect((await cli(['complete', '--', command.slice(0, 3)])).stdout).toContain(command);
    expect((await cli(['complete', '--', command, '--'])).stdout).toContain('--json');
  });
});
