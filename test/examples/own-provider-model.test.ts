/** Random people, targets and faults at a user's own provider: whatever happens, the outcomes agree with the truth. */
import { deleteContacts, type Outcome } from 'contact-deletion';
import { createSandbox, type Fault } from 'contact-deletion/sandbox';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acme } from '../../examples/own-provider/acme.js';
import { tries } from '../tries.js';

const runs = tries(100);

/** A small world, so that targets, people and faults meet. */
const ids = Array.from({ length: 10 }, (_, index) => `per_${index + 1}`);

const effect = fc.constantFrom('none' as const, 'before' as const, 'after' as const);
const kind = <Kind extends Fault['kind']>(name: Kind) => fc.constant(name);

/** Everything that can go wrong without a lie of the provider, such as a 410 for a person who is there. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: kind('reset'), effect }),
  fc.record({ kind: kind('status'), status: fc.constantFrom(408, 500, 502, 504), effect }),
  fc.record({
    kind: kind('status'),
    status: fc.constantFrom(429, 503),
    retryAfter: fc.constantFrom(1, 30, 3_600),
  }),
  fc.record({ kind: kind('status'), status: fc.constantFrom(400, 401, 403, 418) }),
  fc.record({ kind: kind('status'), status: fc.constantFrom(404, 410), body: fc.constantFrom({}, '<html>') }),
  fc.record({ kind: kind('refuse') }),
  fc.record({ kind: kind('html'), effect }),
  fc.record({ kind: kind('redirect'), status: fc.constantFrom(302 as const, 308 as const) }),
);

const world = fc.record({
  people: fc.uniqueArray(
    fc.record({ id: fc.constantFrom(...ids), legalHold: fc.constantFrom(false, false, true) }),
    { selector: ({ id }) => id },
  ),
  targets: fc.array(fc.constantFrom(...ids, 'per_', '1a2b'), { maxLength: 20 }),
  faults: fc.array(
    fc.record({
      method: fc.constantFrom('DELETE', 'DELETE', 'GET'),
      probability: fc.constantFrom(0.2, 0.5, 1),
      times: fc.constantFrom(1, 2, 1_000),
      from: fc.integer({ min: 1, max: 4 }),
      do: fault,
    }),
    { maxLength: 3 },
  ),
  seed: fc.integer(),
  scope: fc.constantFrom('profile' as const, 'everything' as const),
  maxInFlight: fc.integer({ min: 1, max: 4 }),
});

const instantClock = () => {
  let now = 0;
  return {
    now: () => now,
    random: () => 0,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
};

test(`nobody is said to be deleted who is there, or never was (${runs} runs)`, {
  timeout: 3_600_000,
}, async () => {
  let deleted = 0;
  await fc.assert(
    fc.asyncProperty(world, async ({ people, targets, faults, seed, scope, maxInFlight }) => {
      const sandbox = createSandbox({ providers: [acme], contacts: { acme: people }, faults, seed });
      const clock = instantClock();
      const client = acme({ ...sandbox.options('acme'), clock }).choosing({ scope });
      const run = deleteContacts({
        providers: [client],
        targets: targets.map((id) => `acme:${id}` as const),
        maxInFlight,
        clock,
      });
      const outcomes = new Map<string, Outcome>();
      for await (const outcome of run) {
        expect(outcomes.has(outcome.target.id), `two outcomes for ${outcome.target.id}`).toBe(false);
        outcomes.set(outcome.target.id, outcome);
      }
      // After a lost connection, a server goes on working in the next turns.
      await new Promise((resolve) => setTimeout(resolve, 0));

      expect(new Set(outcomes.keys()), 'one outcome for each unique target').toEqual(new Set(targets));
      for (const id of ids) {
        const before = people.find((person) => person.id === id);
        const there = sandbox.has('acme', id);
        const outcome = outcomes.get(id);
        if (!outcome) {
          expect(there, `${id} was not a target, and must not be touched`).toBe(before !== undefined);
          continue;
        }
        const verdict = outcome.outcome;
        if (verdict === 'deleted') {
          deleted += 1;
          expect(there, `${id} is said to be deleted`).toBe(false);
          expect(before, `${id} was never there`).toBeDefined();
          expect(outcome.permanence !== 'permanent' || scope === 'everything').toBe(true);
        }
        if (verdict === 'absent') expect(there, `${id} is said to be absent`).toBe(false);
        if (verdict === 'blocked') expect(before?.legalHold, `${id} is said to be blocked`).toBe(true);
        if (before?.legalHold) expect(there, `${id} is under a legal hold`).toBe(true);
        if (before && !there && verdict !== 'deleted') {
          expect('perhapsByUs' in outcome && outcome.perhapsByUs, `${id} is gone, and is ${verdict}`).toBe(
            true,
          );
        }
      }
    }),
    { numRuns: runs },
  );
  expect(deleted, 'the worlds are such that people are deleted').toBeGreaterThan(runs / 10);
});
