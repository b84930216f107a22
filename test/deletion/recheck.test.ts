/** Contacts are read again right before they are deleted. One that has changed hands is not deleted. */
import { describe, expect, test } from 'vitest';
import { afterRereading } from '../../src/deletion/after-rereading.js';
import { batchOf } from '../../src/deletion/batch.js';
import type { Reread } from '../../src/deletion/decision.js';
import { knowledgeAtStart } from '../../src/deletion/knowledge.js';
import { LookUps } from '../../src/deletion/look-ups.js';
import { pendingContact } from '../../src/deletion/pending-contact.js';
import type { ProviderRequests } from '../../src/deletion/provider-requests.js';
import type { ProviderRunOptions, RunPort } from '../../src/deletion/provider-run.js';
import { type DeletionPort, engine } from '../../src/providers/provider.js';
import { createSandbox, type Fault, type Sandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, many, run, withPort } from './runs.js';

const kept = ({ requests }: Sandbox) =>
  requests.filter(({ method }) => method !== 'GET').flatMap(({ ids }) => ids);

test('a contact is deleted only if it is still the one: at sendme123 one by one, at Wabotify in a batch', async () => {
  const contacts = { sendme123: ['a', 'b'], wabotify: ['c', 'd', 'e'] };
  const sandbox = createSandbox({ contacts });
  const targets = ['sendme123:a', 'sendme123:b', 'wabotify:c', 'wabotify:d', 'wabotify:e'];
  const seen: unknown[] = [];
  const { of } = await finish(
    run(sandbox, targets, {
      recheck: ({ provider, id }, contact) => {
        seen.push([provider, id, contact.id, contact.phones.length]);
        return id !== 'b' && id !== 'd';
      },
    }),
  );
  for (const target of ['sendme123:a', 'wabotify:c', 'wabotify:e']) {
    expect(of(target)).toMatchObject({ outcome: 'deleted' });
  }
  for (const target of ['sendme123:b', 'wabotify:d']) {
    expect(of(target)).toMatchObject({
      outcome: 'notAttempted',
      attempts: 0,
      reason: {
        code: 'changedHands',
        message: "it was read again, and is no longer the person's. It was not deleted.",
      },
    });
  }
  expect(kept(sandbox).sort()).toEqual(['a', 'c', 'e']);
  expect(sandbox.has('sendme123', 'b') && sandbox.has('wabotify', 'd')).toBe(true);
  expect(seen).toHaveLength(5);
  expect(seen).toContainEqual(['wabotify', 'd', 'd', 1]);
});

test('a contact of a provider without a call for it is deleted without being read again', async () => {
  const sandbox = createSandbox({ contacts: { huduma: [1] } });
  const { of } = await finish(run(sandbox, ['huduma:1'], { recheck: () => false }));
  expect(of('huduma:1')).toMatchObject({ outcome: 'deleted' });
});

test('what is not there any more is left to the request to say', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const targets = ['sendme123:gone', 'sendme123:a'];
  const { of } = await finish(run(sandbox, targets, { recheck: () => true }));
  expect(of('sendme123:gone')).toMatchObject({ outcome: 'absent', perhapsByUs: false });
  expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted' });
});

test.each<[string, Fault]>([
  ['a server error', { kind: 'status', status: 500 }],
  ['a login page', { kind: 'html' }],
  ['a lost answer', { kind: 'reset' }],
  ['another contact', { kind: 'status', status: 200, body: { id: 'somebody-else', phone: '3001234567' } }],
])('a contact that cannot be read again, because of %s, is not deleted', async (_, fault) => {
  const faults = [{ method: 'GET', do: fault }] as const;
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
  const { of } = await finish(run(sandbox, ['sendme123:a'], { recheck: () => true }));
  const message = 'it was to be read again before it is deleted, and could not be. It was not deleted.';
  expect(of('sendme123:a')).toMatchObject({
    outcome: 'notAttempted',
    reason: { code: 'notReread', message },
  });
  expect(sandbox.has('sendme123', 'a')).toBe(true);
});

test('a provider at which one contact after the other cannot be read again is stopped', async () => {
  const faults = [{ method: 'GET', do: { kind: 'status', status: 401 } }] as const;
  const sandbox = createSandbox({ contacts: { sendme123: many(50, 'c') }, faults });
  const { summary } = await finish(run(sandbox, many(50), { recheck: () => true, maxInFlight: 1 }));
  const message = 'contacts could not be read again, 5 times in a row.';
  expect(summary).toMatchObject({ notAttempted: 50, stops: [{ guard: 'unreachable', message }] });
  expect(sandbox.requests.length).toBeLessThan(20);
});

