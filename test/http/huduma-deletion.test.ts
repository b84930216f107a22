/** What a deletion at Huduma must name, and what is then sent. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidOptionError, InvalidTargetError } from '../../src/index.js';
import { tries } from '../tries.js';
import { hudumaAt } from './clients.js';
import { hudumaDeleted } from './documented.js';
import { always, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks } from './witness.js';

describe('the ids of Huduma', () => {
  const noIds = [
    0,
    -1,
    -0,
    1.5,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '12',
    '1',
    null,
    undefined,
    true,
    {},
  ];

  test.each(noIds.map((id) => [inspect(id), id] as const))(
    'are positive whole numbers, and %s is refused',
    async (_, id) => {
      const server = await serverThat(always(answersJson(200, hudumaDeleted())));
      const ids = [1, id as number];
      const error = await failureOf(
        hudumaAt(server).deleteContacts({ mode: 'trash', ids }),
        InvalidTargetError,
      );
      expect(error.message).toBe(
        `huduma: the contact id ${typeof id === 'string' ? `"${id}"` : String(id)} must be a positive whole number. Nothing was sent.`,
      );
      expect(server.connections()).toBe(0);
    },
  );

  test.each([
    '',
    'abc',
    '3fa85f64-5717-4562-b3fc-2c963f66afa',
    '3fa85f6457174562b3fc2c963f66afa6',
    'x3fa85f64-5717-4562-b3fc-2c963f66afa6',
    '3fa85f64-5717-4562-b3fc-2c963f66afa6x',
    ['3fa85f64-5717-4562-b3fc-2c963f66afa6'],
    ' ',
    7,
    null,
  ])('may be UUIDs, and %j is refused as one', async (uuid) => {
    const server = await serverThat(always(answersJson(200, hudumaDeleted())));
    const uuids = [uuid] as string[];
    const error = await failureOf(
      hudumaAt(server).deleteContacts({ mode: 'trash', uuids }),
      InvalidTargetError,
    );
    expect(error.message).toContain('must be a UUID. Nothing was sent.');
    expect(server.connections()).toBe(0);
  });

  test('arrive exactly, for any that are good', async () => {
    const server = await serverThat(always(answersJson(200, hudumaDeleted())));
    const client = hudumaAt(server);
    const ids = fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 4 });
    const uuids = fc.array(fc.uuid(), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(ids, uuids, fc.boolean(), async (ids, uuids, trash) => {
        fc.pre(ids.length + uuids.length > 0);
        await client.deleteContacts({ mode: trash ? 'trash' : 'permanent', ids, uuids });
        const body = JSON.parse(server.received.at(-1)?.body ?? '');
        expect(body).toEqual({
          trash,
          ...(ids.length > 0 && { ids: [...new Set(ids)] }),
          ...(uuids.length > 0 && { uuids: [...new Set(uuids)] }),
        });
      }),
      { numRuns: tries(50) },
    );
  });
});

describe('the mode of a deletion at Huduma', () => {
  test.each([
    ['trash', true],
    ['permanent', false],
  ] as const)('%s is always sent, as trash: %j', async (mode, trash) => {
    const server = await serverThat(answersJson(200, hudumaDeleted(1)));
    await hudumaAt(server).deleteContacts({ mode, ids: [1] });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({ trash, ids: [1] });
  });

  test.each([undefined, null, '', 'Trash', 'soft', 'delete', true, false])(
    'is never guessed: %j is refused',
    async (mode) => {
      const server = await serverThat(always(answersJson(200, hudumaDeleted(1))));
      const deletion = { mode: mode as 'trash', ids: [1] };
      const error = await failureOf(hudumaAt(server).deleteContacts(deletion), InvalidOptionError);
      expect(error.message).toBe('huduma: mode must be "trash" or "permanent". Nothing was sent.');
      expect(server.connections()).toBe(0);
    },
  );

  test('must be said', async () => {
    const server = await serverThat(always(answersJson(200, hudumaDeleted(1))));
    // @ts-expect-error the mode is required
    await failureOf(hudumaAt(server).deleteContacts({ ids: [1] }), InvalidOptionError);
    // @ts-expect-error a misspelt mode does not compile
    await failureOf(hudumaAt(server).deleteContacts({ mdoe: 'trash', ids: [1] }), InvalidOptionError);
    expect(server.connections()).toBe(0);
  });
});

nothingLeaks();
