/** A user's own provider goes through the engine like a built-in one: every outcome, and every fault. */
import { ApiError, deleteContacts, NotFoundError, type Outcome, trailOf } from 'contact-deletion';
import { createSandbox, type FaultRule } from 'contact-deletion/sandbox';
import { createSendme123 } from 'contact-deletion/sendme123';
import { describe, expect, test } from 'vitest';
import { acme } from '../../examples/own-provider/acme.js';
import type { AcmeSeed } from '../../examples/own-provider/fake.js';

type Faults = readonly FaultRule<'acme', 'deletePerson' | 'getPerson' | 'listPeople'>[];

const worldOf = (people: Iterable<AcmeSeed>, faults: Faults = []) =>
  createSandbox({ providers: [acme], contacts: { acme: people }, faults });

type World = ReturnType<typeof worldOf>;

/** A clock on which time passes only by waiting. */
function instantClock(waits: number[] = []) {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const sleep = async (ms: number) => {
    waits.push(ms);
    now += ms;
  };
  return { waits, now: () => now, random: () => 0, sleep };
}

/** The outcomes of the people, by their ids. */
async function outcomesOf(
  world: World,
  ids: readonly string[],
  scope: 'profile' | 'everything' = 'everything',
  clock = instantClock(),
) {
  const client = acme({ ...world.options('acme'), clock }).choosing({ scope });
  const run = deleteContacts({ providers: [client], targets: ids.map((id) => `acme:${id}`), clock });
  const outcomes: Record<string, Outcome> = {};
  for await (const outcome of run) outcomes[outcome.target.id] = outcome;
  return { outcomes, summary: run.summary };
}

describe('each outcome', () => {
  test('deleted, for good or with what was written to the person still stored, as was chosen', async () => {
    const world = worldOf(['per_1a', 'per_1b']);
    const all = await outcomesOf(world, ['per_1a'], 'everything');
    const profile = await outcomesOf(world, ['per_1b'], 'profile');
    // A 204 has no body that could name somebody.
    const deleted = { outcome: 'deleted', evidence: 'batch' };
    expect(all.outcomes.per_1a).toMatchObject({ ...deleted, permanence: 'permanent' });
    expect(profile.outcomes.per_1b).toMatchObject({ ...deleted, permanence: 'soft' });
    expect(world.contacts('acme').map(({ state }) => state)).toEqual(['deleted', 'softDeleted']);
  });

  test('absent, with the status that distinguishes a deleted contact from one that never existed', async () => {
    const world = worldOf(['per_1a']);
    await outcomesOf(world, ['per_1a']);
    const { outcomes } = await outcomesOf(world, ['per_1a', 'per_1b']);
    const absent = { outcome: 'absent', evidence: 'absence', perhapsByUs: false };
    expect(outcomes.per_1a).toMatchObject({ ...absent, reason: { status: 410 } });
    expect(outcomes.per_1b).toMatchObject({ ...absent, reason: { status: 404 } });
  });

  test('blocked by a legal hold', async () => {
    const world = worldOf([{ id: 'per_1a', legalHold: true }]);
    const { outcomes } = await outcomesOf(world, ['per_1a']);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'blocked', reason: { code: 'conflict', status: 409 } });
    expect(world.has('acme', 'per_1a')).toBe(true);
  });

  test.each(['1a2b', 'per_', 'PER_1A', 'per_1a/../per_1b', 'per_1á'])(
    'rejected before anything is sent: %s',
    async (id) => {
      const world = worldOf([]);
      const { outcomes } = await outcomesOf(world, [id]);
      expect(outcomes[id]).toMatchObject({ outcome: 'rejected', attempts: 0 });
      expect(world.requests).toEqual([]);
    },
  );

  test('notAttempted if the key is not accepted', async () => {
    const world = worldOf(['per_1a', 'per_1b']);
    const client = acme({ ...world.options('acme'), apiKey: 'another' }).choosing({ scope: 'profile' });
    const run = deleteContacts({
      providers: [client],
      targets: ['acme:per_1a', 'acme:per_1b'],
      maxInFlight: 1,
    });
    for await (const outcome of run) expect(outcome).toMatchObject({ outcome: 'notAttempted' });
    expect(run.summary.stops).toMatchObject([{ provider: 'acme', guard: 'account' }]);
    expect(world.requests.map(({ status }) => status)).toEqual([401]);
  });

  test('unknown if no answer comes, and no look-up tells', async () => {
    const world = worldOf(
      ['per_1a'],
      [
        { method: 'DELETE', do: { kind: 'reset', effect: 'before' } },
        { method: 'GET', do: { kind: 'status', status: 500 } },
      ],
    );
    const { outcomes } = await outcomesOf(world, ['per_1a']);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'unknown', perhapsByUs: true });
  });
});

