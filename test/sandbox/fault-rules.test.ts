/** When a fault strikes: the conditions of a rule, their order, and chance. */
import { describe, expect, test } from 'vitest';
import { createSandbox, type FaultRule, type Sandbox } from '../../src/sandbox/index.js';
import { batchOf, sendHuduma, sendSendme123, sendWabotify } from './ask.js';

/** Undocumented everywhere, so that it can only come from a rule. */
const teapot = { kind: 'status', status: 418 } as const;
const failure = { kind: 'status', status: 503 } as const;

const sandboxWith = (...faults: FaultRule[]) => createSandbox({ faults });

/** The statuses that look-ups of these contacts get, in order. 404 is the true one. */
async function lookUp(sandbox: Sandbox, ids: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const id of ids) statuses.push((await sendSendme123(sandbox, id, { method: 'GET' })).status);
  return statuses;
}

const times = (count: number) => Array.from({ length: count }, (_, index) => `contact-${index + 1}`);

test('a rule without conditions applies to every request', async () => {
  const sandbox = sandboxWith({ do: teapot });
  expect(await lookUp(sandbox, times(3))).toEqual([418, 418, 418]);
  expect((await sendHuduma(sandbox, { body: { ids: [1] } })).status).toBe(418);
});

describe('a rule applies', () => {
  test('to one provider', async () => {
    const sandbox = sandboxWith({ provider: 'huduma', do: teapot });
    expect((await sendHuduma(sandbox, { body: { ids: [1] } })).status).toBe(418);
    expect(await lookUp(sandbox, times(1))).toEqual([404]);
  });

  test('to one operation', async () => {
    const sandbox = sandboxWith({ operation: 'headContact', do: teapot });
    expect((await sendSendme123(sandbox, 'a', { method: 'HEAD' })).status).toBe(418);
    expect((await sendSendme123(sandbox, 'a')).status).toBe(404);
  });

  test('to one method', async () => {
    const sandbox = sandboxWith({ method: 'DELETE', do: teapot });
    expect((await sendSendme123(sandbox, 'a')).status).toBe(418);
    expect((await sendHuduma(sandbox, { body: { ids: [1] } })).status).toBe(418);
    expect(await lookUp(sandbox, times(1))).toEqual([404]);
  });

  test('to the nth request, or to several', async () => {
    expect(await lookUp(sandboxWith({ nth: 2, do: teapot }), times(3))).toEqual([404, 418, 404]);
    expect(await lookUp(sandboxWith({ nth: [1, 3], do: teapot }), times(3))).toEqual([418, 404, 418]);
  });

  test('from a request on', async () => {
    expect(await lookUp(sandboxWith({ from: 3, do: teapot }), times(4))).toEqual([404, 404, 418, 418]);
  });

  test('a given number of times and no more', async () => {
    expect(await lookUp(sandboxWith({ times: 2, do: teapot }), times(3))).toEqual([418, 418, 404]);
    const late = sandboxWith({ from: 2, times: 1, do: teapot });
    expect(await lookUp(late, times(3))).toEqual([404, 418, 404]);
  });

  test('to the contacts that it names, in a path or in a batch', async () => {
    const sandbox = sandboxWith({ ids: ['bad', 666, 'aaaaaaaa-0000-4000-8000-000000000000'], do: teapot });
    expect(await lookUp(sandbox, ['good', 'bad', 'good'])).toEqual([404, 418, 404]);
    const huduma = async (body: object) => (await sendHuduma(sandbox, { body })).status;
    expect(await huduma({ ids: [1, 666] })).toBe(418);
    expect(await huduma({ uuids: ['aaaaaaaa-0000-4000-8000-000000000000'] })).toBe(418);
    expect(await huduma({ ids: [1, 2] })).toBe(404);
    expect((await sendWabotify(sandbox, { body: batchOf(sandbox, ['good', 'bad']) })).status).toBe(418);
    expect((await sendWabotify(sandbox, { body: batchOf(sandbox, ['good']) })).status).toBe(404);
  });

  test('to batches from a size on', async () => {
    const sandbox = sandboxWith({ minIds: 3, do: { kind: 'status', status: 413 } });
    expect((await sendHuduma(sandbox, { body: { ids: [1, 2, 3] } })).status).toBe(413);
    expect((await sendHuduma(sandbox, { body: { ids: [1, 2] } })).status).toBe(404);
  });

  test('to requests of no operation too, and copes with any body', async () => {
    const sandbox = sandboxWith({ do: teapot });
    expect((await sendHuduma(sandbox, { method: 'POST', body: '{"ids":{}}' })).status).toBe(418);
    expect((await sendWabotify(sandbox, { body: { contactIds: [null, { ids: 1 }] } })).status).toBe(418);
  });
});

