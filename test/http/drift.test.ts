/** An answer that does not match the spec is reported by place and rule, and never by value. */
import { describe, expect, test } from 'vitest';
import { ContactDeletionError, type Drift, DriftError } from '../../src/index.js';
import { deletions, hudumaAt, sendme123At, wabotifyAt } from './clients.js';
import {
  hudumaDeleted,
  hudumaError,
  sendme123Contact,
  sendme123Receipt,
  wabotifyDeleted,
} from './documented.js';
import {
  always,
  answers,
  answersJson,
  type Behaviour,
  redirects,
  resetsAfterReading,
  serverThat,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const json = { 'content-type': 'application/json' };
const deletion = { mode: 'trash', ids: [1] } as const;

/** The drifts of one deletion at Huduma that gets these answers. */
async function driftsAtHuduma(...behaviours: Behaviour[]): Promise<Drift[]> {
  const drifts: Drift[] = [];
  const server = await serverThat(...behaviours);
  const client = hudumaAt(server, { onDrift: (drift) => drifts.push(drift) });
  await client
    .deleteContacts(deletion)
    .catch((error: unknown) => failureOf(Promise.reject(error), ContactDeletionError));
  return drifts;
}

describe('drift names the place and the rule', () => {
  test('of a field that is missing', async () => {
    const { reqId: _, ...withoutId } = hudumaDeleted(1);
    expect(await driftsAtHuduma(answersJson(200, withoutId))).toEqual([
      {
        provider: 'huduma',
        operation: 'deleteContacts',
        status: 200,
        kind: 'body',
        violations: [{ path: '', keyword: 'required', missing: 'reqId' }],
      },
    ]);
  });

  test('and names no missing field if none is missing', async () => {
    const [drift] = await driftsAtHuduma(answersJson(200, { ...hudumaDeleted(1), code: 'none' }));
    expect(drift?.violations[0]).toStrictEqual({ path: '/code', keyword: 'type' });
  });

  test('of fields deep down', async () => {
    const body = hudumaDeleted(1, 2);
    const contacts = body.data.map((contact) => ({ ...contact, id: `${SECRETS.inBody}`, number: '+255' }));
    const [drift] = await driftsAtHuduma(answersJson(200, { ...body, data: contacts }));
    expect(drift?.violations).toEqual([
      { path: '/data/0/id', keyword: 'type' },
      { path: '/data/0/number', keyword: 'pattern' },
      { path: '/data/1/id', keyword: 'type' },
      { path: '/data/1/number', keyword: 'pattern' },
    ]);
  });

  test('of an error body', async () => {
    const [drift] = await driftsAtHuduma(answersJson(404, { ...hudumaError(404), code: SECRETS.inBody }));
    expect(drift).toMatchObject({
      status: 404,
      kind: 'body',
      violations: [{ path: '/code', keyword: 'type' }],
    });
  });

  test('of at most 20 violations', async () => {
    const data = Array.from({ length: 50 }, () => SECRETS.inBody);
    const [drift] = await driftsAtHuduma(answersJson(200, { ...hudumaDeleted(), data }));
    expect(drift?.violations).toHaveLength(20);
  });

  test('and never a value, nor a name that the spec does not know', async () => {
    const secretive = { [SECRETS.inBody]: SECRETS.inBody, [PERSON]: { [PERSON]: PERSON } };
    const bodies = [
      { ...hudumaDeleted(1), ...secretive, data: [secretive, SECRETS.inBody] },
      { ...hudumaDeleted(1), code: 1, status: SECRETS.inBody, timestamp: SECRETS.inBody },
      [SECRETS.inBody, PERSON],
      SECRETS.inBody,
    ];
    for (const body of bodies) {
      const [drift] = await driftsAtHuduma(answersJson(200, body));
      expect(drift?.kind).toBe('body');
      expect(JSON.stringify(drift)).not.toContain(SECRETS.inBody);
      expect(JSON.stringify(drift)).not.toContain(PERSON);
    }
  });
});

describe('drift is', () => {
  test.each<[kind: Drift['kind'], name: string, behaviour: Behaviour, status: number]>([
    ['status', 'a success that no page documents', answersJson(202, hudumaDeleted(1)), 202],
    ['status', 'a status that no page documents', answersJson(409, hudumaError(409)), 409],
    ['status', 'a redirect', redirects(302, 'https://elsewhere.example'), 302],
    ['missingBody', 'an error without the documented body', answers(404), 404],
    ['missingBody', 'a success without the documented body', answers(200), 200],
    ['notJson', 'a page in place of a success', answers(200, '<p>', { 'content-type': 'text/html' }), 200],
    ['notJson', 'a page in place of an error', answers(403, '<p>', { 'content-type': 'text/html' }), 403],
    ['notJson', 'JSON that is cut off', answers(404, '{', json), 404],
    ['body', 'a body of another shape', answersJson(404, { error: 'not there' }), 404],
  ])('of kind %s for %s', async (kind, _, behaviour, status) => {
    expect(await driftsAtHuduma(behaviour)).toMatchObject([{ kind, status }]);
  });

  test('reported through the contract too', async () => {
    for (const { provider, sendByContract } of deletions) {
      const drifts: Drift[] = [];
      const server = await serverThat(answersJson(418, {}));
      await sendByContract(server, { onDrift: (drift) => drifts.push(drift) });
      expect(drifts).toMatchObject([{ provider, status: 418, kind: 'status' }]);
    }
  });

  test('reported for the answer that counts, not for those that were retried', async () => {
    expect(await driftsAtHuduma(answers(503), answers(503), answersJson(200, hudumaDeleted(1)))).toEqual([]);
    expect(await driftsAtHuduma(always(answers(503)))).toMatchObject([{ status: 503, kind: 'status' }]);
  });

  test('not reported if there was no answer', async () => {
    expect(await driftsAtHuduma(always(resetsAfterReading))).toEqual([]);
  });
});

describe('an answer that is documented is no drift', () => {
  const cases: [
    name: string,
    behaviour: Behaviour,
    send: (at: { origin: string }, onDrift: () => void) => Promise<unknown>,
  ][] = [
    ["Huduma's success", answersJson(200, hudumaDeleted(1, 2)), huduma],
    ["Huduma's success without contacts", answersJson(200, hudumaDeleted()), huduma],
    ...[400, 401, 402, 403, 404, 405, 422, 500].map((status): [string, Behaviour, typeof huduma] => [
      `Huduma's ${status}`,
      answersJson(status, hudumaError(status)),
      huduma,
    ]),
    ["sendme123's receipt", answersJson(200, sendme123Receipt()), sendme123],
    [
      "sendme123's deleted contact",
      answersJson(200, { ...sendme123Contact(), deletedAt: '2024-01-01T15:30:00.000Z' }),
      sendme123,
    ],
    ...[400, 401, 403, 404, 409, 429, 500].flatMap((status): [string, Behaviour, typeof sendme123][] => [
      [`sendme123's ${status}, whose body is not documented`, answers(status), sendme123],
      [`sendme123's ${status} with a body all the same`, answersJson(status, { error: 'x' }), sendme123],
    ]),
    ["Wabotify's empty success", answers(200), wabotify],
    ["Wabotify's success with a body", answersJson(200, wabotifyDeleted()), wabotify],
    ...[400, 401, 404, 500].map((status): [string, Behaviour, typeof wabotify] => [
      `Wabotify's ${status}`,
      answers(status),
      wabotify,
    ]),
  ];

  async function huduma(at: { origin: string }, onDrift: () => void) {
    return hudumaAt(at, { strict: true, retries: 0, onDrift }).deleteContacts(deletion);
  }
  async function sendme123(at: { origin: string }, onDrift: () => void) {
    return sendme123At(at, { strict: true, retries: 0, onDrift }).deleteContact(PERSON);
  }
  async function wabotify(at: { origin: string }, onDrift: () => void) {
    return wabotifyAt(at, { strict: true, retries: 0, onDrift }).deleteContacts([PERSON]);
  }

  test.each(cases)('%s', async (_, behaviour, send) => {
    let drifts = 0;
    const server = await serverThat(behaviour);
    await send(server, () => {
      drifts += 1;
    }).catch((error: unknown) => expect(error).not.toBeInstanceOf(DriftError));
    expect(drifts).toBe(0);
  });

  test('nor is that of a look-up, with and without a body', async () => {
    const drifts: Drift[] = [];
    const server = await serverThat(answersJson(200, sendme123Contact()), answers(200), answers(404));
    const client = sendme123At(server, { strict: true, onDrift: (drift) => drifts.push(drift) });
    await client.getContact(PERSON);
    await client.contactExists(PERSON);
    await client.contactExists(PERSON);
    expect(drifts).toEqual([]);
  });
});

nothingLeaks();
