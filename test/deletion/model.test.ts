/**
 * Random contacts, targets, limits and faults: whatever happens, the outcomes agree with the truth. For more of it,
 * `RUNS=20000 npx vitest run test/deletion/model.test.ts`, or `npm run test:soak`.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteContacts, type Outcome } from '../../src/index.js';
import { createSandbox, type Fault, type FaultRule, type SandboxOptions } from '../../src/sandbox/index.js';
import { tries } from '../tries.js';
import { clientOf, instantClock } from './runs.js';

const runs = tries(150);
const names = ['huduma', 'sendme123', 'wabotify'] as const;
type Name = (typeof names)[number];

/** Small worlds, so that targets, contacts and faults meet. */
const ids: Record<Name, readonly (number | string)[]> = {
  huduma: Array.from({ length: 14 }, (_, index) => index + 1),
  sendme123: Array.from({ length: 10 }, (_, index) => `s${index}`),
  wabotify: Array.from({ length: 14 }, (_, index) => `w${index}`),
};

const effect = fc.constantFrom('none' as const, 'before' as const, 'after' as const);

/** Everything that can go wrong without a lie of the provider, such as a 404 for a contact that is there. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('reset' as const), effect }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(408, 500, 502, 503, 504),
    effect,
  }),
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(400, 413, 422, 429) }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(429, 503),
    retryAfter: fc.constantFrom(1, 30, 3_600),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constant(503),
    retryAfter: fc.constantFrom(1, 3_600),
    effect,
  }),
  fc.record({ kind: fc.constant('refuse' as const) }),
  fc.record({ kind: fc.constant('truncate' as const) }),
  fc.record({ kind: fc.constant('html' as const), effect }),
  fc.record({ kind: fc.constant('redirect' as const), status: fc.constantFrom(307, 308) }),
  fc.record({ kind: fc.constant('redirect' as const), status: fc.constantFrom(301, 302, 303), effect }),
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(401, 403) }),
) as fc.Arbitrary<Fault>;

const rule: fc.Arbitrary<FaultRule> = fc
  .record({
    provider: fc.option(fc.constantFrom(...names), { nil: undefined }),
    probability: fc.constantFrom(0.05, 0.2, 0.5, 1),
    times: fc.constantFrom(1, 2, 5, 1_000),
    from: fc.integer({ min: 1, max: 5 }),
    minIds: fc.constantFrom(0, 0, 2),
    do: fault,
  })
  .map((each) => each as FaultRule);

/** A workspace that does not exist: documented, and says nothing about a contact. */
const noWorkspace = fc.constant<FaultRule>({ provider: 'wabotify', do: { kind: 'status', status: 404 } });

const isNoWorkspace = ({ do: fault }: FaultRule) => fault.kind === 'status' && fault.status === 404;

/** Rare, since each one takes the real time of a timeout. */
const stall: fc.Arbitrary<FaultRule> = fc.record({
  nth: fc.integer({ min: 1, max: 8 }),
  do: fc.record({ kind: fc.constant('stall' as const), effect }),
});

const world = fc.record({
  contacts: fc.record({
    huduma: fc.uniqueArray(fc.constantFrom(...(ids.huduma as number[]))),
    sendme123: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...(ids.sendme123 as string[])),
        pendingMessages: fc.constantFrom(false, false, true),
      }),
      { selector: ({ id }) => id },
    ),
    wabotify: fc.uniqueArray(fc.constantFrom(...(ids.wabotify as string[]))),
  }),
  targets: fc.array(
    fc.oneof(
      {
        weight: 10,
        arbitrary: fc.constantFrom(...names.flatMap((name) => ids[name].map((id) => `${name}:${id}`))),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'huduma:0',
          'huduma:x',
          'sendme123:..',
          'wabotify:',
          'nonsense',
          'elsewhere:1',
        ),
      },
    ),
    { maxLength: 60 },
  ),
  faults: fc
    .array(
      fc.oneof(
        { weight: 20, arbitrary: rule },
        { weight: 2, arbitrary: noWorkspace },
        { weight: 1, arbitrary: stall },
      ),
      {
        maxLength: 3,
      },
    )
    // First of all, so that no other fault lets a request through: the workspace would exist for that request, which is a
    // lie.
    .map((faults) =>
      faults.toSorted((one, other) => Number(isNoWorkspace(other)) - Number(isNoWorkspace(one))),
    ),
  seed: fc.integer(),
  settings: fc.record({
    huduma: fc.record({ names: fc.constantFrom('all' as const, 'first' as const, 'none' as const) }),
    sendme123: fc.record({ page: fc.constantFrom('receipt' as const, 'contact' as const) }),
    wabotify: fc.record({
      body: fc.constantFrom(true, false, 'alternate' as const),
      partial: fc.boolean(),
      lookUp: fc.constantFrom('list' as const, 'contact' as const),
    }),
  }),
  mode: fc.constantFrom('trash' as const, 'permanent' as const),
  run: fc.record({
    batchLimit: fc.integer({ min: 1, max: 8 }),
    maxInFlight: fc.integer({ min: 1, max: 6 }),
    atomic: fc.boolean(),
    allowAbsent: fc.boolean(),
    lookUp: fc.constantFrom(undefined, 'sample' as const, 'all' as const),
    maxDelete: fc.constantFrom(5, 1_000),
  }),
});

