/** `verify` and `drift` follow the definition of a user's own provider, with its own statuses and paths. */
import { describe, expect, test } from 'vitest';
import { drift } from '../../src/assurance/drift.js';
import { ladderOf } from '../../src/assurance/ladder.js';
import { productionServers } from '../../src/assurance/match.js';
import type { Level, Probe } from '../../src/assurance/probe.js';
import { readHarEntry } from '../../src/assurance/read-har.js';
import type { ProbedAccount } from '../../src/assurance/send-probe.js';
import { verify } from '../../src/assurance/verify.js';
import { driftAsText } from '../../src/cli/drift-report.js';
import { statedPlan } from '../../src/cli/verify-plan.js';
import type { ProviderDefinition } from '../../src/providers/define.js';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { acme, probes } from '../acme.js';
import { accountWith } from './accounts.js';
import { compare, file } from './compared.js';

const definition: ProviderDefinition = acme.definition;
const without = (left: 'probes' | 'fields' | 'lookUp'): ProviderDefinition => {
  const { [left]: _, ...others } = definition;
  return others;
};

/** Runs `verify` on a sandbox that has the canary, behind the changes of the test. */
async function climb(
  level: Level,
  { of = definition, change = (answer: Response): Response => answer, settings = {} } = {},
) {
  const sandbox = createSandbox({
    providers: [acme],
    contacts: { acme: ['canary', 'bystander'] },
    settings: { acme: settings },
  });
  const sent: { url: string; headers: Headers }[] = [];
  const { baseUrl, accountId } = sandbox.options('acme');
  const report = await verify({
    account: accountWith(of, baseUrl, accountId ?? ''),
    level,
    canaryId: level === 3 ? 'canary' : undefined,
    fetch: async (url, init) => {
      sent.push({ url: String(url), headers: new Headers(init?.headers) });
      return change(await sandbox.fetch(url, init));
    },
    timeoutMs: 10_000,
    userAgent: 'test',
  });
  return { report, sandbox, sent };
}