describe('what goes wrong', () => {
  test('a lost answer: gone at the look-up means absent, perhaps by us', async () => {
    const world = worldOf(
      ['per_1a'],
      [{ method: 'DELETE', nth: 1, do: { kind: 'reset', effect: 'before' } }],
    );
    const { outcomes, summary } = await outcomesOf(world, ['per_1a']);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'absent', perhapsByUs: true, attempts: 1 });
    expect(world.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ['deletePerson', undefined],
      ['getPerson', 410],
    ]);
    expect(summary.absentPerhapsByUs).toBe(1);
  });

  test('a lost answer: seen there, and gone after the next request, means deleted', async () => {
    const world = worldOf(
      ['per_1a'],
      [
        { method: 'DELETE', nth: 1, do: { kind: 'reset' } },
        { method: 'DELETE', nth: 2, do: { kind: 'reset', effect: 'before' } },
      ],
    );
    const { outcomes } = await outcomesOf(world, ['per_1a'], 'profile');
    expect(outcomes.per_1a).toMatchObject({ outcome: 'deleted', evidence: 'absence', permanence: 'soft' });
  });

  test.each([429, 503])('%i with Retry-After is waited for', async (status) => {
    const faults: Faults = [{ method: 'DELETE', nth: 1, do: { kind: 'status', status, retryAfter: 30 } }];
    const clock = instantClock();
    const world = worldOf(['per_1a'], faults);
    const { outcomes } = await outcomesOf(world, ['per_1a'], 'everything', clock);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'deleted' });
    expect(clock.waits.some((ms) => ms >= 30_000)).toBe(true);
  });

  const proxy = (status: number) => ({
    kind: 'status' as const,
    status,
    body: { message: 'no route matched' },
  });

  test.each([404, 410])("a proxy's own %i is no word about a person", async (status) => {
    const world = worldOf(['per_1a'], [{ do: proxy(status) }]);
    const { outcomes, summary } = await outcomesOf(world, ['per_1a']);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'notAttempted' });
    expect(summary.stops).toMatchObject([{ guard: 'foreignAnswer' }]);
  });

  test.each([404, 410])("nor is a proxy's own %i to the look-up", async (status) => {
    const world = worldOf(
      ['per_1a'],
      [
        { method: 'DELETE', do: { kind: 'reset' } },
        { method: 'GET', do: proxy(status) },
      ],
    );
    const { outcomes } = await outcomesOf(world, ['per_1a']);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'unknown' });
  });

  test('a look-up that answers about somebody else tells nothing', async () => {
    const body = { id: 'per_1b', name: '', email: null, legalHold: false, createdAt: '2025-03-01T09:30:00Z' };
    const world = worldOf(
      ['per_1a'],
      [
        { method: 'DELETE', nth: [1, 2], do: { kind: 'reset', effect: 'before' } },
        { method: 'GET', do: { kind: 'status', status: 200, body } },
      ],
    );
    const { outcomes } = await outcomesOf(world, ['per_1a']);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'absent', perhapsByUs: true, reason: { status: 410 } });
  });

  test.each([
    ['a login page', { kind: 'html' }, 200],
    ['a success that no page documents', { kind: 'status', status: 202 }, 202],
  ] as const)('%s is no success', async (_, fault, status) => {
    const world = worldOf(['per_1a'], [{ method: 'DELETE', do: fault }]);
    const { outcomes } = await outcomesOf(world, ['per_1a']);
    expect(outcomes.per_1a).toMatchObject({ outcome: 'unknown', reason: { code: 'unreadable', status } });
  });

  test('an account without the permission stops its provider, and no other', async () => {
    const world = createSandbox({
      providers: [acme],
      contacts: { acme: ['per_1a'], sendme123: ['contact-1'] },
      settings: { acme: { account: 'forbidden' } },
    });
    const clients = [
      acme(world.options('acme')).choosing({ scope: 'everything' }),
      createSendme123(world.options('sendme123')),
    ];
    const run = deleteContacts({ providers: clients, targets: ['acme:per_1a', 'sendme123:contact-1'] });
    const outcomes: Record<string, string> = {};
    for await (const { target, outcome } of run) outcomes[target.provider] = outcome;
    expect(outcomes).toEqual({ acme: 'notAttempted', sendme123: 'deleted' });
  });
});

