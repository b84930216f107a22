/** An outcome is handed to the reader after it has been recorded, and says no more than the record does. */
import { describe, expect, test } from 'vitest';
import { Delivery } from '../../src/deletion/delivery.js';
import { LIMITS } from '../../src/deletion/limits.js';
import type { Outcome } from '../../src/deletion/outcome.js';
import type { Recorder } from '../../src/deletion/recorder.js';

const target = { provider: 'acme', id: 'a' };
const reason = { code: 'refused', message: 'no.' } as const;
const deleted = { target, attempts: 1, outcome: 'deleted', permanence: 'permanent', evidence: 'item' };
const settledWith = (settle: Recorder['settle']) => ({ settle }) as Recorder;

function deliveryTo(settle: Recorder['settle']) {
  const seen: unknown[] = [];
  const delivery = new Delivery({
    delivered: (outcome) => seen.push(outcome),
    unrecorded: (error) => seen.push(error),
  });
  delivery.recordIn(settledWith(settle));
  return { delivery, seen };
}

describe('an outcome that could not be recorded', () => {
  const full = new Error('the disk is full');
  const delivered = async (outcome: object) => {
    const { delivery, seen } = deliveryTo(() => Promise.reject(full));
    delivery.add(outcome as Outcome);
    await delivery.allHanded();
    return seen;
  };

  test.each([
    { target, attempts: 0, outcome: 'notAttempted', reason },
    { target, attempts: 2, outcome: 'notAttempted', reason },
    { target, attempts: 0, outcome: 'rejected', evidence: 'none', perhapsByUs: false, reason },
    { target, attempts: 0, outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason },
  ])('stays as it is if it says that nothing was sent, or that nothing is known: %j', async (outcome) => {
    expect(await delivered(outcome)).toEqual([full, outcome]);
  });

  test.each([
    deleted,
    { ...deleted, attempts: 0, evidence: 'absence' },
    { target, attempts: 0, outcome: 'absent', evidence: 'absence', perhapsByUs: true },
    { target, attempts: 1, outcome: 'rejected', evidence: 'none', perhapsByUs: false, reason },
    { target, attempts: 1, outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason },
  ])('is unknown otherwise, since the record has only its intent: %j', async (outcome) => {
    const unrecorded = {
      target,
      attempts: outcome.attempts,
      outcome: 'unknown',
      evidence: 'none',
      perhapsByUs: true,
      reason: {
        code: 'unrecorded',
        message: 'its outcome could not be recorded. Resume the run: what is on record is asked about again.',
      },
    };
    expect(await delivered(outcome)).toEqual([full, unrecorded]);
  });
});

test('the run is held back from the moment that too many outcomes wait for the disk', async () => {
  const written: (() => void)[] = [];
  const { delivery, seen } = deliveryTo(() => new Promise((resolve) => written.push(resolve)));
  for (let count = 1; count < LIMITS.outcomesWaiting; count++) delivery.add(deleted as Outcome);
  expect(delivery.backpressure()).toBeUndefined();
  delivery.add(deleted as Outcome);
  const held = delivery.backpressure();
  expect(held).toBeInstanceOf(Promise);
  written.shift()?.();
  await expect.poll(() => seen.length).toBe(1);
  // Until the last of them is on disk.
  expect(delivery.backpressure()).toBe(held);
  for (const done of written) done();
  await held;
  expect(seen).toHaveLength(LIMITS.outcomesWaiting);
});