describe('verify of a provider of one’s own', () => {
  test('keeps the contract by the statuses that its probes expect, and deletes the canary alone', async () => {
    const { report, sandbox, sent } = await climb(3);
    expect(report.results.map(({ status, verdict }) => [status, verdict])).toEqual(
      [401, 401, 404, 404, 200, 204, 410].map((status) => [status, 'kept']),
    );
    expect(sandbox.contacts('acme').map(({ state }) => state)).toEqual(['deleted', 'present']);
    // Only requests with the credential have the account in their path.
    expect(sent.map(({ url }) => url.includes('/accounts/sandbox-acme/'))).toEqual([
      ...[false, false],
      ...[true, true, true, true, true],
    ]);
    expect(sent[1]?.headers.get('x-account')).toBe('not-a-credential-of-anybody');
    expect(sent[0]?.headers.has('x-account')).toBe(false);
  });

  test('sends an optional credential beside the one that is needed', async () => {
    const account = accountWith(definition, 'https://acme.sandbox.invalid/v1', 'sandbox-acme');
    const key = { name: 'Authorization', value: 'Bearer key', secret: 'key' };
    const sent: Headers[] = [];
    await verify({
      account: { ...account, headers: [...account.headers, key] },
      level: 2,
      canaryId: undefined,
      fetch: async (_, init) => {
        sent.push(new Headers(init?.headers));
        return new Response(null, { status: sent.length <= 2 ? 401 : 404 });
      },
      timeoutMs: 10_000,
      userAgent: 'test',
    });
    expect(sent.map((headers) => headers.get('authorization'))).toEqual([
      null,
      null,
      'Bearer key',
      'Bearer key',
    ]);
  });

  test('notices a 404 instead of the documented 410', async () => {
    const { report } = await climb(3, { settings: { remembers: false } });
    expect(report.verdict).toBe('broken');
    expect(report.results.at(-1)).toMatchObject({ status: 404, problems: ['404 instead of 410'] });
  });

  test('sees a look-up that shows somebody else, by the definition’s own reading', async () => {
    const change = (answer: Response) =>
      answer.status === 200 ? Response.json({ id: 'somebody-else' }) : answer;
    const { report, sandbox } = await climb(3, { change });
    expect(report.results[4]).toMatchObject({
      verdict: 'broken',
      problems: ['the answer contradicts the request, or names another contact'],
    });
    expect(sandbox.has('acme', 'canary')).toBe(true);
    const unseen = await climb(3, { change, of: without('lookUp') });
    expect(unseen.report.verdict).toBe('kept');
  });

  test('states what it sends, with the account as what it is', () => {
    const account: ProbedAccount = accountWith(definition, 'https://api.acme.example/v1', 'secret');
    const plan = statedPlan(account, ladderOf(definition, 2), undefined).join('\n');
    expect(plan).toContain('GET /accounts/<your account>/people/00000000-0000-0000-0000-000000000000');
    expect(plan).not.toContain('secret');
  });

  const changed = (change: (probe: Probe) => Probe, canaries = true): ProviderDefinition => ({
    ...definition,
    probes: {
      ...probes,
      probes: (id) => probes.probes(canaries ? id : undefined).map(change),
    },
  });
  const { accountId: _, ...keyOnly } = definition.credentials;

  test.each<[string, ProviderDefinition, Level, string]>([
    ['no probes', without('probes'), 1, 'its definition has no `probes`'],
    ['no probe of the level', changed((probe) => probe, false), 3, 'there is none of level 3'],
    [
      'a probe of no operation',
      changed((probe) => ({ ...probe, operation: 'toString' })),
      1,
      'level1WithoutCredential.delete is of no operation: toString',
    ],
    [
      'your credential in a probe of level 1',
      changed((probe) => ({ ...probe, credential: 'yours' })),
      1,
      'uses your credential, and is of level 1',
    ],
    [
      'your account beside a credential of nobody',
      changed((probe) => (probe.level === 1 ? { ...probe, path: { account: '<your account>' } } : probe)),
      1,
      'names your account, and does not use your credential',
    ],
    [
      'your account, and no credential that is one',
      { ...definition, credentials: keyOnly, probes: { ...probes, credential: 'apiKey' } },
      2,
      'names your account, and no credential is the account',
    ],
    [
      'a wrong credential that there is none of',
      { ...definition, probes: { ...probes, credential: 'token' } },
      1,
      'there is no credential token',
    ],
  ])('is refused before anything is sent for %s', async (_name, of, level, words) => {
    const sent: unknown[] = [];
    const climbed = verify({
      account: { ...accountWith(definition, 'https://api.acme.example/v1', 'secret'), definition: of },
      level,
      canaryId: 'canary',
      fetch: async (url) => {
        sent.push(url);
        return new Response(null, { status: 401 });
      },
      timeoutMs: 10_000,
      userAgent: 'test',
    });
    await expect(climbed).rejects.toMatchObject({
      name: 'AssuranceError',
      message: expect.stringMatching(/^acme cannot be verified: /),
    });
    await expect(climbed).rejects.toThrow(words);
    expect(sent).toEqual([]);
  });

  test('is refused before anything is sent for a probe that lacks a part of its path', async () => {
    const lacking = changed((probe) => (probe.level === 2 ? { ...probe, path: { account: 'a' } } : probe));
    const sent: unknown[] = [];
    const climbed = verify({
      account: { ...accountWith(definition, 'https://api.acme.example/v1', 'x'), definition: lacking },
      level: 2,
      canaryId: undefined,
      fetch: async (url) => {
        sent.push(url);
        return new Response(null, { status: 401 });
      },
      timeoutMs: 10_000,
      userAgent: 'test',
    });
    await expect(climbed).rejects.toThrow('was left out');
    expect(sent).toEqual([]);
  });

  test('hands the canary to the probes of level 3 alone', () => {
    const careless = changed((probe) => ({ ...probe, names: ['canary'] }));
    const asked: (string | undefined)[] = [];
    const of = {
      ...careless,
      probes: {
        ...probes,
        probes: (id: string | undefined) => {
          asked.push(id);
          return probes
            .probes(id)
            .map((probe) => ({ ...probe, path: { account: id ?? 'none', id: id ?? 'none' } }));
        },
      },
    };
    const ladder = ladderOf(of, 3, 'canary');
    expect(new Set(ladder.filter(({ level }) => level < 3).map(({ path }) => path?.id))).toEqual(
      new Set(['none']),
    );
    expect(asked).toEqual([undefined, 'canary']);
  });
});

