/** The coverage run names what the contract tests left out, and trusts no recording that contradicts itself. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { messages } from '../../contract/bodies/index.js';
import { record } from '../../contract/recording.js';
import { loadSpec } from '../../contract/spec.js';
import { type Exchange, readExchanges } from '../../tools/contract/coverage/har.js';
import { observationsOf } from '../../tools/contract/coverage/observations.js';
import { exercisedOf } from '../../tools/contract/coverage/redocly.js';
import { type Covered, elementTable, exercisedTable, gapsOf } from '../../tools/contract/coverage/report.js';
import { always, answersJson, serverThat } from '../http/misbehaving-server.js';

const credential = ['x-workspace-id', 'a-workspace'] as const;
const apiKey = ['authorization', 'Bearer a-key'] as const;
const json = ['content-type', 'application/json'] as const;
const [request, answer, found] = messages.wabotify;
if (!request || !answer || !found) throw new Error('Wabotify has a request and two answers.');
const [someRequest] = Object.values(request.kept);
const [someAnswer] = Object.values(answer.kept);

interface Said {
  readonly fate: Exchange['fate'];
  readonly request?: unknown;
  readonly answer?: unknown;
  readonly headers?: readonly (readonly [string, string])[];
}

/** One exchange with Wabotify, correct except for the given values. */
function exchange(said: Said): Exchange {
  const body = 'request' in said ? said.request : someRequest;
  return {
    fate: said.fate,
    method: 'post',
    path: '/api/contact/delete-batch',
    query: new Map(),
    request: {
      headers: new Map(said.headers ?? [credential, json]),
      text: body === undefined ? undefined : JSON.stringify(body),
    },
    status: said.fate === 'request-refused' ? 400 : 200,
    answer: {
      headers: new Map([json]),
      text: JSON.stringify('answer' in said ? said.answer : someAnswer),
    },
  };
}

/** One look-up at Wabotify, correct except for the given values. */
function lookUp(said: Said & { readonly path?: string; readonly query?: readonly string[] }): Exchange {
  const [someContact] = Object.values(found?.kept ?? {});
  return {
    ...exchange({ headers: [credential], answer: someContact, ...said, request: undefined }),
    method: 'get',
    path: said.path ?? '/api/contact/contact-id-1',
    query: new Map((said.query ?? ['workspaceId']).map((name) => [name, 'a-value'])),
  };
}

/** The other read-only calls, each with its query. */
const asking: Readonly<
  Record<string, { readonly path: string; readonly query: Readonly<Record<string, string>> }>
> = {
  searchContactsByPhone: {
    path: '/api/contact/searchByCellphone',
    query: { workspaceId: 'a-value', cellphone: '51987654321' },
  },
  searchContactsByEmail: {
    path: '/api/contact/searchByEmail',
    query: { workspaceId: 'a-value', email: 'ana@example.com' },
  },
  listContacts: { path: '/api/contact', query: { workspaceId: 'a-value' } },
};

/** Every exchange that these calls need. */
function everythingAsked(): Exchange[] {
  return Object.entries(asking).flatMap(([operationId, { path, query }]) => {
    const bodies = messages.wabotify.filter((each) => each.operationId === operationId);
    const kept = bodies.flatMap((each) => Object.values(each.kept));
    const ask = (said: Said, without?: string): Exchange => ({
      ...exchange({ headers: [credential], answer: kept[0], ...said, request: undefined }),
      method: 'get',
      path,
      query: new Map(Object.entries(query).filter(([name]) => name !== without)),
    });
    return [
      ...kept.map((answer) => ask({ fate: 'kept', answer })),
      ...bodies
        .flatMap((each) => Object.values(each.broken).flat())
        .map((answer) => ask({ fate: 'answer-refused', answer })),
      ask({ fate: 'kept', headers: [credential, apiKey] }),
      ask({ fate: 'request-refused', headers: [] }),
      ...Object.keys(query).map((name) => ask({ fate: 'request-refused' }, name)),
    ];
  });
}

/** Every exchange that is needed: each body of the tables, and what there is besides bodies. */
function everything(): Exchange[] {
  return [
    ...Object.values(request?.kept ?? {}).map((body) => exchange({ fate: 'kept', request: body })),
    ...Object.values(answer?.kept ?? {}).map((body) => exchange({ fate: 'kept', answer: body })),
    ...Object.values(request?.broken ?? {})
      .flat()
      .map((body) => exchange({ fate: 'request-refused', request: body })),
    ...Object.values(answer?.broken ?? {})
      .flat()
      .map((body) => exchange({ fate: 'answer-refused', answer: body })),
    exchange({ fate: 'kept', headers: [credential, apiKey, json] }),
    exchange({ fate: 'request-refused', headers: [json] }),
    exchange({ fate: 'request-refused', headers: [credential, ['content-type', 'text/plain']] }),
    exchange({ fate: 'request-refused', request: undefined }),
    ...Object.values(found?.kept ?? {}).map((body) => lookUp({ fate: 'kept', answer: body })),
    ...Object.values(found?.broken ?? {})
      .flat()
      .map((body) => lookUp({ fate: 'answer-refused', answer: body })),
    lookUp({ fate: 'kept', headers: [credential, apiKey] }),
    lookUp({ fate: 'request-refused', headers: [] }),
    lookUp({ fate: 'request-refused', path: '/api/contact/' }),
    lookUp({ fate: 'request-refused', query: [] }),
    ...everythingAsked(),
  ];
}