describe('a client of it', () => {
  test('reads its key from the environment, and names the variable that is missing', () => {
    const { baseUrl, fetch } = worldOf([]).options('acme');
    expect(acme.fromEnv({ env: { ACME_API_KEY: 'x', ACME_BASE_URL: baseUrl }, fetch }).name).toBe('acme');
    expect(() => acme.fromEnv({ env: {} })).toThrow(/ACME_API_KEY/);
    expect(() => acme({ apiKey: process.env.NOT_SET })).toThrow(/ACME_API_KEY/);
  });

  test('has the methods of the definition', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `per_${index + 1}`);
    const world = worldOf(ids);
    const client = acme(world.options('acme'));
    await client.deletePerson('per_7', 'everything');
    const listed: string[] = [];
    for await (const { id } of client.people()) listed.push(id);
    expect(listed).toEqual(ids.filter((id) => id !== 'per_7'));
    expect(world.requests.filter(({ operation }) => operation === 'listPeople')).toHaveLength(3);
    expect(await client.findPerson('per_8')).toMatchObject({ id: 'per_8', legalHold: false });
    expect(await client.findPerson('per_7')).toBeUndefined();
    expect(await client.findPerson('per_x')).toBeUndefined();
  });

  test('says of a refusal that nothing was carried out', async () => {
    const client = acme(worldOf([{ id: 'per_1a', legalHold: true }, 'per_1b']).options('acme'));
    await client.deletePerson('per_1b', 'profile');
    const gone = await client.deletePerson('per_1b', 'profile').catch((error: unknown) => error);
    expect(gone).toBeInstanceOf(ApiError);
    expect(gone).toMatchObject({ status: 410, ambiguous: false });
    const never = await client.deletePerson('per_1c', 'profile').catch((error: unknown) => error);
    expect(never).toBeInstanceOf(NotFoundError);
    await expect(client.deletePerson('per_1a', 'profile')).rejects.toMatchObject({
      status: 409,
      ambiguous: false,
    });
  });

  test('has the contract, endpoint by endpoint', async () => {
    const client = acme(worldOf(['per_1a']).options('acme'));
    const { response, error } = await client.api.DELETE('/v1/people/{id}', {
      params: { path: { id: 'per_1a' }, query: { scope: 'everything' } },
    });
    expect(error).toBeUndefined();
    expect(response.status).toBe(204);
    expect(trailOf(response)).toEqual({ attempts: 1, ambiguous: false });
  });

  test('is refused by a run as long as nothing is chosen', () => {
    const client = acme(worldOf([]).options('acme'));
    // @ts-expect-error: nothing was chosen
    expect(() => deleteContacts({ providers: [client], targets: [] })).toThrow(/choosing/);
    // @ts-expect-error: not one of its values
    expect(() => client.choosing({ scope: 'all' })).toThrow(/scope must be "profile" or "everything"/);
  });
});
