/** A wait that a provider asked for, in words. */
import { expect, test } from 'vitest';
import { waitMessage } from '../../src/cli/wait.js';

test.each([
  [1_000, '1 second'],
  [1_001, '2 seconds'],
  [59_000, '59 seconds'],
  [60_000, '1 minute'],
  [90_000, '1 minute 30 seconds'],
  [120_000, '2 minutes'],
  [3_600_000, '1 hour'],
  [7_384_000, '2 hours 3 minutes 4 seconds'],
])('%i ms are told as %s', (delayMs, words) => {
  expect(waitMessage('sendme123', delayMs)).toBe(`sendme123 asked to wait ${words}`);
});

test('a wait of less than a second is not reported', () => {
  expect(waitMessage('sendme123', 0)).toBe(undefined);
  expect(waitMessage('sendme123', 999)).toBe(undefined);
});
