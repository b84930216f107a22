/** How many requests are in flight, and how many contacts go into one. */
import { describe, expect, test } from 'vitest';
import { AdaptiveLimiter, type LimiterOptions } from '../../src/deletion/adaptive-limiter.js';
import type { RunOptions } from '../../src/deletion/options.js';
import { RateCap } from '../../src/deletion/rate-cap.js';
import { deleteContacts } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { finish, instantClock, run } from './runs.js';

type Some = Pick<RunOptions, 'maxPerSecond' | 'maxInFlight'>;

const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const targetsOf = (ids: readonly string[]) => ids.map((id) => `sendme123:${id}`);

/** A client that records how many of its requests are in flight whenever it sends one. */
function counting(options: SandboxOptions) {
  const sandbox = createSandbox({ contacts: { sendme123: many(2_000) }, ...options });
  const seen: number[] = [];
  let inFlight = 0;
  const client = createSendme123({
    ...sandbox.options('sendme123'),
    fetch: async (input, init) => {
      inFlight += 1;
      seen.push(inFlight);
      try {
        return await sandbox.fetch(input, init);
      } finally {
        inFlight -= 1;
      }
    },
  });
  return { client, seen, sandbox };
}

describe('in flight', () => {
  test('starts with four, and grows by one a window, up to the cap', async () => {
    const { client, seen } = counting({ latencyMs: 1 });
    await finish(deleteContacts({ providers: [client], targets: targetsOf(many(500)), maxInFlight: 9 }));
    expect(Math.max(...seen.slice(0, 5))).toBe(4);
    expect(Math.max(...seen.slice(0, 12))).toBeLessThanOrEqual(6);
    expect(Math.max(...seen)).toBe(9);
  });

  test('one more begins after as many answers as there are requests in flight', async () => {
    const { sandbox } = counting({});
    const held: (() => void)[] = [];
    const client = createSendme123({
      ...sandbox.options('sendme123'),
      fetch: async (input, init) => {
        await new Promise<void>((resolve) => held.push(resolve));
        return sandbox.fetch(input, init);
      },
    });
    const inFlight = async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      return held.length;
    };
    let isOver = false;
    const finished = finish(deleteContacts({ providers: [client], targets: targetsOf(many(30)) }));
    const over = finished.then(() => {
      isOver = true;
    });
    const seen = [await inFlight()];
    for (let answers = 1; answers <= 4 + 5; answers++) {
      held.shift()?.();
      seen.push(await inFlight());
    }
    expect(seen).toEqual([4, 4, 4, 4, 5, 5, 5, 5, 5, 6]);
    while (!isOver) {
      for (const answer of held.splice(0)) answer();
      await inFlight();
    }
    await over;
  });

  test('32 is the default cap', async () => {
    const { client, seen } = counting({ latencyMs: 1 });
    await finish(deleteContacts({ providers: [client], targets: targetsOf(many(1_000)) }));
    expect(Math.max(...seen)).toBe(32);
  });

  test('a cap of one sends one after the other', async () => {
    const { client, seen } = counting({ latencyMs: 1 });
    await finish(
      deleteContacts({ providers: [client], targets: targetsOf(many(20)), maxInFlight: { sendme123: 1 } }),
    );
    expect(Math.max(...seen)).toBe(1);
  });

  test.each([429, 503])('is halved by a %i, and grows again', async (status) => {
    const { client, seen } = counting({
      latencyMs: 1,
      faults: [{ nth: 400, do: { kind: 'status', status, retryAfter: 1 } }],
    });
    const clock = { ...instantClock() };
    const { summary } = await finish(
      deleteContacts({ providers: [client], targets: targetsOf(many(800)), maxInFlight: 16, clock }),
    );
    expect(summary.deleted).toBe(800);
    expect(Math.max(...seen.slice(0, 400))).toBe(16);
    // The other fifteen were sent before the answer came. After it there are eight, and then more.
    expect(Math.max(...seen.slice(418, 424))).toBe(8);
    expect(Math.max(...seen.slice(600))).toBeGreaterThan(9);
  });

  test('is halved by a 503 that names no time, too', async () => {
    const { client, seen } = counting({
      latencyMs: 1,
      faults: [{ nth: 400, do: { kind: 'status', status: 503 } }],
    });
    const clock = instantClock();
    await finish(
      deleteContacts({ providers: [client], targets: targetsOf(many(800)), maxInFlight: 16, clock }),
    );
    expect(Math.max(...seen.slice(0, 400))).toBe(16);
    expect(Math.max(...seen.slice(418, 424))).toBe(8);
  });

  test('is not changed by an answer that was lost', async () => {
    const { client, seen } = counting({ latencyMs: 1, faults: [{ nth: 400, do: { kind: 'reset' } }] });
    const clock = instantClock();
    await finish(
      deleteContacts({ providers: [client], targets: targetsOf(many(800)), maxInFlight: 16, clock }),
    );
    expect(Math.max(...seen.slice(418, 424))).toBeGreaterThan(12);
  });

  test('does not grow by answers that were lost', async () => {
    const { client, seen } = counting({ faults: [{ method: 'DELETE', do: { kind: 'reset' } }] });
    const targets = targetsOf(many(40));
    const { summary } = await finish(deleteContacts({ providers: [client], targets, clock: instantClock() }));
    expect(summary).toMatchObject({ deleted: 0, stops: [{ guard: 'unreachable' }] });
    expect(summary.requests).toBeGreaterThan(10);
    expect(Math.max(...seen)).toBe(4);
  });

  test('is halved once by refusals that came together', async () => {
    const together = Array.from({ length: 12 }, (_, index) => 400 + index);
    const { client, seen } = counting({
      latencyMs: 1,
      faults: [{ nth: together, do: { kind: 'status', status: 429, retryAfter: 1 } }],
    });
    const clock = instantClock();
    await finish(
      deleteContacts({ providers: [client], targets: targetsOf(many(800)), maxInFlight: 16, clock }),
    );
    expect(Math.max(...seen.slice(0, 400))).toBe(16);
    // Twelve halvings would have left one in flight, and then one more per window.
    expect(Math.max(...seen.slice(418, 428))).toBe(8);
  });

  test('sends nothing while a provider has asked to wait', async () => {
    const { sandbox } = counting({
      faults: [{ nth: 5, do: { kind: 'status', status: 429, retryAfter: 30 } }],
    });
    const clock = instantClock();
    const sentAt: number[] = [];
    const watched = createSendme123({
      ...sandbox.options('sendme123'),
      fetch: (input, init) => {
        sentAt.push(clock.now());
        return sandbox.fetch(input, init);
      },
    });
    await finish(
      deleteContacts({ providers: [watched], targets: targetsOf(many(40)), clock, maxInFlight: 1 }),
    );
    const start = sentAt[0] ?? 0;
    expect(sentAt.slice(0, 5).every((time) => time === start)).toBe(true);
    expect(sentAt.slice(5).every((time) => time >= start + 30_000)).toBe(true);
  });

  test('waits on if another answer asks for more during the wait', async () => {
    const { sandbox } = counting({
      faults: [
        { ids: ['c0'], nth: 1, do: { kind: 'status', status: 429, retryAfter: 10 } },
        { ids: ['c3'], nth: 1, do: { kind: 'status', status: 429, retryAfter: 25 } },
      ],
    });
    let now = 0;
    const sentAt: number[] = [];
    let answerLast = () => {};
    const last = new Promise<void>((resolve) => {
      answerLast = resolve;
    });
    const clock = {
      now: () => now,
      random: () => 0,
      sleep: async (ms: number) => {
        // The last of the four is answered in the middle of the wait that the first has asked for.
        answerLast();
        await new Promise((resolve) => setTimeout(resolve, 5));
        now += ms;
      },
    };
    const watched = createSendme123({
      ...sandbox.options('sendme123'),
      fetch: async (input, init) => {
        sentAt.push(now);
        if (sentAt.length === 4) await last;
        return sandbox.fetch(input, init);
      },
    });
    const { summary } = await finish(
      deleteContacts({ providers: [watched], targets: targetsOf(many(4)), clock, maxInFlight: 4 }),
    );
    expect(summary.deleted).toBe(4);
    expect(sentAt.slice(0, 4)).toEqual([0, 0, 0, 0]);
    // Nothing before 25 seconds have passed, although the first was asked to wait for ten.
    expect(Math.min(...sentAt.slice(4))).toBeGreaterThanOrEqual(25_000);
  });

  test('goes on if the clock sleeps and does not go on', async () => {
    const { client } = counting({ faults: [{ nth: 2, do: { kind: 'status', status: 429, retryAfter: 1 } }] });
    const clock = { now: () => 0, random: () => 0, sleep: async () => {} };
    const targets = targetsOf(many(20));
    const { summary } = await finish(
      deleteContacts({ providers: [client], targets, maxPerSecond: 3, clock }),
    );
    expect(summary.deleted).toBe(20);
  });
});

