/** Issue 12, points 1 to 5: what a user may expect of the outcomes if something went wrong. */
import { describe, expect, test } from 'vitest';
import { InvalidOptionError } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { answer, one, outcomesOf, plain, providers, times, withNetwork } from './one-world.js';
import type { Way } from './ways.js';

withNetwork();

describe('1. a request that never left is no lost one', () => {
  const refusal = (status: string): Way => ({
    kind: 'proxyRefuses',
    answer: `HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`,
  });
  const ways: readonly (readonly [string, Way])[] = [
    ['a port on which nobody listens', { kind: 'refused' }],
    ['a name with two addresses that both refuse', { kind: 'allRefused' }],
    ['a name that does not exist', { kind: 'noSuchName' }],
    ['TLS that is cut before a word', { kind: 'cutInHello', share: 0 }],
    ['TLS that is cut in the first words of the client', { kind: 'cutInHello', share: 0.5 }],
    ['TLS that is cut in the answer of the server', { kind: 'cutInHandshake', share: 0.5 }],
    ['TLS that is cut just before it stands', { kind: 'cutInHandshake', share: 0.99 }],
    ['a certificate that nobody vouches for', { kind: 'untrusted' }],
    ['a proxy that wants a password', refusal('407 Proxy Authentication Required')],
    ['a proxy that forbids it', refusal('403 Forbidden')],
    ['a proxy that does not reach the provider', refusal('502 Bad Gateway')],
  ];

  test.each(ways)('%s, for ever: notAttempted', async (_, way) => {
    const list = times(9, way);
    const { of, lies } = await outcomesOf({ contacts: { a: 'present' }, ways: { scheme: 'https', list } });
    expect(of.a).toMatchObject({ outcome: 'notAttempted', reason: { code: 'noConnection' } });
    expect(lies).toEqual([]);
  });

  test.each(ways)('%s, once, and then a 404: absent, and not by us', async (_, way) => {
    const contacts = { a: 'never' } as const;
    const { of, lies } = await outcomesOf({ contacts, ways: { scheme: 'https', list: [way] } });
    expect(of.a).toMatchObject({ outcome: 'absent', perhapsByUs: false });
    expect(lies).toEqual([]);
  });

  // The caller's own `fetch` may go on after it was aborted, so nobody can be sure.
  test('a proxy that closes without a word, until the time is over, with a fetch of the caller: unknown', async () => {
    const list = times(9, { kind: 'proxyRefuses', answer: '' } as const);
    const ways = { scheme: 'https', list } as const;
    const { of } = await outcomesOf({ contacts: { a: 'present' }, hasty: true, ways });
    expect(of.a).toMatchObject({ outcome: 'unknown', reason: { code: 'noAnswer' } });
  });

  test.each([1, 25, 6_000, 6_667, 10_080])(
    'a base URL with port %i, which fetch refuses, is refused',
    (port) => {
      const make = () => createSendme123({ apiKey: 'k', baseUrl: `https://localhost:${port}` });
      expect(make).toThrow(InvalidOptionError);
    },
  );
});

describe('2. an absence after a lost answer is no deletion', () => {
  test.each(providers)('%s: the contact was there: absent, perhaps by us', async (provider) => {
    const contacts = { [one[provider]]: 'present' } as const;
    const fates = [answer(500, { effect: 'all', end: 'reset' })];
    const { of, lies } = await outcomesOf({ provider, contacts, fates });
    expect(of[one[provider]]).toMatchObject({ outcome: 'absent', evidence: 'absence', perhapsByUs: true });
    expect(lies).toEqual([]);
  });

  test('a server that closes idle connections deletes nobody who never existed', async () => {
    const contacts = Object.fromEntries(times(40, 0).map((_, index) => [`c${index}`, 'never' as const]));
    const fates = times(40, answer(500, { unread: true })).map((fate, index) =>
      index % 3 === 1 ? fate : answer(404),
    );
    const { outcomes, lies } = await outcomesOf({ contacts, fates });
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['absent']));
    expect(lies).toEqual([]);
  });

  test('an absence that none of our requests can have caused says so', async () => {
    const { of } = await outcomesOf({ contacts: { a: 'never' } });
    expect(of.a).toMatchObject({ outcome: 'absent', perhapsByUs: false });
  });
});

