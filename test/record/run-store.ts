/** What every run store must pass: the contract of `RunStore`, as tests. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/index.js';
import type { Entry } from '../../src/record/entries.js';
import type { RunStore } from '../../src/record/run-store.js';
import type { Standing } from '../../src/record/standing.js';
import { absent, deleted, planOf, remainingOf, TOOL, undone } from './plans.js';
import { finding, KEY, owner, person } from './searches.js';

/** How the tests get a store. */
export interface StoreUnderTest {
  /** A store without any records. */
  fresh(): Promise<RunStore>;
  /** Resumes, as another process, the run of a store that was closed or whose process was killed. */
  takenUp(store: RunStore): Promise<RunStore>;
}

const targets = { huduma: ['1', '2'], wabotify: ['v', 'w', 'x', 'y'] };
const stop = { provider: 'huduma', guard: 'account', message: 'the credential was refused.' } as const;

/** @param name The store's name in the titles of the tests. */
export function runStoreContract(name: string, { fresh, takenUp }: StoreUnderTest): void {
  const begun = async () => {
    const store = await fresh();
    await store.begin(planOf(targets), { tool: TOOL });
    return store;
  };
  /** Closed, and resumed for another session. */
  const nextSession = async (store: RunStore) => {
    await store.close();
    const next = await takenUp(store);
    await next.goOn({ tool: TOOL });
    return next;
  };

  describe(`${name}, as a run store`, () => {
    test('remembers nothing before it has begun, and refuses what comes too early', async () => {
      const store = await fresh();
      expect(store.header).toBeUndefined();
      expect(store.standing).toMatchObject({ total: 0, records: 0, stops: [] });
      const early = { problem: 'unwritable', message: 'the run has not begun. Nothing was sent.' };
      await expect(store.intend({ provider: 'huduma', ids: ['1'] })).rejects.toMatchObject(early);
      await expect(store.settle(deleted('huduma', '1'))).rejects.toMatchObject(early);
      await store.close();
    });

    test('begins with a sealed plan, once, and gives the run an id and a key of its own', async () => {
      const store = await begun();
      const { digest } = planOf(targets);
      expect(store.header).toMatchObject({ type: 'header', tool: TOOL, plan: { digest } });
      expect(Buffer.from(store.header?.key ?? '', 'base64')).toHaveLength(32);
      expect(remainingOf(store)).toEqual([
        'huduma:1',
        'huduma:2',
        'wabotify:v',
        'wabotify:w',
        'wabotify:x',
        'wabotify:y',
      ]);
      await expect(store.begin(planOf(targets), { tool: TOOL })).rejects.toMatchObject({
        problem: 'exists',
        message: 'a run is recorded here already. Nothing was sent.',
      });
      const next = await nextSession(store);
      expect(next.header).toEqual(store.header);
      await next.close();
    });

    test('takes an account for proven at which the search for its people has found somebody', async () => {
      const store = await fresh();
      expect(store.standing.provenProviders).toEqual([]);
      const baseUrl = 'https://wabotify.example.com';
      const people = {
        key: KEY,
        people: [person('ana', finding('wabotify', 'found', { baseUrl }))],
        contacts: { wabotify: { v: [owner(0)] } },
      };
      await store.begin(planOf(targets, { people }), { tool: TOOL });
      await store.settle(undone('wabotify', 'w', 'unknown', 'notFoundMayMeanAccount', false));
      const next = await nextSession(store);
      for (const { standing } of [store, next]) {
        expect(standing.provenProviders).toEqual(['wabotify']);
        // So asking again can settle what was left open.
        expect(standing.stayUnknown).toBe(0);
      }
      await next.close();
    });

    test('has an intent when its promise resolves: the next session is in doubt of it, and of nothing else', async () => {
      const store = await begun();
      await store.intend({ provider: 'wabotify', ids: ['v', 'w'] });
      expect([...store.standing.open()].map(({ id }) => id)).toEqual(['v', 'w']);
      const next = await nextSession(store);
      expect(remainingOf(next)).toEqual([
        'huduma:1',
        'huduma:2',
        'wabotify:v?',
        'wabotify:w?',
        'wabotify:x',
        'wabotify:y',
      ]);
      expect(next.standing.counts).toMatchObject({ unknown: 2, notAttempted: 4 });
      // Nothing of this session is in flight.
      expect([...next.standing.open()]).toEqual([]);
      await next.close();
    });

    test('has forgotten what was said of a contact once another request for it is announced', async () => {
      const store = await begun();
      await store.settle(undone('huduma', '1', 'notAttempted', 'stopped'));
      await store.settle(undone('wabotify', 'v', 'unknown', 'notFoundMayMeanAccount', false));
      const second = await nextSession(store);
      expect(second.standing.counts).toMatchObject({ unknown: 1, notAttempted: 5 });
      await second.intend({ provider: 'huduma', ids: ['1'] });
      await second.intend({ provider: 'wabotify', ids: ['v'] });
      const expectDoubt = async (each: RunStore) => {
        const { standing } = each;
        expect(standing.counts).toMatchObject({ unknown: 2, notAttempted: 4 });
        const found: Entry[] = [];
        for await (const entry of each.entries()) if (entry.kind === 'unknown') found.push(entry);
        expect(found).toEqual([
          { provider: 'huduma', id: '1', kind: 'unknown', outcome: undefined },
          { provider: 'wabotify', id: 'v', kind: 'unknown', outcome: undefined },
        ]);
        expect([...standing.remaining()].filter(({ ambiguous }) => ambiguous).map(({ id }) => id)).toEqual([
          '1',
          'v',
        ]);
      };
      await expectDoubt(second);
      const third = await nextSession(second);
      await expectDoubt(third);
      await third.close();
    });

    test('has an outcome when its promise resolves, and leaves alone what is final', async () => {
      const store = await begun();
      await store.intend({ provider: 'wabotify', ids: ['v', 'w', 'x', 'y'] });
      await Promise.all([
        store.settle(deleted('huduma', '1')),
        store.settle(absent('huduma', '2')),
        store.settle(undone('wabotify', 'v', 'blocked', 'conflict')),
        store.settle(undone('wabotify', 'w', 'rejected')),
        store.settle(undone('wabotify', 'x', 'notAttempted', 'stopped')),
        store.settle(undone('wabotify', 'y', 'unknown')),
      ]);
      const next = await nextSession(store);
      expect(remainingOf(next)).toEqual(['wabotify:x', 'wabotify:y?']);
      expect(next.standing.provenProviders).toEqual(['huduma']);
      await next.close();
    });

    test('knows which doubts asking again can settle', async () => {
      const store = await begun();
      await store.settle(undone('wabotify', 'v', 'unknown', 'refusedAfterLoss'));
      await store.settle(undone('wabotify', 'w', 'unknown', 'notFoundMayMeanAccount', false));
      const next = await nextSession(store);
      const left = (vouchedFor: readonly string[]) =>
        Array.from(next.standing.remaining(vouchedFor), ({ id }) => id);
      expect(left([])).toEqual(['1', '2', 'x', 'y']);
      expect(left(['wabotify'])).toEqual(['1', '2', 'w', 'x', 'y']);
      expect(next.standing).toMatchObject({ stayUnknown: 2, unprovenProviders: ['wabotify'] });
      const said: Entry[] = [];
      for await (const entry of next.entries()) if (entry.outcome) said.push(entry);
      expect(said).toMatchObject([
        { id: 'v', outcome: { reason: { code: 'refusedAfterLoss' } } },
        { id: 'w', outcome: { reason: { code: 'notFoundMayMeanAccount' } } },
      ]);
      // A deletion proves the account: contacts that were not found there can be asked about again.
      await next.settle(deleted('wabotify', 'x'));
      expect(next.standing).toMatchObject({ stayUnknown: 1, unprovenProviders: [] });
      await next.close();
    });

    test('counts the deleted by their permanence, and the absent that a request of the run may have deleted', async () => {
      const store = await begun();
      await Promise.all([
        store.settle(deleted('huduma', '1')),
        store.settle({ ...deleted('huduma', '2'), permanence: 'soft' } as Outcome),
        store.settle({ ...deleted('wabotify', 'v'), permanence: 'undocumented' } as Outcome),
        store.settle(absent('wabotify', 'w', true)),
        store.settle(absent('wabotify', 'x')),
        store.settle(undone('wabotify', 'y', 'unknown')),
      ]);
      expect(store.standing.counts).toMatchObject({ deleted: 3, absent: 2, unknown: 1 });
      expect(store.standing.permanence).toEqual({ permanent: 1, soft: 1, undocumented: 1 });
      expect(store.standing.absentPerhapsByUs).toBe(1);
      await store.close();
    });

    test('copies how it stands: whatever is taken in later, the copy says the same', async () => {
      const store = await begun();
      await store.intend({ provider: 'wabotify', ids: ['v'] });
      await Promise.all([store.settle(deleted('huduma', '1')), store.stop(stop), store.end()]);
      const { standing } = store;
      const copy = standing.copy();
      const toldBy = ({ records, total, counts, stops, startedAt, endedAt, provenProviders }: Standing) => {
        return { records, total, counts, stops, startedAt, endedAt, provenProviders };
      };
      const told = toldBy(standing);
      expect(told).toMatchObject({
        stops: [stop],
        provenProviders: ['huduma'],
        endedAt: expect.stringMatching(/Z$/),
      });
      expect(toldBy(copy)).toEqual(told);
      await store.goOn({ tool: TOOL });
      await store.settle(deleted('wabotify', 'w'));
      expect(toldBy(copy)).toEqual(told);
      await store.close();
    });

    test('knows which guards stopped the last session, and that it came to its own end', async () => {
      const store = await begun();
      await Promise.all([store.stop(stop), store.end()]);
      expect(store.standing.stops).toEqual([stop]);
      await store.close();
      const read = await takenUp(store);
      expect(read.standing.stops).toEqual([stop]);
      expect(read.standing.endedAt).toMatch(/Z$/);
      await read.goOn({ tool: TOOL, renewedCredentials: ['huduma'] });
      expect(read.standing.stops).toEqual([]);
      expect(read.standing.endedAt).toBeUndefined();
      await read.close();
    });

    test('gives every contact once, with its last outcome', async () => {
      const store = await begun();
      await store.settle(undone('huduma', '1', 'notAttempted', 'stopped'));
      await store.intend({ provider: 'wabotify', ids: ['v'] });
      const next = await nextSession(store);
      await next.intend({ provider: 'huduma', ids: ['1'] });
      await next.settle(deleted('huduma', '1'));
      const entries: Entry[] = [];
      for await (const entry of next.entries()) entries.push(entry);
      expect(entries).toHaveLength(6);
      expect(entries.map(({ provider, id, kind }) => `${provider}:${id} ${kind}`)).toEqual([
        'huduma:1 deleted',
        'huduma:2 notAttempted',
        'wabotify:v unknown',
        'wabotify:w notAttempted',
        'wabotify:x notAttempted',
        'wabotify:y notAttempted',
      ]);
      expect(entries[0]?.outcome).toMatchObject({
        type: 'outcome',
        outcome: 'deleted',
        permanence: 'permanent',
      });
      await next.close();
    });

    test('gives every contact once, as it stood when they were asked for, though the run goes on', async () => {
      const store = await begun();
      await store.settle(undone('huduma', '1', 'notAttempted', 'stopped'));
      await store.settle(undone('wabotify', 'v', 'unknown'));
      const entries = store.entries();
      await store.settle(deleted('huduma', '1'));
      const read: Entry[] = [];
      for await (const entry of entries) {
        read.push(entry);
        if (read.length > 1) continue;
        await store.settle(deleted('wabotify', 'v'));
        await store.settle(deleted('wabotify', 'w'));
      }
      expect(read.map(({ provider, id, kind }) => `${provider}:${id} ${kind}`)).toEqual([
        'huduma:1 notAttempted',
        'wabotify:v unknown',
        'huduma:2 notAttempted',
        'wabotify:w notAttempted',
        'wabotify:x notAttempted',
        'wabotify:y notAttempted',
      ]);
      await store.close();
    });

    test('makes all durable that it was given before a flush, and can be closed twice', async () => {
      const store = await begun();
      const given = [store.settle(deleted('huduma', '1')), store.settle(deleted('huduma', '2'))];
      await store.flush();
      await Promise.all(given);
      await store.close();
      await store.close();
      const next = await takenUp(store);
      expect(next.standing.counts.deleted).toBe(2);
      await next.close();
    });
  });
}
