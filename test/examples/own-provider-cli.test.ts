/** A user's own provider on the command line: plan, a crash halfway, resume, receipt; verify and drift. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type FaultRule } from 'contact-deletion/sandbox';
import { build } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { acme } from '../../examples/own-provider/acme.js';
import type { AcmeSeed } from '../../examples/own-provider/fake.js';
import { recording } from '../assurance/recorded.js';
import { type RunOptions, runHere } from '../cli/in-process.js';

let config: string;
beforeAll(async () => {
  // JavaScript, compiled once: jiti takes seconds for all the modules of the package. test/clients runs it as it is.
  config = join(await mkdtemp(join(tmpdir(), 'contact-deletion-own-')), 'contact-deletion.config.mjs');
  await build({
    entryPoints: ['examples/own-provider/contact-deletion.config.ts'],
    outfile: config,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});

type Fetch = typeof globalThis.fetch;

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-own-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A sandbox with people, and the command line with the example's configuration, pointed at it. */
async function worldOf(
  people: Iterable<AcmeSeed>,
  faults: readonly FaultRule<'acme', 'deletePerson' | 'getPerson' | 'listPeople'>[] = [],
) {
  const sandbox = createSandbox({ providers: [acme], contacts: { acme: people }, faults });
  const folder = await emptyFolder();
  const env = { ACME_API_KEY: sandbox.credentials.acme.apiKey, ACME_BASE_URL: sandbox.baseUrls.acme };
  const cli = (args: readonly string[], more: Partial<RunOptions> = {}) =>
    runHere(['--config', config, ...args], { cwd: folder, env, fetch: sandbox.fetch, ...more });
  return { sandbox, folder, env, cli };
}

const people = Array.from({ length: 12 }, (_, index) => `per_${index + 1}`);

/** The files that a process leaves behind if it is killed after this many deletions, in another folder. */
async function killedAfter(deletions: number, from: string, fetch: Fetch) {
  const left = await emptyFolder();
  let isDead = false;
  let count = 0;
  const mortal: Fetch = async (input, init) => {
    const refused = new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED', syscall: 'connect' } });
    if (isDead) throw refused;
    const answer = await fetch(input, init);
    if (init?.method === 'DELETE') count += 1;
    if (count < deletions) return answer;
    // It was carried out, but the answer is lost.
    isDead = true;
    const isLock = (path: string) => path.includes('.lock-');
    await cp(from, left, { recursive: true, filter: (path) => !isLock(path) });
    throw refused;
  };
  return { left, fetch: mortal };
}

describe('plan, apply, a crash, resume, receipt', () => {
  test('nothing is lost, nothing counted twice, and the receipt says what was chosen', async () => {
    const { sandbox, folder, cli } = await worldOf([...people, { id: 'per_held', legalHold: true }]);
    await writeFile(
      join(folder, 'people.csv'),
      ['provider,id', ...people.map((id) => `acme,${id}`), 'acme,per_held', 'acme,per_never'].join('\n'),
    );
    const plan = await cli(['plan', '--from', 'people.csv', '--scope', 'everything', '-o', 'plan.json']);
    expect(plan.code, plan.stderr).toBe(0);
    expect(sandbox.requests).toEqual([]);

    const { left, fetch } = await killedAfter(5, folder, sandbox.fetch);
    const agree = ['--yes', '--expect', '14', '--max-in-flight', '1'];
    await cli(['apply', 'plan.json', ...agree], { fetch });
    expect(sandbox.contacts('acme').filter(({ state }) => state === 'deleted')).toHaveLength(5);

    const resumed = await cli(['resume', 'plan.journal', '--json'], { cwd: left });
    expect(resumed.code, resumed.stderr).toBe(3);
    expect(sandbox.contacts('acme').filter(({ state }) => state === 'present')).toMatchObject([
      { id: 'per_held' },
    ]);

    const listed = await cli(['outcomes', 'plan.journal', '--json'], { cwd: left });
    const outcomes = listed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; outcome: string; perhapsByUs?: boolean })
      .filter(({ id }) => id !== undefined);
    const of = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
    expect(outcomes).toHaveLength(14);
    expect(of('deleted')).toEqual(people.filter((id) => id !== 'per_5'));
    expect(of('blocked')).toEqual(['per_held']);
    // One was deleted by a request whose answer was lost; no request for the other one was lost.
    expect(outcomes.filter(({ outcome }) => outcome === 'absent')).toMatchObject([
      { id: 'per_5', perhapsByUs: true },
      { id: 'per_never', perhapsByUs: false },
    ]);

    const made = await cli(['receipt', 'plan.journal', '-o', 'receipt.json'], { cwd: left });
    expect(made.code, made.stderr).toBe(0);
    const receipt = await readFile(join(left, 'receipt.json'), 'utf8');
    expect(JSON.parse(receipt)).toMatchObject({
      providers: [{ provider: 'acme', choices: { scope: 'everything' } }],
    });
    expect(receipt).not.toMatch(/per_\d|per_held|per_never/);
  });

  test('the choice has no default, and is offered with its values', async () => {
    const { sandbox, cli } = await worldOf(people);
    const unsaid = await cli(['plan', 'acme:per_1', '-o', 'plan.json']);
    expect(unsaid).toMatchObject({ code: 2, stderr: expect.stringContaining('--scope profile') });
    const wrong = await cli(['plan', 'acme:per_1', '--scope', 'all', '-o', 'plan.json']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('profile, everything') });
    expect(sandbox.requests).toEqual([]);
  });

  test('a plan of a provider that is not configured is refused, with what to do', async () => {
    const { folder, env, sandbox, cli } = await worldOf(people);
    await cli(['plan', 'acme:per_1', '--scope', 'profile', '-o', 'plan.json']);
    const bare = { cwd: folder, env, fetch: sandbox.fetch };
    const refused = await runHere(['apply', 'plan.json', '--yes', '--expect', '1'], bare);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/acme.*--config/) });
    expect(sandbox.requests).toEqual([]);
  });
});

