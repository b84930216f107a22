/** `fleet worker`: what it logs, how it ends, and its monitoring on this machine. */
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { range } from '../cli/lines.js';
import { createFleetWorld, type FleetWorld } from './cli-world.js';
import { afterwards } from './fleets.js';
import { startPostgres } from './postgres.js';

const ids = range(6, (index) => `canary-contact-${index}`);
const targets = ids.map((id) => `sendme123:${id}`);
const contacts = { huduma: [1], sendme123: ids };

describe('the log', () => {
  test('has a line of JSON for each event, sums outcomes up, and names no contact and no credential', async () => {
    const { enqueue, start, seen, env, sandbox } = await createFleetWorld({ contacts });
    const worker = await start(['worker', '--every', '0.2', '--name', 'one']);
    await worker.wrote(/"type":"started"/);
    const run = await enqueue([...targets, 'sendme123:gone', 'huduma:1']);
    await worker.wrote(/"type":"taken"/);
    await seen.waitFor(run);
    worker.signal('SIGTERM');
    const { code, stdout, stderr } = await worker.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(worker.lines('started')).toMatchObject([
      {
        accounts: [
          { provider: 'huduma', choices: { mode: 'trash' } },
          { provider: 'huduma', choices: { mode: 'permanent' } },
          { provider: 'sendme123', choices: {} },
          { provider: 'wabotify', choices: {} },
        ],
      },
    ]);
    const sums: Record<string, number> = {};
    for (const { providers } of worker.lines('outcomes')) {
      const { sendme123 = {} } = providers as Record<string, Record<string, number>>;
      for (const [kind, number] of Object.entries(sendme123)) sums[kind] = (sums[kind] ?? 0) + number;
    }
    expect(sums).toEqual({ deleted: 6, absent: 1 });
    expect(worker.lines('outcome')).toEqual([]);
    expect(worker.lines('released').length).toBeGreaterThan(0);
    expect(worker.lines('draining')).toMatchObject([{ graceSeconds: 20 }]);
    expect(worker.lines('ended')).toMatchObject([{ exitCode: 0 }]);
    expect(stdout).not.toMatch(/canary|gone/);
    const { credentials } = sandbox;
    for (const secret of [credentials.huduma.token, credentials.sendme123.apiKey, env.DATABASE_URL ?? '-'])
      expect(stdout).not.toContain(secret);
    // Every line has a time.
    for (const line of stdout.trim().split('\n')) expect(JSON.parse(line).at).toMatch(/^\d{4}-.*Z$/);
  });
});

describe('the end', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('at %s what is under way is awaited', async (signal) => {
    const { enqueue, start, seen } = await createFleetWorld({ contacts, latencyMs: 300 });
    const worker = await start(['worker', '--max-in-flight', '2']);
    const run = await enqueue(targets);
    await worker.wrote(/"type":"taken"/);
    worker.signal(signal);
    expect((await worker.ended).code).toBe(0);
    const { counts } = await seen.status(run);
    expect(counts.unknown).toBe(0);
    expect(counts.deleted + counts.notAttempted).toBe(6);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'a second %s leaves at once, and the record says what may have been done',
    async (signal) => {
      const { enqueue, start, seen, sandbox } = await createFleetWorld({ contacts, latencyMs: 60_000 });
      const worker = await start(['worker', '--grace', '600']);
      const run = await enqueue(targets);
      while (sandbox.requests.length === 0) await new Promise(setImmediate);
      worker.signal(signal);
      worker.signal(signal);
      expect((await worker.ended).code).toBe(130);
      expect((await seen.status(run)).counts.unknown).toBeGreaterThan(0);
    },
  );

  test('after the grace it leaves what is not done', async () => {
    const { enqueue, start, seen, sandbox } = await createFleetWorld({ contacts, latencyMs: 60_000 });
    const worker = await start(['worker', '--grace', '0.2']);
    const run = await enqueue(targets);
    while (sandbox.requests.length === 0) await new Promise(setImmediate);
    worker.signal('SIGTERM');
    expect((await worker.ended).code).toBe(130);
    expect((await seen.status(run)).counts.unknown).toBeGreaterThan(0);
  });
});

test('without a credential there is nothing to work on', async () => {
  const { fleet, env } = await createFleetWorld({});
  const ended = await fleet(['worker'], { env: { DATABASE_URL: env.DATABASE_URL ?? '' } });
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('HUDUMA_TOKEN, SENDME123_API_KEY');
});

