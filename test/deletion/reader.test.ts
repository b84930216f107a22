/** What a run reports while it works, and what it does if nobody listens. */
import { expect, test } from 'vitest';
import { deleteContacts, type Progress } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { finish } from './runs.js';

const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const targetsOf = (ids: readonly string[]) => ids.map((id) => `sendme123:${id}`);

function newClient(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ contacts: { sendme123: many(2_000) }, ...options });
  return { client: createSendme123(sandbox.options('sendme123')), sandbox };
}

/** A run whose reader took one outcome, and then paused for so long that the run could have ended. */
async function heldBack() {
  const { client, sandbox } = newClient();
  const deletion = deleteContacts({ providers: [client], targets: targetsOf(many(2_000)), maxDelete: 2_000 });
  const outcomes = deletion[Symbol.asyncIterator]();
  await outcomes.next();
  for (let before = -1; before !== sandbox.requests.length; ) {
    before = sandbox.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { deletion, outcomes, sandbox };
}

test('a reader that does not read holds the run back', async () => {
  const { sandbox, outcomes } = await heldBack();
  expect(sandbox.requests.length).toBeGreaterThanOrEqual(1_000);
  expect(sandbox.requests.length).toBeLessThan(1_500);
  let read = 1;
  for (let next = await outcomes.next(); !next.done; next = await outcomes.next()) read += 1;
  expect(read).toBe(2_000);
});

test('a reader that leaves while it holds the run back lets it end', async () => {
  const { deletion, outcomes } = await heldBack();
  await outcomes.return?.();
  const { summary } = deletion;
  expect(summary.deleted + summary.notAttempted).toBe(2_000);
  expect(summary.notAttempted).toBeGreaterThan(500);
});

test('a reader that leaves at the first of thousands of targets that cannot be sent lets the run end', async () => {
  const { client, sandbox } = newClient();
  const targets = Array.from({ length: 3_000 }, (_, index) => `nonsense ${index}`);
  const deletion = deleteContacts({ providers: [client], targets });
  for await (const outcome of deletion) {
    expect(outcome.outcome).toBe('rejected');
    break;
  }
  expect(deletion.summary).toMatchObject({ total: 3_000, rejected: 3_000 });
  expect(sandbox.requests).toEqual([]);
});

test('progress tells how many requests are under way', async () => {
  const { client } = newClient({ latencyMs: 1 });
  const told: number[] = [];
  const onProgress = ({ inFlight }: Progress) => void told.push(inFlight);
  await finish(
    deleteContacts({ providers: [client], targets: targetsOf(many(40)), onProgress, maxInFlight: 4 }),
  );
  expect(Math.max(...told)).toBeGreaterThan(0);
  expect(Math.max(...told)).toBeLessThanOrEqual(4);
  expect(Math.min(...told)).toBeGreaterThanOrEqual(0);
});

test('progress is reported after each outcome, adds up, and what it throws is ignored', async () => {
  const { client } = newClient();
  const told: Progress[] = [];
  const onProgress = (progress: Progress) => {
    told.push(progress);
    throw new Error('a broken progress bar');
  };
  await finish(deleteContacts({ providers: [client], targets: targetsOf([...many(30), '..']), onProgress }));
  expect(told).toHaveLength(31);
  expect(told.at(-1)).toMatchObject({ done: 31, total: 31, inFlight: expect.any(Number) });
  for (const { done, outcomes, byProvider } of told) {
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(done);
    expect(byProvider).toEqual({ sendme123: done });
  }
  expect(told.at(-1)?.perSecond).toBeGreaterThan(0);
});

test('progress tells the pace over the whole run, and none before any time has passed', async () => {
  const { client } = newClient();
  const told: Progress[] = [];
  let now = 5_000;
  const clock = { now: () => now, random: () => 0 };
  const onProgress = (progress: Progress) => {
    told.push(progress);
    now += 500;
  };
  await finish(
    deleteContacts({ providers: [client], targets: targetsOf(many(4)), onProgress, clock, maxInFlight: 1 }),
  );
  // One after 0 seconds, two after half a second, and so on.
  expect(told.map(({ perSecond }) => perSecond)).toEqual([0, 4, 3, 4 / 1.5]);
  expect(told.map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
});