/** A clock that jumps to the next moment that somebody sleeps for, when nothing else is left to do. */
function steppedClock() {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    random: () => 0,
    sleep: (ms: number) =>
      new Promise<void>((resolve) => {
        sleepers.push({ at: now + ms, wake: resolve });
      }),
    step: async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      const next = Math.min(...sleepers.map(({ at }) => at));
      if (next !== Number.POSITIVE_INFINITY) now = next;
      const isDue = ({ at }: { at: number }) => at <= now;
      const due = sleepers.filter(isDue);
      sleepers.splice(0, sleepers.length, ...sleepers.filter((each) => !isDue(each)));
      for (const { wake } of due) wake();
    },
  };
}

describe('requests a second', () => {
  /** Deletes with a clock that jumps, and returns the millisecond at which each request was sent. */
  async function sentAt(count: number, options: Some, faults: SandboxOptions['faults'] = []) {
    const clock = steppedClock();
    const sandbox = createSandbox({ contacts: { sendme123: many(count) }, faults });
    const sent: number[] = [];
    const client = createSendme123({
      ...sandbox.options('sendme123'),
      fetch: (input, init) => {
        sent.push(clock.now());
        return sandbox.fetch(input, init);
      },
    });
    let isOver = false;
    const over = finish(
      deleteContacts({ providers: [client], targets: targetsOf(many(count)), clock, ...options }),
    ).finally(() => {
      isOver = true;
    });
    while (!isOver) await clock.step();
    return { sent, summary: (await over).summary };
  }

  /** The most requests that were sent within any second. */
  const mostInSecond = (sent: readonly number[]) =>
    Math.max(...sent.map((start) => sent.filter((at) => at >= start && at < start + 1_000).length));

  test('are as many as the cap allows, and no more', async () => {
    const { sent } = await sentAt(55, { maxPerSecond: 10 });
    expect(sent).toHaveLength(55);
    expect(mostInSecond(sent)).toBe(10);
    expect(Math.max(...sent)).toBe(5_000);
  });

  test('are no more after a wait that the provider asked for', async () => {
    const fault = { nth: 30, do: { kind: 'status', status: 429, retryAfter: 60 } } as const;
    const { sent, summary } = await sentAt(200, { maxPerSecond: 5, maxInFlight: 32 }, [fault]);
    expect(summary.deleted).toBe(200);
    expect(mostInSecond(sent)).toBe(5);
  });

  test('count each repetition of a request that was lost', async () => {
    const fault = { nth: [3, 4, 5], do: { kind: 'reset' } } as const;
    const { sent, summary } = await sentAt(20, { maxPerSecond: 4 }, [fault]);
    expect(summary.deleted).toBe(20);
    expect(mostInSecond(sent)).toBe(4);
  });

  test('are not held up for as long as a clock was set back', async () => {
    const rate = new RateCap(2);
    for (const at of [3_600_000, 3_600_001]) rate.take(at);
    expect(rate.waitMs(3_600_001)).toBe(999);
    expect(rate.waitMs(3_599_500)).toBe(1_500);
    expect(rate.waitMs(0)).toBe(0);
  });
});

