/** Recorded URLs contain the people who were searched for; `drift` and `verify` show nothing of them. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ladderOf } from '../../src/assurance/ladder.js';
import { verify } from '../../src/assurance/verify.js';
import { driftAsText } from '../../src/cli/drift-report.js';
import { statedPlan } from '../../src/cli/verify-plan.js';
import { verificationAsJson, verificationAsJunit, verificationAsText } from '../../src/cli/verify-report.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { accountAt, builtin } from './accounts.js';
import { compare, file } from './compared.js';

const ANYBODY = /987654321|ana[\s+.%@]|torres/i;

const WABOTIFY = 'https://api.wabotify.com/api/contact';
const queries = {
  phone: '/searchByCellphone?cellphone=51987654321&workspaceId=w',
  email: '/searchByEmail?email=ana%2Btorres%40example.com&workspaceId=w',
  list: '?workspaceId=w&continuationToken=ana%20torres',
};

const person = { id: 'ana-torres', platformSenderPhone: '51987654321', email: 'ana+torres@example.com' };
const found = { success: true, code: 200, data: { data: [person] } };

const entry = (url: string, json: unknown, { method = 'GET', status = 200 } = {}) => ({
  request: {
    method,
    url,
    headers: [{ name: 'referer', value: url }],
    queryString: [{ name: 'q', value: url }],
  },
  response: {
    status,
    redirectURL: url,
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Location', value: url },
    ],
    content: { mimeType: 'application/json', text: JSON.stringify(json) },
  },
});

const driftOf = async (name: string, ...entries: unknown[]) =>
  compare([await file(`${name}.har`, JSON.stringify({ log: { entries } }))]);

describe('drift', () => {
  test('reads recorded searches and lists as the operations that they are', async () => {
    const report = await driftOf(
      'kept',
      ...Object.values(queries).map((query) => entry(WABOTIFY + query, found)),
    );
    expect(report.verdict).toBe('kept');
    for (const operation of ['searchContactsByPhone', 'searchContactsByEmail', 'listContacts'])
      expect(JSON.stringify(report)).toContain(operation);
    expect(inspect(report, { depth: 10 })).not.toMatch(ANYBODY);
  });

  test.each<[string, unknown, { method?: string; status?: number }]>([
    ['of a body that breaks its schema', { ...found, data: { data: [{ ...person, id: 7 }] } }, {}],
    ['of a body that repeats the search', { success: true, '51987654321': person, 'ana torres': 1 }, {}],
    ['of a status that no page documents', found, { status: 418 }],
    ['of a redirect', found, { status: 302 }],
    ['of a method that no page documents', found, { method: 'PATCH' }],
    ['of a text', 'ana@example.com', {}],
  ])('shows nobody in a finding %s', async (name, json, how) => {
    const entries = Object.values(queries).flatMap((query) => [
      entry(WABOTIFY + query, json, how),
      entry(`${WABOTIFY}/deeper${query}`, json, how),
      entry(`https://wabotify.invalid${query}`, json, how),
    ]);
    const report = await driftOf(name.replaceAll(' ', '-'), ...entries, {
      request: { method: 'GET', url: queries.phone },
    });
    expect(report.verdict).not.toBe('kept');
    const shown = [inspect(report, { depth: 10 }), JSON.stringify(report), ...driftAsText(report, 1)].join(
      '\n',
    );
    expect(shown).not.toMatch(ANYBODY);
  });

  test('shows nobody in a log that somebody has added the URL to', async () => {
    const event = { provider: 'wabotify', operation: 'searchContactsByPhone', method: 'GET' };
    const url = WABOTIFY + queries.phone;
    const lines = [
      { ...event, status: 200, result: 'answered', url },
      { ...event, status: 418, result: 'answered', url },
      { ...event, operation: url, status: 200, result: 'answered' },
      {
        ...event,
        status: 200,
        kind: 'body',
        violations: [{ path: `/data/${person.email}`, keyword: 'type' }],
      },
    ];
    const report = await compare([
      await file('hooks.ndjson', lines.map((line) => JSON.stringify(line)).join('\n')),
    ]);
    const shown = [inspect(report, { depth: 10 }), ...driftAsText(report, 1)].join('\n');
    expect(shown).not.toMatch(ANYBODY);
  });
});

describe('verify', () => {
  test('searches for nobody, and does not report anybody who is found anyway', async () => {
    const sandbox = createSandbox({
      contacts: { wabotify: [person] },
      settings: { wabotify: { search: 'ignored' } },
    });
    const account = accountAt('wabotify', sandbox);
    const report = await verify({
      ...{
        account,
        level: 2,
        canaryId: undefined,
        fetch: sandbox.fetch,
        timeoutMs: 5_000,
        userAgent: 'test',
      },
    });
    // Everybody is found, although nobody should be.
    expect(report.verdict).toBe('broken');
    expect(report.results.find(({ verdict }) => verdict === 'broken')?.probe.step).toBe(
      'level2UnknownContact.searchByPhone',
    );
    const verification = { account, level: 2, report } as const;
    const shown = [
      ...statedPlan(account, ladderOf(builtin.wabotify, 2), undefined),
      ...verificationAsText(verification),
      JSON.stringify(verificationAsJson(verification)),
      verificationAsJunit(verification),
      inspect(report, { depth: 10 }),
    ].join('\n');
    expect(shown).not.toMatch(ANYBODY);
  });

  test.each(['emptyList', 'noSuccess'] as const)(
    'says so if a search that finds nobody is answered with 200 (%s)',
    async (nobody) => {
      const sandbox = createSandbox({ settings: { wabotify: { nobody } } });
      const account = accountAt('wabotify', sandbox);
      const { results } = await verify({
        ...{
          account,
          level: 2,
          canaryId: undefined,
          fetch: sandbox.fetch,
          timeoutMs: 5_000,
          userAgent: 'test',
        },
      });
      const broken = results.find(({ verdict }) => verdict === 'broken');
      expect(broken?.problems).toEqual(['200 instead of 404']);
    },
  );
});
