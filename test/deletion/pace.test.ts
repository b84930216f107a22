/** How many requests are in flight, and how many contacts go into one. */
import { describe, expect, test } from 'vitest';
import { deleteContacts } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { finish, instantClock, run } from './runs.js';

const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const targetsOf = (ids: readonly string[]) => ids.map((id) => `sendme123:${id}`);

/** A client that writes down how many of its requests are in flight whenever one is sent. */
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

  test('32 is the cap where none is given', async () => {
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
    // The fifteen others were sent before the answer came; after it there are eight, and then more.
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
    // Twelve halvings would have left one in flight, and then one more a window.
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

  test('waits on where another answer asks for more during the wait', async () => {
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

  test('requests a second can be capped', async () => {
    const { client, sandbox } = counting({});
    const controller = new AbortController();
    const deletion = deleteContacts({
      providers: [client],
      targets: targetsOf(many(50)),
      maxPerSecond: 10,
      signal: controller.signal,
    });
    for await (const outcome of deletion)
      if (outcome.outcome === 'deleted' && deletion.summary.deleted === 10) controller.abort();
    expect(sandbox.requests.length).toBe(10);
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