const nothingMissing = { totals: totals(1), missing: [], drift: [] };

function totals(covered: number) {
  const count = { covered, total: 1 };
  return { operations: count, parameters: count, properties: count, responses: count };
}

const covered = (exchanges: readonly Exchange[]): Covered => ({
  provider: 'wabotify',
  exercised: nothingMissing,
  observations: observationsOf(loadSpec('wabotify'), exchanges),
});

const gapsIn = (exchanges: readonly Exchange[]) => gapsOf(covered(exchanges));

describe('our own count', () => {
  test('is content with all bodies of the tables', () => {
    expect(gapsIn(everything())).toEqual([]);
  });

  test('names every element without an exchange', () => {
    const gaps = gapsIn([]);
    expect(gaps).toContain('wabotify: never seen kept: DeleteBatchRequest/required/contactIds');
    expect(gaps).toContain(
      'wabotify: never seen violated alone and refused: ContactReference/additionalProperties',
    );
    expect(gaps).toContain('wabotify: never seen kept: deleteContacts/security/WorkspaceId');
    expect(gaps).toHaveLength(2 * observationsOf(loadSpec('wabotify'), []).elements.size);
  });

  test('tells a workspace that was named alone from one that was named beside an API key', () => {
    const without = (...headers: (readonly [string, string])[]) =>
      gapsIn(
        everything().filter(
          ({ fate, request: { headers: sent } }) =>
            fate !== 'kept' || sent.size !== headers.length || !headers.every(([name]) => sent.has(name)),
        ),
      ).filter((gap) => gap.includes('deleteContacts/security/'));
    const never = 'wabotify: never seen kept: deleteContacts/security/';
    expect(without(credential, json)).toEqual([`${never}WorkspaceId`]);
    expect(without(credential, apiKey, json)).toEqual([`${never}WorkspaceId and ApiKey`]);
  });

  test('takes an API key alone for no way to sign', () => {
    const alone = (fate: Exchange['fate']) => exchange({ fate, headers: [apiKey, json] });
    expect(gapsIn([...everything(), alone('request-refused')])).toEqual([]);
    expect(gapsIn([...everything(), alone('kept')]).join()).toContain('violates deleteContacts/security/');
  });

  const withoutBodies = (place: string) => {
    const bodies = [...(request?.broken[place] ?? []), ...(answer?.broken[place] ?? [])];
    const texts = bodies.map((body) => JSON.stringify(body));
    return everything().filter(({ fate, request: { text: sent }, answer: { text: got } }) => {
      const text = fate === 'answer-refused' ? got : sent;
      return fate === 'kept' || !texts.includes(text ?? '');
    });
  };

  test.each([
    'DeleteBatchRequest/required/workspaceId',
    'DeleteBatchResponse/required/success',
    'ContactReference/additionalProperties',
  ])('names %s where nobody broke it', (place) => {
    expect(gapsIn(withoutBodies(place))).toContain(
      `wabotify: never seen violated alone and refused: ${place}`,
    );
  });

  test('takes a body that breaks two constraints at once for a proof of neither', () => {
    const place = 'DeleteBatchRequest/required/workspaceId';
    const both = exchange({ fate: 'request-refused', request: { contactIds: [] } });
    expect(gapsIn([...withoutBodies(place), both])).toEqual([
      `wabotify: never seen violated alone and refused: ${place}`,
    ]);
  });

  test('does not count what was violated in passing, in an exchange that went well', () => {
    const gaps = gapsIn([...everything(), exchange({ fate: 'kept', answer: { success: 'yes' } })]);
    expect(gaps).toEqual([
      'wabotify: post /api/contact/delete-batch 200 was kept and violates DeleteBatchResponse/properties/success/type',
    ]);
  });

  test('names a query parameter that nobody left out', () => {
    const whole = everything().filter(
      ({ method, path, query }) => method !== 'get' || !path.endsWith('contact-id-1') || query.size > 0,
    );
    expect(gapsIn(whole)).toEqual([
      'wabotify: never seen violated alone and refused: getContact/parameters/workspaceId',
    ]);
  });

  test('does not believe a refusal for which there was no reason', () => {
    const gaps = gapsIn([...everything(), exchange({ fate: 'answer-refused' })]);
    expect(gaps).toEqual([
      'wabotify: post /api/contact/delete-batch 200 was answer-refused and violates nothing',
    ]);
  });

  test('knows each arm of a choice and each value of an enum', () => {
    const places = (provider: 'huduma' | 'sendme123') => [
      ...observationsOf(loadSpec(provider), []).elements.keys(),
    ];
    expect(places('huduma')).toContain('DeleteContactsRequest/anyOf/DeleteByUuidsRequest');
    expect(places('sendme123')).toContain('DeleteContactResponse/oneOf/DeletionReceipt');
    expect(places('sendme123')).toContain('ContactStatus/enum/BLOCKED');
  });
});