test('a 429 while contacts are read again is waited for', async () => {
  const faults = [{ method: 'GET', nth: 1, do: { kind: 'status', status: 429, retryAfter: 2 } }] as const;
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
  const clock = instantClock();
  const { of } = await finish(run(sandbox, ['sendme123:a'], { recheck: () => true, clock }));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted' });
  expect(clock.waits).toContain(2_000);
});

test('an abort while a contact is read again stops its deletion', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const ender = new AbortController();
  const recheck = () => {
    ender.abort();
    return true;
  };
  const { of } = await finish(run(sandbox, ['sendme123:a'], { recheck, signal: ender.signal }));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'notAttempted', reason: { code: 'aborted' } });
  expect(kept(sandbox)).toEqual([]);
});

test('a check that throws ends the run, and nothing of the batch is sent', async () => {
  const sandbox = createSandbox({ contacts: { wabotify: ['a', 'b'] } });
  const failing = run(sandbox, ['wabotify:a', 'wabotify:b'], {
    recheck: () => {
      throw new TypeError('a bug');
    },
  });
  const outcomes: unknown[] = [];
  const read = async () => {
    for await (const { attempts, ...outcome } of failing)
      outcomes.push([outcome.outcome, attempts, 'reason' in outcome && outcome.reason.code]);
  };
  await expect(read()).rejects.toThrow('a bug');
  expect(outcomes).toEqual([
    ['notAttempted', 0, 'unexpected'],
    ['notAttempted', 0, 'unexpected'],
  ]);
  expect(kept(sandbox)).toEqual([]);
});

test('a contact that is only marked as deleted is left to the request to say', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const client = clientOf(sandbox, 'sendme123');
  const { lookUp } = client[engine].definition;
  const definition = { ...client[engine].definition, lookUp: { ...lookUp, read: () => 'markedDeleted' } };
  const providers = [withPort(client, { definition } as Partial<DeletionPort>)];
  const { of } = await finish(run(sandbox, ['sendme123:a'], { providers, recheck: () => false }));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted', attempts: 1 });
});

test.each<[Reread, object | undefined, boolean]>([
  ['theirs', { presence: 'present', contact: { id: 'a' } }, true],
  ['notTheirs', { presence: 'present', contact: { id: 'a' } }, false],
  ['unread', { presence: 'present', contact: undefined }, true],
  ['unread', { presence: 'unclear' }, true],
  ['unread', undefined, true],
  ['gone', { presence: 'absent' }, true],
  ['gone', { presence: 'markedDeleted' }, true],
])(
  'a contact is %s after %j, with the answer %s to whether it is theirs',
  async (expected, found, isTheirs) => {
    const requests = { lookUp: async () => found, canReread: true } as unknown as ProviderRequests;
    const pace = { run: (request: () => unknown) => request() };
    const options = { account: { pace } } as unknown as ProviderRunOptions;
    const lookUps = new LookUps(requests, 0, options, { isLeft: () => false } as RunPort);
    expect(await lookUps.reread('a', async () => isTheirs)).toBe(expected);
  },
);

describe('what was read again says of the account', () => {
  const knowledgeAfter = (...found: readonly Reread[]) => {
    const ids = found.map((_, index) => `c${index}`);
    const batch = batchOf(ids.map((id) => pendingContact(id, 'none')));
    const read = new Map(ids.map((id, index) => [id, found[index] ?? 'unread']));
    return afterRereading(batch, read, { ...knowledgeAtStart(false), unanswered: 2 }).knowledge;
  };

  test.each<[Reread, boolean]>([
    ['theirs', true],
    ['notTheirs', true],
    ['gone', false],
    ['unread', false],
  ])('that it is the right one, if one contact is %s and the other one is gone: %s', (one, proven) => {
    expect(knowledgeAfter(one, 'gone').accountProven).toBe(proven);
    expect(knowledgeAfter('gone', one).accountProven).toBe(proven);
  });

  test('that it answers, unless one could not be read', () => {
    expect(knowledgeAfter('theirs', 'notTheirs').unanswered).toBe(0);
    expect(knowledgeAfter('notTheirs', 'unread').unanswered).toBe(3);
    expect(knowledgeAfter('unread', 'theirs').unanswered).toBe(3);
  });
});
