/** For any contact id: either it is refused, or the provider receives exactly that id. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemOfMangled } from '../../src/http/mangled-id.js';
import { InvalidTargetError } from '../../src/index.js';
import { tries } from '../tries.js';
import { sendme123At, wabotifyAt } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { always, answers, answersJson, type MisbehavingServer, serverThat } from './misbehaving-server.js';
import { nothingLeaks } from './witness.js';

/** Any string, and strings made of characters that are dangerous in a URL. */
const anyId = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary-ascii' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '/',
          '\\',
          '?',
          '#',
          '%',
          '%2e',
          '%2E%2e',
          '%2f',
          '%00',
          '.',
          '..',
          '../',
          '//',
          ';',
          ':',
          '@',
          '&',
        ],
        ...[
          '=',
          '+',
          ' ',
          '\t',
          '\n',
          '\r\n',
          '\0',
          '\u007f',
          '\u0085',
          '\u2028',
          '\u00a0',
          '\ufeff',
          '\u202e',
        ],
        ...[
          '\ud800',
          '\udc00',
          '😀',
          'é',
          'a',
          '1',
          '{id}',
          '{',
          '}',
          '"',
          "'",
          '<',
          '|',
          '^',
          '`',
          '~',
          '*',
        ],
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);

/** Strings that no rule forbids. They must arrive; otherwise a client that refuses everything would pass. */
const ordinaryId = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((id) => id === id.trim() && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(id))
  .filter((id) => !['.', '..', '{id}'].includes(id))
  // mangled-id.test.ts checks which these are, and that they are few.
  .filter((id) => problemOfMangled(id) === undefined);

const runs = { numRuns: tries(100) };
const gone = always(answersJson(200, sendme123Receipt()));

const sentOrRefused = (work: Promise<unknown>): Promise<'sent' | Error> =>
  work.then(
    () => 'sent' as const,
    (error: Error) => error,
  );

/** The ids that have arrived since the last call, each as the only segment after `/api/contacts/`. */
function arrivals({ received }: MisbehavingServer, since: number): string[] {
  return received.slice(since).map(({ url }) => {
    const segments = url.split('/');
    expect(segments.slice(0, 3)).toEqual(['', 'api', 'contacts']);
    expect(segments).toHaveLength(4);
    expect(url).not.toMatch(/[?#]/);
    return decodeURIComponent(segments[3] ?? '');
  });
}

describe('for any string as the id of a contact at sendme123', () => {
  test.each(['deleteContact', 'getContact', 'contactExists'] as const)(
    '%s refuses it, or the server receives exactly it as one path segment',
    async (method) => {
      const server = await serverThat(gone);
      const client = sendme123At(server);
      await fc.assert(
        fc.asyncProperty(anyId, async (id) => {
          const since = server.received.length;
          const came = await sentOrRefused(client[method](id));
          expect(arrivals(server, since)).toEqual(came === 'sent' ? [id] : []);
          if (came !== 'sent') expect(came).toBeInstanceOf(InvalidTargetError);
        }),
        runs,
      );
    },
  );

  test('the contract refuses it, or the server receives exactly it as one path segment', async () => {
    const server = await serverThat(gone);
    const { api } = sendme123At(server);
    await fc.assert(
      fc.asyncProperty(anyId, async (id) => {
        const since = server.received.length;
        const came = await sentOrRefused(api.DELETE('/api/contacts/{id}', { params: { path: { id } } }));
        expect(arrivals(server, since)).toEqual(came === 'sent' ? [id] : []);
        // Half a surrogate pair already fails in openapi-fetch, since no URL can contain it.
        if (came !== 'sent') expect([InvalidTargetError, URIError]).toContain(came.constructor);
      }),
      runs,
    );
  });

  test('it arrives if no rule forbids it', async () => {
    const server = await serverThat(gone);
    const client = sendme123At(server);
    await fc.assert(
      fc.asyncProperty(ordinaryId, async (id) => {
        const since = server.received.length;
        await client.deleteContact(id);
        await client.api.DELETE('/api/contacts/{id}', { params: { path: { id } } });
        expect(arrivals(server, since)).toEqual([id, id]);
      }),
      runs,
    );
  });
});

describe('for any strings as the ids of contacts at Wabotify', () => {
  const contactIdsIn = ({ received }: MisbehavingServer, since: number) =>
    received.slice(since).map(({ body }) => JSON.parse(body).contactIds);

  test('deleteContacts refuses them, or the server receives exactly them, each once', async () => {
    const server = await serverThat(always(answers(200)));
    const client = wabotifyAt(server);
    await fc.assert(
      fc.asyncProperty(fc.array(anyId, { maxLength: 4 }), async (ids) => {
        const since = server.received.length;
        const came = await sentOrRefused(client.deleteContacts(ids));
        const unique = [...new Set(ids)].map((id) => ({ ids: id }));
        expect(contactIdsIn(server, since)).toEqual(came === 'sent' ? [unique] : []);
        if (came !== 'sent') expect(came).toBeInstanceOf(InvalidTargetError);
      }),
      runs,
    );
  });

  test('they arrive if no rule forbids them', async () => {
    const server = await serverThat(always(answers(200)));
    const client = wabotifyAt(server);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(ordinaryId, { minLength: 1, maxLength: 4 }), async (ids) => {
        const since = server.received.length;
        await client.deleteContacts(ids);
        expect(contactIdsIn(server, since)).toEqual([ids.map((id) => ({ ids: id }))]);
      }),
      runs,
    );
  });
});

test.each([
  ...['a', 'i', 'api', 'contacts', 'id', 'con', '{', 'api/contacts', '/'],
  ...['...', '.a', 'a.', '%2e%2e', '..%2f', 'a b', '0', 'null', 'constructor', '__proto__'],
])('the id %j is as good as any other', async (id) => {
  const server = await serverThat(gone);
  await sendme123At(server).deleteContact(id);
  expect(arrivals(server, 0)).toEqual([id]);
});

nothingLeaks();
