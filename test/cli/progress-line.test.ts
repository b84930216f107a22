/** The line of progress: how far the run is, how long it will take, and each provider. */
import { expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress-bar.js';
import { outcomeKinds, zeros } from '../../src/deletion/outcome.js';

const outcomes = zeros(outcomeKinds);
const providers = [
  { name: 'huduma', done: 800, total: 3_000 },
  { name: 'sendme123', done: 450, total: 2_000 },
];

test.each([
  [125, 'about 30 s left'],
  [10, 'about 7 min left'],
  [0.5, 'about 3 h left'],
])('at %d a second it says %j', (perSecond, words) => {
  const line = progressLine({ done: 1_250, total: 5_000, inFlight: 8, perSecond, outcomes }, providers);
  expect(line).toBe(
    `[####------------] 1,250/5,000  ${words}  huduma 800/3,000  sendme123 450/2,000  ${perSecond.toFixed(0)}/s  8 in flight`,
  );
});

test('it promises nothing before the first outcome and at the end, and tells of unknown outcomes early', () => {
  const progress = { total: 10, inFlight: 0, outcomes: { ...outcomes, unknown: 2 } };
  expect(progressLine({ ...progress, done: 0, perSecond: 0 }, [])).not.toContain('left');
  expect(progressLine({ ...progress, done: 10, perSecond: 5 }, providers)).toMatch(
    /10\/10 {2}2 unknown {2}huduma/,
  );
});