describe('the recording', () => {
  /** A recording of one call, in its own folder. */
  async function recordOne(body: unknown) {
    const folder = await mkdtemp(join(tmpdir(), 'recording-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    vi.stubEnv('CONTRACT_HAR', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await serverThat(always(answersJson(200, body)));
    const recording = record('wabotify', 'a-test');
    const ask = () =>
      recording.fetch(`${server.origin}/api/contact/delete-batch`, {
        method: 'POST',
        headers: Object.fromEntries([credential, json]),
        body: JSON.stringify(someRequest),
      });
    return { folder, recording, ask };
  }

  test('is HAR, one file for each fate, and read again says the same', async () => {
    const { folder, recording, ask } = await recordOne(someAnswer);
    expect(await (await ask()).json()).toEqual(someAnswer);
    recording.mark('answer-refused');
    await ask();
    await recording.save();
    const exchanges = await readExchanges(join(folder, 'wabotify'));
    expect(exchanges.map(({ fate }) => fate)).toEqual(['kept', 'answer-refused']);
    for (const read of exchanges)
      expect(read).toMatchObject({
        method: 'post',
        path: '/api/contact/delete-batch',
        request: { text: JSON.stringify(someRequest) },
        status: 200,
        answer: { text: JSON.stringify(someAnswer) },
      });
    const har = await readFile(join(folder, 'wabotify/kept/a-test.har'), 'utf8');
    expect(JSON.parse(har)).toMatchObject({ log: { version: '1.2' } });
    expect(har).not.toContain('127.0.0.1');
  });

  test('of one call leaves redocly to name all the rest', async () => {
    const { folder, recording, ask } = await recordOne({ success: true });
    await ask();
    await recording.save();
    const exercised = await exercisedOf('specs/wabotify.yaml', join(folder, 'wabotify/kept'));
    expect(exercised.totals.responses).toEqual({ covered: 1, total: 25 });
    expect(exercised.missing).toContain('POST /api/contact/delete-batch response 404');
    expect(exercised.missing).toContain('POST /api/contact/delete-batch property response 200 errorCode');
    expect(exercised.drift).toEqual([]);
    const report = { ...covered([]), exercised };
    expect(gapsOf(report)).toContain(
      'wabotify: never exercised (redocly): POST /api/contact/delete-batch response 404',
    );
    expect(exercisedTable([report])).toMatch(/^wabotify +1\/5 +0\/\d +\d\/\d+ +1\/25$/m);
  });

  test('that breaks the spec is reported by redocly, too', async () => {
    const { folder, recording, ask } = await recordOne({ success: 'yes' });
    await ask();
    await recording.save();
    const { drift } = await exercisedOf('specs/wabotify.yaml', join(folder, 'wabotify/kept'));
    expect(drift).toEqual([expect.stringMatching(/success/)]);
  });

  test('is not made unless it is asked for', async () => {
    vi.stubEnv('CONTRACT_HAR', undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await serverThat(always(answersJson(200, {})));
    const recording = record('wabotify', 'a-test');
    expect((await recording.fetch(server.origin)).status).toBe(200);
    await expect(recording.save()).resolves.toBeUndefined();
  });
});

test('the table counts each kind of element', () => {
  expect(elementTable([covered(everything())])).toMatch(/^wabotify +required +17 +17 +17$/m);
  expect(elementTable([covered([])])).toMatch(/^wabotify +required +17 +0 +0$/m);
});

test.each([
  ['kept', '1', 0],
  ['kept', 'many', 1],
  ['kept', '1.5', 1],
  ['kept', '', 1],
  ['request-refused', 'many', 0],
  ['request-refused', '1', 1],
] as const)('a list that was %s with the page %j has as many contradictions as %i', (fate, page, count) => {
  const list: Exchange = {
    ...exchange({ fate, headers: [['x-huduma', 'Bearer a-secret']], request: undefined, answer: undefined }),
    method: 'get',
    path: '/contacts',
    query: new Map([['page', page]]),
    status: 422,
    answer: { headers: new Map(), text: undefined },
  };
  const { contradictions } = observationsOf(loadSpec('huduma'), [list]);
  expect(contradictions).toHaveLength(count);
});