describe('of several rules', () => {
  test('the first that applies wins', async () => {
    const sandbox = sandboxWith({ nth: 1, do: failure }, { do: teapot });
    expect(await lookUp(sandbox, times(2))).toEqual([503, 418]);
  });

  test('each counts its own requests, also those that another has taken', async () => {
    const sandbox = sandboxWith({ nth: 1, do: failure }, { nth: 2, do: teapot });
    expect(await lookUp(sandbox, times(3))).toEqual([503, 418, 404]);
  });

  test('each counts only what its other conditions hold for', async () => {
    const sandbox = sandboxWith({ ids: ['contact-3'], nth: 1, do: teapot });
    expect(await lookUp(sandbox, times(3))).toEqual([404, 404, 418]);
  });

  test('one that was taken by another has not struck, and may do so later', async () => {
    const sandbox = sandboxWith({ nth: 1, do: failure }, { times: 1, do: teapot });
    expect(await lookUp(sandbox, times(3))).toEqual([503, 418, 404]);
  });
});

describe('chance', () => {
  const rule = { probability: 0.3, do: teapot } as const;
  const drawn = async (seed: number, faults: FaultRule[]) =>
    lookUp(createSandbox({ seed, faults }), times(300));

  test('strikes about as often as it says', async () => {
    const statuses = await drawn(7, [rule]);
    const share = statuses.filter((status) => status === 418).length / statuses.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  test('is repeated by a seed, and differs between seeds', async () => {
    expect(await drawn(7, [rule])).toEqual(await drawn(7, [rule]));
    expect(await drawn(7, [rule])).not.toEqual(await drawn(8, [rule]));
  });

  test('of two rules is independent', async () => {
    const statuses = await drawn(7, [rule, { probability: 0.3, do: failure }]);
    expect(statuses).toContain(503);
  });

  test('of a rule is not shifted by its other conditions', async () => {
    const all = await drawn(7, [rule]);
    const late = await drawn(7, [{ ...rule, from: 151 }]);
    expect(late.slice(150)).toEqual(all.slice(150));
  });

  test('of 0 never strikes, of 1 always', async () => {
    expect(new Set(await drawn(7, [{ ...rule, probability: 0 }]))).toEqual(new Set([404]));
    expect(new Set(await drawn(7, [{ ...rule, probability: 1 }]))).toEqual(new Set([418]));
  });
});

test.each([
  ['nth: 0', { nth: 0, do: teapot }],
  ['nth: [1, 0.5]', { nth: [1, 0.5], do: teapot }],
  ['from: 0', { from: 0, do: teapot }],
  ['times: -1', { times: -1, do: teapot }],
  ['probability: 1.5', { probability: 1.5, do: teapot }],
  ['a status of 199', { do: { kind: 'status', status: 199 } }],
  ['a status of 600', { do: { kind: 'status', status: 600 } }],
] as [string, FaultRule][])('a rule that cannot be meant is refused: %s', (_, rule) => {
  expect(() => sandboxWith(rule)).toThrow(RangeError);
});
