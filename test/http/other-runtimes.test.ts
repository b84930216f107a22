/** What is known about a request in a runtime that reports less than Node does, or that speaks HTTP/2. */
import { channel } from 'node:diagnostics_channel';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nothingLeaks } from './witness.js';

afterEach(() => vi.resetModules());

/** The module as a program finds it before it has sent anything. */
const freshWire = () => {
  vi.resetModules();
  return import('../../src/http/wire.js');
};

/** A `fetch` that the caller has provided. */
const ownFetch: typeof globalThis.fetch = () => Promise.reject(new Error('It is not called here.'));

class Storage {
  run = (_: unknown, call: () => unknown) => call();
  getStore = () => undefined;
}
const channels = { subscribe: () => {} };

describe('nothing is reported, and everything is sent, in a runtime', () => {
  test.each<[string, unknown]>([
    ['without process', undefined],
    ['whose process has no modules', {}],
    ['that knows none of the modules', { getBuiltinModule: () => undefined }],
    [
      'without diagnostics channels',
      {
        getBuiltinModule: (name: string) =>
          name.includes('hooks') ? { AsyncLocalStorage: Storage } : undefined,
      },
    ],
    [
      'without async hooks',
      { getBuiltinModule: (name: string) => (name.includes('channel') ? channels : undefined) },
    ],
    [
      'whose channels nobody can subscribe to',
      {
        getBuiltinModule: (name: string) => (name.includes('channel') ? {} : { AsyncLocalStorage: Storage }),
      },
    ],
    [
      'whose async hooks have no storage',
      { getBuiltinModule: (name: string) => (name.includes('channel') ? channels : {}) },
    ],
  ])('%s', async (_, process) => {
    const { watch, isTold, isUnwritten } = await freshWire();
    const real = globalThis.process;
    let sent = 0;
    const send = () => {
      sent += 1;
      return 'an answer';
    };
    globalThis.process = process as never;
    try {
      for (const wire of [watch(send, globalThis.fetch, () => {}), watch(send, ownFetch, () => {})]) {
        expect(wire.result).toBe('an answer');
        expect(isTold(wire.wire)).toBe(false);
        expect(isUnwritten(wire.wire)).toBe(false);
      }
    } finally {
      globalThis.process = real;
    }
    expect(sent).toBe(2);
  });
});

test('a runtime is asked once for what it reports, however many requests are sent', async () => {
  const { watch } = await freshWire();
  const real = globalThis.process;
  const asked: string[] = [];
  const modules: Record<string, unknown> = {
    'node:diagnostics_channel': channels,
    'node:async_hooks': { AsyncLocalStorage: Storage },
  };
  const getBuiltinModule = (name: string) => {
    asked.push(name);
    return modules[name];
  };
  globalThis.process = { getBuiltinModule } as never;
  try {
    for (let time = 0; time < 3; time++)
      watch(
        () => {},
        time > 0 ? globalThis.fetch : ownFetch,
        () => {},
      );
  } finally {
    globalThis.process = real;
  }
  expect(asked).toEqual(Object.keys(modules));
});

const create = channel('undici:request:create');

test('nothing is watched of a fetch that has no network: what else is made meanwhile is not its own', async () => {
  const { watch, isTold, withoutNetwork } = await freshWire();
  withoutNetwork.add(ownFetch);
  const send = () => create.publish({ request: { method: 'DELETE' } });
  expect(isTold(watch(send, ownFetch, () => {}).wire)).toBe(false);
  expect(isTold(watch(send, globalThis.fetch, () => {}).wire)).toBe(true);
});

test('a request that failed before it was written is known not to have been written', async () => {
  const { watch, isUnwritten } = await freshWire();
  const asked = { method: 'DELETE' };
  const { wire } = watch(
    () => create.publish({ request: asked }),
    globalThis.fetch,
    () => {},
  );
  expect(isUnwritten(wire)).toBe(false);
  channel('undici:request:error').publish({ request: asked });
  expect(isUnwritten(wire)).toBe(true);
});