describe('drift of a provider of one’s own', () => {
  const har = (
    method: string,
    place: string,
    status: number,
    json?: unknown,
    origin = 'https://api.acme.example/v1',
  ) => ({
    request: { method, url: `${origin}${place}`, headers: [] },
    response: {
      status,
      headers: json === undefined ? [] : [{ name: 'content-type', value: 'application/json' }],
      content: json === undefined ? { size: 0 } : { text: JSON.stringify(json) },
    },
  });
  const compared = (entries: readonly unknown[], of = definition) =>
    drift({
      entries: entries.map((entry, index) => ({ file: 'x.har', index, entry: readHarEntry(entry) })),
      definitions: [...builtinDefinitions, of],
      servers: productionServers([...builtinDefinitions, of]),
    });

  test('knows it at all of its servers', () => {
    const report = compared([
      har('DELETE', '/accounts/a/people/p', 204),
      har('DELETE', '/accounts/a/people/p', 410, undefined, 'https://eu.acme.example/v1'),
      har('DELETE', '/accounts/a/people/p', 418),
      har('GET', '/accounts/a/secrets/p', 200),
    ]);
    expect(report).toMatchObject({
      verdict: 'drifted',
      elsewhere: 0,
      providers: [
        {
          provider: 'acme',
          operations: [{ operation: 'deletePerson', statuses: { 204: 1, 410: 1, 418: 1 } }],
          differences: [{ kind: 'undocumentedStatus', status: 418 }],
          outside: { 'GET /v1/accounts/*/*/*': 1 },
        },
      ],
    });
    expect(report.providers[0]).not.toHaveProperty('bodies');
  });

  test('reads answers as its definition does', () => {
    const [kept, other] = ['p', 'q'].map((id) => compared([har('GET', '/accounts/a/people/p', 200, { id })]));
    expect(kept?.verdict).toBe('kept');
    expect(other?.providers[0]?.differences).toMatchObject([{ kind: 'contradiction' }]);
  });

  test('takes an id for the same contact in each spelling that the provider takes', () => {
    const entry = har('GET', '/accounts/a/people/ANN', 200, { id: 'ann' });
    const parseId = (id: string) => ({ id: id.toLowerCase() });
    const spelling = { ...definition, deletion: { ...definition.deletion, parseId } };
    expect(compared([entry], spelling).verdict).toBe('kept');
    expect(compared([entry]).providers[0]?.differences).toMatchObject([{ kind: 'contradiction' }]);
  });

  test('says less without a list of its fields, and nothing that is wrong', () => {
    const entry = har('GET', '/accounts/a/people/p', 200, { id: 'p', notes: [] });
    const listed = { ...definition, fields: { getPerson: { 200: [['/id']] } } };
    expect(compared([entry]).verdict).toBe('kept');
    expect(compared([entry], listed).providers[0]?.differences).toMatchObject([
      { kind: 'undocumentedField', place: '/notes' },
    ]);
  });

  test('counts the forms of a success, if it has several, and holds them against the expected one', () => {
    const forms = {
      names: ['terse', 'wordy'],
      of: (body: unknown) => (Object.keys(Object(body)).length > 1 ? 'wordy' : 'terse'),
    };
    const person = definition.contract.operations.getPerson?.responses[200];
    const { deletePerson } = definition.contract.operations;
    if (!person || !deletePerson) throw new Error('The contract of the test lacks an operation.');
    const of: ProviderDefinition = {
      ...definition,
      deletion: { ...definition.deletion, forms },
      contract: {
        ...definition.contract,
        operations: {
          deletePerson: { ...deletePerson, responses: { ...deletePerson.responses, 202: person } },
        },
      },
    };
    const entries = [
      har('DELETE', '/accounts/a/people/p', 202, { id: 'p' }),
      har('DELETE', '/accounts/a/people/p', 202, { id: 'p', name: 'P' }),
      har('DELETE', '/accounts/a/people/p', 202, {}),
      har('DELETE', '/accounts/a/people/p', 204),
    ].map((entry, index) => ({ file: 'x.har', index, entry: readHarEntry(entry) }));
    const report = drift({
      entries,
      definitions: [of],
      servers: productionServers([of]),
      expectedForm: { acme: 'terse', other: 'wordy' },
    });
    expect(report.providers[0]?.bodies).toEqual({ terse: 1, wordy: 1, neither: 1 });
    expect(report.providers[0]?.differences.map(({ kind }) => kind)).toEqual(['otherBody', 'schema']);
    expect(driftAsText(report, 1)).toContain('  a deletion is answered with: terse ×1, wordy ×1, neither ×1');
  });

  test('reads its log', async () => {
    const line =
      '{"provider":"acme","operation":"deletePerson","method":"DELETE","result":"answered","status":204}\n';
    const path = await file('acme.ndjson', line);
    const definitions = [...builtinDefinitions, definition];
    expect(await compare([path], { definitions })).toMatchObject({
      verdict: 'kept',
      providers: [{ provider: 'acme', operations: [{ statuses: { 204: 1 } }] }],
    });
    expect((await compare([path])).unusable).toMatchObject([{ problem: 'names no provider' }]);
  });
});