describe('--listen', () => {
  test('counts what has happened for Prometheus, without a contact', async () => {
    const { enqueue, start, seen } = await createFleetWorld({ contacts });
    const worker = await start(['worker', '--listen', '0']);
    await worker.wrote(/"type":"started"/);
    const url = String(worker.lines('started')[0]?.listensAt);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const stopped = await enqueue(range(25, (index) => `sendme123:gone-${index}`));
    await seen.waitFor(stopped);
    const run = await enqueue(['huduma:1']);
    await seen.waitFor(run);
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    expect(text).toContain(
      'contact_deletion_outcomes_total{provider="huduma",outcome="deleted",permanence="soft"} 1',
    );
    expect(text).toMatch(
      /contact_deletion_outcomes_total\{provider="sendme123",outcome="absent",permanence=""\} \d+/,
    );
    expect(text).toMatch(/contact_deletion_stops_total\{provider="sendme123",guard="\w+"\} 1/);
    expect(text).toMatch(/^contact_deletion_lanes_held [012]$/m);
    expect(text).toMatch(/^contact_deletion_errors_total 0$/m);
    expect(text).not.toMatch(/gone-|canary/);
    // Several workers in one process have separate counters.
    const other = await start(['worker', '--listen', '0']);
    await other.wrote(/"type":"started"/);
    const otherUrl = String(other.lines('started')[0]?.listensAt);
    expect(await (await fetch(`${otherUrl}/metrics`)).text()).not.toContain('provider="huduma"');
  });

  test('says whether the database answers', async () => {
    const server = await startPostgres();
    afterwards(() => server.stop());
    const { cli, start, env } = await createFleetWorld({ contacts });
    const there = { ...env, DATABASE_URL: server.url };
    await cli(['fleet', 'migrate'], { env: there });
    const worker = await start(['worker', '--schema', 'contact_deletion', '--listen', '0'], { env: there });
    await worker.wrote(/"type":"started"/);
    const url = `${worker.lines('started')[0]?.listensAt}/health`;
    expect((await fetch(url)).status).toBe(200);
    await server.kill();
    const away = await fetch(url);
    expect(away.status).toBe(503);
    expect(await away.json()).toEqual({ database: 'does not answer' });
    await server.start();
    expect((await fetch(url)).status).toBe(200);
    // It has survived that, and says so.
    worker.signal('SIGTERM');
    expect((await worker.ended).code).toBe(0);
  });

  test('takes no port that is taken', async () => {
    const { start, fleet } = await createFleetWorld({ contacts });
    const worker = await start(['worker', '--listen', '0']);
    await worker.wrote(/"type":"started"/);
    const { port } = new URL(String(worker.lines('started')[0]?.listensAt));
    const ended = await fleet(['worker', '--listen', port]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(`cannot listen on port ${port}`);
  });
});

const program = ['--import', 'tsx', 'src/cli/main.ts', 'fleet'];

/** Ended after the test in any case. */
function spawnWorker(schema: string, env: FleetWorld['env']) {
  const child = spawn(process.execPath, [...program, 'worker', '--grace', '600', '--schema', schema], {
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'close');
  afterwards(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended };
}

async function saying({ stdout }: ChildProcessWithoutNullStreams, words: string): Promise<void> {
  let text = '';
  for await (const part of stdout.iterator({ destroyOnReturn: false })) {
    text += part;
    if (text.includes(words)) return;
  }
  throw new Error(`It ended without ${words}: ${text}`);
}

describe('in a process of its own', () => {
  test('SIGTERM ends it with 0 when what is under way is done', async () => {
    const { enqueue, env, schema, seen } = await createFleetWorld({ contacts, latencyMs: 200 });
    const run = await enqueue(targets);
    const { child, ended } = spawnWorker(schema, env);
    await saying(child, '"type":"taken"');
    child.stdout.resume();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect((await seen.status(run)).counts.unknown).toBe(0);
  });

  test('a second SIGTERM ends it with 130, whatever is under way', async () => {
    const { enqueue, env, schema, sandbox } = await createFleetWorld({ contacts, latencyMs: 60_000 });
    const { child, ended } = spawnWorker(schema, env);
    await enqueue(targets);
    while (sandbox.requests.length === 0) await new Promise(setImmediate);
    child.kill('SIGTERM');
    await saying(child, '"type":"draining"');
    child.stdout.resume();
    child.kill('SIGTERM');
    expect(await ended).toEqual([130, null]);
  });

  test('a command that looks on ends by itself', async () => {
    const { env, schema } = await createFleetWorld({});
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...program, 'status', '--schema', schema],
      {
        env: { ...process.env, ...env },
      },
    );
    expect(stdout).toContain('No runs yet.');
  });
});