test('a global fetch that makes its request later than at once is followed from its second call on', async () => {
  const { watch, isTold, isUnwritten } = await freshWire();
  const later = () => Promise.resolve().then(() => create.publish({ request: { method: 'DELETE' } }));
  const first = watch(later, globalThis.fetch, () => {});
  await first.result;
  // Nothing is known about it, and nothing is claimed.
  expect([isTold(first.wire), isUnwritten(first.wire, true)]).toEqual([false, false]);
  const second = watch(later, globalThis.fetch, () => {});
  await second.result;
  expect([isTold(second.wire), isUnwritten(second.wire, true)]).toEqual([true, true]);
});

test('requests that are made at the same time are distinguished', async () => {
  const { watch } = await freshWire();
  const failed = channel('undici:request:error');
  const [one, other] = [{ method: 'DELETE' }, { method: 'DELETE' }];
  const calls = [one, other].map((request) =>
    watch(
      () => create.publish({ request }),
      globalThis.fetch,
      () => {},
    ),
  );
  failed.publish({ request: other });
  expect(calls.map(({ wire }) => [wire.made, wire.failed])).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test.each([
  [421, 1],
  [404, 0],
  [200, 0],
])('an answer with %i is said to be misdirected %i times', async (statusCode, times) => {
  const { watch } = await freshWire();
  const request = { method: 'DELETE' };
  let misdirected = 0;
  watch(
    () => create.publish({ request }),
    globalThis.fetch,
    () => {
      misdirected += 1;
    },
  );
  channel('undici:request:headers').publish({ request, response: { statusCode } });
  channel('undici:request:headers').publish({ request: { method: 'GET' }, response: { statusCode: 421 } });
  expect(misdirected).toBe(times);
});

describe('over HTTP/2', () => {
  const connected = channel('undici:client:connected');
  const sendHeaders = channel('undici:client:sendHeaders');
  const h2 = { alpnProtocol: 'h2' };
  const request = () => ({ method: 'DELETE' });

  test('a request of an undici that does not tell when it is written may have been', async () => {
    const { watch, isTold, isUnwritten } = await freshWire();
    const { wire } = watch(
      () => {
        create.publish({ request: request() });
        connected.publish({ socket: h2 });
      },
      ownFetch,
      () => {},
    );
    expect([isTold(wire), isUnwritten(wire, true)]).toEqual([false, false]);
    // A report of another request, over HTTP/1.1, says nothing about this one.
    sendHeaders.publish({ request: request(), socket: { alpnProtocol: 'http/1.1' } });
    expect(isTold(wire)).toBe(false);
    // Otherwise the copies of this module that other tests use would remember it.
    sendHeaders.publish({ request: request(), socket: h2 });
    expect(isTold(wire)).toBe(true);
  });

  test('a request of an undici that tells is known to be written, or not to be', async () => {
    const { watch, isTold, isUnwritten } = await freshWire();
    const told = watch(
      () => {
        const asked = request();
        create.publish({ request: asked });
        connected.publish({ socket: h2 });
        sendHeaders.publish({ request: asked, socket: h2 });
      },
      ownFetch,
      () => {},
    ).wire;
    const other = watch(
      () => create.publish({ request: request() }),
      ownFetch,
      () => {},
    ).wire;
    expect([told, other].map(isTold)).toEqual([true, true]);
    expect([told, other].map((wire) => isUnwritten(wire, true))).toEqual([false, true]);
    connected.publish({ socket: h2 });
    expect([told, other].map(isTold)).toEqual([true, true]);
  });

  test('a connection of HTTP/1.1 changes nothing', async () => {
    const { watch, isTold } = await freshWire();
    const { wire } = watch(
      () => {
        const asked = request();
        create.publish({ request: asked });
        connected.publish({ socket: { alpnProtocol: 'http/1.1' } });
        connected.publish({});
        sendHeaders.publish({ request: asked, socket: { alpnProtocol: false } });
        sendHeaders.publish({ request: asked });
      },
      ownFetch,
      () => {},
    );
    expect(isTold(wire)).toBe(true);
  });
});

nothingLeaks();