describe('verify', () => {
  test.each([
    ['1', []],
    ['2', ['--live']],
    ['3', ['--live', '--canary', 'per_1', '--yes']],
  ])('at level %s, the contract is kept', async (level, more) => {
    const { sandbox, cli } = await worldOf(people);
    const ended = await cli(['verify', 'acme', '--level', level, ...more, '--json']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      provider: 'acme',
      level: Number(level),
      verdict: 'kept',
    });
    const gone = sandbox.contacts('acme').filter(({ state }) => state !== 'present');
    expect(gone.map(({ id }) => id)).toEqual(level === '3' ? ['per_1'] : []);
  });

  test.each([
    [
      'a success that the spec does not have',
      '3',
      { kind: 'status', status: 200, body: {}, effect: 'before' },
    ],
    ['a person where nobody can be', '2', { kind: 'status', status: 204 }],
    ['an error in another form', '2', { kind: 'status', status: 404, body: { message: 'not found' } }],
  ] as const)('%s breaks it', async (_, level, fault) => {
    const { cli } = await worldOf(people, [{ operation: 'deletePerson', from: 3, do: fault }]);
    const more = level === '3' ? ['--canary', 'per_1', '--yes'] : [];
    const ended = await cli(['verify', 'acme', '--level', level, '--live', ...more]);
    expect(ended.code, ended.stdout + ended.stderr).toBe(6);
  });
});

describe('drift', () => {
  /** The recording of a client at work, at the provider's own address. */
  async function recordedWith(faults: Parameters<typeof worldOf>[1] = []) {
    const { sandbox, folder, cli } = await worldOf([...people, { id: 'per_held', legalHold: true }], faults);
    const { fetch, har } = recording(sandbox.fetch);
    const client = acme({ apiKey: sandbox.credentials.acme.apiKey, fetch, retries: 0 });
    return { folder, cli, client, har };
  }

  test('everyday use keeps the contract', async () => {
    const { folder, cli, client, har } = await recordedWith();
    for await (const { id, legalHold } of client.people()) {
      if (!legalHold) await client.deletePerson(id, 'everything');
    }
    for (const id of ['per_held', 'per_1', 'per_never']) {
      await client.findPerson(id);
      await client.deletePerson(id, 'profile').catch(() => {});
    }
    await writeFile(join(folder, 'traffic.har'), JSON.stringify(har));
    const ended = await cli(['drift', 'traffic.har', '--json']);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).not.toMatch(/per_\d|per_held|per_never|example\.com/);
  });

  test.each([
    ['a field that the spec does not have', { phone: '123' }, /phone/],
    ['a field of another type', { email: 5 }, /email/],
    ['a field that is missing', { name: undefined }, /name/],
  ])('%s is told, and its value is not', async (_, change, told) => {
    const person = {
      id: 'per_1',
      name: 'Ada',
      email: null,
      legalHold: false,
      createdAt: '2025-03-01T09:30:00Z',
    };
    const body = { ...person, ...change };
    const faults = [{ operation: 'getPerson', do: { kind: 'status', status: 200, body } }] as const;
    const { folder, cli, client, har } = await recordedWith(faults);
    await client.findPerson('per_1');
    await writeFile(join(folder, 'traffic.har'), JSON.stringify(har));
    const ended = await cli(['drift', 'traffic.har']);
    expect(ended.code, ended.stdout + ended.stderr).toBe(6);
    expect(ended.stdout).toMatch(told);
    expect(ended.stdout).not.toMatch(/Ada|per_1/);
  });
});