test(`whatever goes wrong, the outcomes agree with the truth (${runs} runs)`, {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ run: options, targets, mode, ...sandboxOptions }) => {
      const sandbox = createSandbox(sandboxOptions as SandboxOptions);
      const before = new Set(
        names.flatMap((name) => sandbox.contacts(name).map(({ id }) => `${name}:${id}`)),
      );
      const deletion = deleteContacts({
        ...options,
        providers: names.map((name) => clientOf(sandbox, name, { timeoutMs: 20, mode })),
        targets,
        clock: instantClock(),
      });
      const outcomes = new Map<string, Outcome>();
      const settledAt = new Map<string, number>();
      for await (const outcome of deletion) {
        const key =
          outcome.target.provider === ''
            ? outcome.target.id
            : `${outcome.target.provider}:${outcome.target.id}`;
        expect(outcomes.has(key), `two outcomes for ${key}`).toBe(false);
        outcomes.set(key, outcome);
        settledAt.set(key, sandbox.requests.length);
      }
      // After a lost connection, a server goes on working in the next turns.
      await new Promise((resolve) => setTimeout(resolve, 0));

      expect(new Set(outcomes.keys()), 'one outcome for each unique target').toEqual(new Set(targets));
      const { summary } = deletion;
      const counted =
        summary.deleted +
        summary.absent +
        summary.blocked +
        summary.rejected +
        summary.notAttempted +
        summary.unknown;
      expect(counted, 'the counts add up').toBe(outcomes.size);
      expect(summary.total).toBe(outcomes.size);
      expect(summary.duplicates).toBe(targets.length - outcomes.size);

      for (const name of names) {
        for (const id of ids[name]) {
          const key = `${name}:${id}`;
          const there = sandbox.has(name, id);
          const outcome = outcomes.get(key);
          if (!outcome) {
            expect(there, `${key} was not a target, and must not be touched`).toBe(before.has(key));
            continue;
          }
          const verdict = outcome.outcome;
          const gone = before.has(key) && !there;
          const perhaps = 'perhapsByUs' in outcome && outcome.perhapsByUs;
          if (gone && verdict !== 'deleted') expect(perhaps, `${key} is gone, and is ${verdict}`).toBe(true);
          if (verdict === 'deleted') expect(there, `${key} is said to be deleted`).toBe(false);
          if (verdict === 'deleted') expect(before.has(key), `${key} was never there`).toBe(true);
          if (verdict === 'absent') expect(there, `${key} is said to be absent`).toBe(false);
          if (outcome.attempts === 0) expect(['rejected', 'notAttempted'], key).toContain(verdict);
        }
      }
      for (const [index, request] of sandbox.requests.entries()) {
        for (const id of request.ids) {
          const settled = settledAt.get(`${request.provider}:${id}`);
          expect(settled, `${request.provider}:${id} is no target`).toBeDefined();
          if (request.method !== 'HEAD' && request.method !== 'GET') {
            expect(index, `${request.provider}:${id} was sent after its outcome`).toBeLessThan(settled ?? 0);
          }
        }
      }
    }),
    { numRuns: runs },
  );
});