describe('a limiter that goes on from where another one was', () => {
  const limiter = (options: Partial<LimiterOptions>) =>
    new AdaptiveLimiter({
      maxInFlight: 9,
      maxPerSecond: undefined,
      clock: instantClock(),
      signal: new AbortController().signal,
      ...options,
    });

  test('lets as many be in flight as the other did, but no more than its cap', () => {
    expect(limiter({}).mostInFlight).toBe(4);
    expect(limiter({ startInFlight: 6 }).mostInFlight).toBe(6);
    expect(limiter({ startInFlight: 12 }).mostInFlight).toBe(9);
  });

  test('goes on from there', () => {
    const pace = limiter({ startInFlight: 6 });
    for (let answers = 0; answers < 6; answers++) pace.speedUp(pace.epoch);
    expect(pace.mostInFlight).toBe(7);
    pace.slowDown(pace.epoch, 0);
    expect(pace.mostInFlight).toBe(3);
  });

  test.each([
    [undefined, 0],
    [0, 0],
    [5_000, 5_000],
  ])('sends nothing for the rest of a wait: of %s ms', async (heldForMs, after) => {
    const clock = instantClock();
    const start = clock.now();
    const pace = limiter({ clock, heldForMs });
    expect(await pace.run(async () => clock.now() - start)).toBe(after);
  });
});

describe('batches', () => {
  test('hold 50 contacts at Huduma and Wabotify, and one at sendme123', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => index + 1);
    const sandbox = createSandbox({
      contacts: { huduma: ids, sendme123: ids.slice(0, 3).map(String), wabotify: ids.map(String) },
    });
    const targets = [
      ...ids.flatMap((id) => [`huduma:${id}`, `wabotify:${id}`]),
      ...ids.slice(0, 3).map((id) => `sendme123:${id}`),
    ];
    await finish(run(sandbox, targets));
    const sizes = (provider: string) =>
      sandbox.requests
        .filter((request) => request.provider === provider && request.method !== 'GET')
        .map(({ ids: named }) => named.length);
    expect(sizes('huduma')).toEqual([50, 50, 20]);
    expect(sizes('wabotify')).toEqual([50, 50, 20]);
    expect(sizes('sendme123')).toEqual([1, 1, 1]);
  });

  test('can be made smaller, for all or for one', async () => {
    const sandbox = createSandbox({
      contacts: { huduma: [1, 2, 3], wabotify: ['1', '2', '3'], sendme123: ['a', 'b'] },
    });
    const targets = [
      'huduma:1',
      'huduma:2',
      'huduma:3',
      'wabotify:1',
      'wabotify:2',
      'wabotify:3',
      'sendme123:a',
      'sendme123:b',
    ];
    await finish(run(sandbox, targets, { batchLimit: { huduma: 2, sendme123: 2 } }));
    const sizes = (provider: string) =>
      sandbox.requests
        .filter((request) => request.provider === provider && request.method !== 'GET')
        .map(({ ids: named }) => named.length);
    expect(sizes('huduma')).toEqual([2, 1]);
    expect(sizes('wabotify')).toEqual([3]);
    expect(sizes('sendme123')).toEqual([1, 1]);
  });
});