describe.each([
  ['503 with Retry-After', answer(503, { effect: 'all', retryAfter: '1' })],
  ['502 of a proxy', answer(502, { effect: 'all', body: 'html' })],
  ['504 of a proxy', answer(504, { effect: 'all', body: 'html' })],
  ['408', answer(408, { effect: 'all' })],
  ['520', answer(520, { effect: 'all', body: 'html' })],
])('3. after the deed, %s', (_, fate) => {
  test.each(providers)('%s: then a 404: absent, perhaps by us', async (provider) => {
    const contacts = { [one[provider]]: 'present' } as const;
    const { of, lies } = await outcomesOf({ provider, contacts, fates: [fate] });
    expect(of[one[provider]]).toMatchObject({ outcome: 'absent', perhapsByUs: true });
    expect(lies).toEqual([]);
  });

  test.each(providers)('%s: for ever: unknown, unless a look-up tells', async (provider) => {
    const contacts = { [one[provider]]: 'present' } as const;
    const { of, lies } = await outcomesOf({ provider, contacts, fates: times(30, fate) });
    const seen = provider === 'huduma' ? { outcome: 'unknown' } : { outcome: 'absent', perhapsByUs: true };
    expect(of[one[provider]]).toMatchObject(seen);
    expect(lies).toEqual([]);
  });
});

describe('4. a batch that is no transaction', () => {
  const contacts = { a: 'present', b: 'present', c: 'present' } as const;
  test.each([
    ['a 404 in HTML', answer(404, { body: 'html', effect: 'some', mask: 1 })],
    ['a 404 without a body', answer(404, { body: 'empty', effect: 'some', mask: 2 })],
    ['a 400 in HTML', answer(400, { body: 'html', effect: 'some', mask: 1 })],
    ['a 409', answer(409, { effect: 'some', mask: 4 })],
    ['a 422 that is not JSON', answer(422, { body: 'notJson', effect: 'some', mask: 3 })],
    ['a 415', answer(415, { effect: 'all' })],
    ['a 500 in HTML', answer(500, { body: 'html', effect: 'some', mask: 5 })],
  ])('%s in the middle of it hides no deletion', async (_, fate) => {
    const { lies } = await outcomesOf({ provider: 'wabotify', contacts, fates: [fate] });
    expect(lies).toEqual([]);
  });
});

describe('an account that is elsewhere', () => {
  const contacts = { a: 'present', b: 'present', c: 'never' } as const;
  const at = {
    provider: 'wabotify',
    contacts,
    elsewhere: true,
    run: { ...plain.run, proven: false },
  } as const;

  test.each([
    ['nothing but 404', []],
    ['a lost answer', [answer(500, { end: 'reset' })]],
    ['lost answers for ever', times(30, answer(500, { effect: 'all', end: 'reset' }))],
  ])('%s: neither absent nor deleted, whatever a look-up does not find', async (_, fates) => {
    const { outcomes, lies } = await outcomesOf({ ...at, fates });
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
    expect(lies).toEqual([]);
  });

  test.each(['somebodyElse', 'denied'] as const)(
    'a look-up that shows %s proves no account',
    async (look) => {
      const { outcomes, lies } = await outcomesOf({ ...at, looks: times(9, look) });
      expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
      expect(lies).toEqual([]);
    },
  );
});

describe('5. redirects', () => {
  test.each(providers.flatMap((provider) => [301, 302, 303].map((status) => [provider, status] as const)))(
    '%s: %i after the deed: unknown',
    async (provider, status) => {
      const contacts = { [one[provider]]: 'present' } as const;
      const { of, lies } = await outcomesOf({
        provider,
        contacts,
        fates: [answer(status, { effect: 'all' })],
      });
      expect(of[one[provider]]).toMatchObject({ outcome: 'unknown' });
      expect(lies).toEqual([]);
    },
  );

  test.each([307, 308])('%i says "elsewhere instead": notAttempted', async (status) => {
    const { of } = await outcomesOf({ contacts: { a: 'present' }, fates: [answer(status)] });
    expect(of.a).toMatchObject({ outcome: 'notAttempted' });
  });
});
