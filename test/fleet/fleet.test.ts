/** A fleet as its users see it: enqueue, work, outcomes, receipt. */
import { expect, test } from 'vitest';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { newFleet, startWorker } from './fleets.js';

test('deletes what is enqueued, and says what became of each contact', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b', 'c'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const { run, total } = await fleet.enqueue(['sendme123:a', 'sendme123:b', 'sendme123:gone']);
  expect(total).toBe(3);
  startWorker(fleet);
  const outcomes: string[] = [];
  for await (const { target, outcome } of fleet.outcomes(run)) outcomes.push(`${target.id} ${outcome}`);
  expect(outcomes.toSorted()).toEqual(['a deleted', 'b deleted', 'gone absent']);
  expect(sandbox.stateOf('sendme123', 'a')).toBe('deleted');
  expect(sandbox.stateOf('sendme123', 'c')).toBe('present');
  expect(await fleet.waitFor(run)).toMatchObject({
    isDone: true,
    open: 0,
    counts: { deleted: 2, absent: 1 },
  });
  const receipt = await fleet.receipt(run);
  expect(receipt).toMatchObject({ run, total: 3, complete: true });
});
