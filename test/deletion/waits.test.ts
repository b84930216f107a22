/** What a run reports about the waits that a provider asks for. */
import { expect, test } from 'vitest';
import type { Wait } from '../../src/deletion/options.js';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { finish, instantClock, run } from './runs.js';
import { contacts, names, targets } from './three-contacts.js';

/** The waits that are reported, and those that are kept, while the first requests for a contact go wrong. */
async function waitsAfter(target: string, ...faults: readonly Fault[]) {
  const rules = faults.map((fault, index) => ({ nth: index + 1, do: fault }));
  const clock = instantClock();
  const told: Wait[] = [];
  const onWait = (wait: Wait) => void told.push(wait);
  await finish(run(createSandbox({ contacts, faults: rules }), [target], { clock, onWait }));
  return { told, waited: clock.waits };
}

const asks = (status: number, retryAfter?: number): Fault => ({ kind: 'status', status, retryAfter });

test.each(names)('%s: each requested wait is reported, with its length', async (provider) => {
  const [target] = targets[provider];
  const { told, waited } = await waitsAfter(target, asks(429, 7), asks(429, 30));
  expect(told).toEqual([
    { provider, delayMs: 7_000 },
    { provider, delayMs: 30_000 },
  ]);
  expect(waited).toEqual([7_000, 30_000]);
});

test.each(names)('%s: a wait that is too long is reported', async (provider) => {
  const { told, waited } = await waitsAfter(targets[provider][0], asks(503, 3_600));
  expect(told).toEqual([{ provider, delayMs: 3_600_000 }]);
  expect(waited).toEqual([]);
});

test.each<[string, Fault]>([
  ['a 429 that names no time', asks(429)],
  ['a 503 that names no time', asks(503)],
  ['a server error', asks(500)],
  ['a lost answer', { kind: 'reset' }],
])('the pause after %s is no wait that was asked for', async (_, fault) => {
  const { told, waited } = await waitsAfter('huduma:1', fault);
  expect(told).toEqual([]);
  expect(waited).toEqual([250]);
});

test.each([
  [20_000, 2],
  [14_000, 1],
  [undefined, 3],
])(
  'a contact is given up if a wait would end after its deadline: of %s ms, after %i attempts',
  async (deadlineMs, attempts) => {
    const faults = [{ do: asks(503, 15) }];
    const sandbox = createSandbox({ contacts, faults });
    const { of } = await finish(run(sandbox, ['sendme123:a'], { client: { deadlineMs } }));
    expect(of('sendme123:a')).toMatchObject({ outcome: 'unknown', attempts });
  },
);
