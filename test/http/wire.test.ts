/** Whether a request was sent is decided by the bytes on the wire, not by the name of an error. */
import { createServer, type Server, type Socket } from 'node:net';
import { Agent, ProxyAgent, fetch as undiciFetch } from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AbortError, ConnectionError, InvalidOptionError, TimeoutError } from '../../src/http/errors.js';
import { hudumaAt, sendme123At } from './clients.js';
import { answers, originWithoutServer, resetsBeforeReading, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
  vi.unstubAllGlobals();
});

/** The port of a server that does this with each connection. */
async function portThat(act: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    act(socket);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

const through = (dispatcher: unknown): typeof globalThis.fetch =>
  ((url: string, init: object) => undiciFetch(url, { ...init, dispatcher } as never)) as never;

describe('certainly never sent:', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['at once', (socket) => socket.destroy()],
    ['with a reset', (socket) => socket.resetAndDestroy()],
    ['after the greeting', (socket) => socket.once('data', () => socket.destroy())],
    [
      'by an answer that is no TLS',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ],
  ])('TLS that is cut off %s', async (_, act) => {
    const origin = `https://localhost:${await portThat(act)}`;
    const error = await failureOf(sendme123At({ origin }).deleteContact(PERSON), ConnectionError);
    expect(error).toMatchObject({ attempts: 3, ambiguous: false });
    expect(error.message).toMatch(
      /^sendme123: no connection could be made \([A-Z_]+\), so nothing was sent\.$/,
    );
  });

  test('a name with several addresses that all refuse', async () => {
    const port = Number((await originWithoutServer()).split(':').at(-1));
    const addresses = ['127.0.0.1', '127.0.0.2', '::1'].map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    const lookup = (_: string, __: unknown, done: (error: null, all: unknown) => void) =>
      done(null, addresses);
    const fetch = through(new Agent({ connect: { lookup, autoSelectFamily: true } as never }));
    const client = sendme123At({ origin: `http://localhost:${port}` }, { fetch });
    const error = await failureOf(client.deleteContact(PERSON), ConnectionError);
    expect(error.ambiguous).toBe(false);
  });

  test.each([407, 403, 502])('a proxy that answers a tunnel with %i', async (status) => {
    const port = await portThat((socket) =>
      socket.once('data', () => socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`)),
    );
    const fetch = through(new ProxyAgent(`http://127.0.0.1:${port}`));
    const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch });
    const error = await failureOf(client.deleteContact(PERSON), ConnectionError);
    expect(error.ambiguous).toBe(false);
    expect(error.message).toContain(`(the proxy answered ${status})`);
  });

  test('a time that runs out before TLS stands', async () => {
    const origin = `https://localhost:${await portThat(() => {})}`;
    const client = sendme123At({ origin }, { timeoutMs: 50, retries: 0 });
    const error = await failureOf(client.deleteContact(PERSON), TimeoutError);
    expect(error.ambiguous).toBe(false);
    expect(error.message).toMatch(/It was not carried out\.$/);
  });

  test('a caller who gives up before TLS stands', async () => {
    const controller = new AbortController();
    const origin = `https://localhost:${await portThat(() => controller.abort())}`;
    const call = sendme123At({ origin }).deleteContact(PERSON, { signal: controller.signal });
    expect((await failureOf(call, AbortError)).ambiguous).toBe(false);
  });
});

describe('perhaps sent:', () => {
  test('all that was written, whatever the error is called', async () => {
    const server = await serverThat(resetsBeforeReading);
    // An error that says "no connection", after a request was written.
    const fetch: typeof globalThis.fetch = async (url, init) =>
      globalThis.fetch(url, init).catch(() => {
        throw new TypeError('fetch failed', {
          cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
        });
      });
    const client = sendme123At(server, { fetch, retries: 0 });
    expect((await failureOf(client.deleteContact(PERSON), ConnectionError)).ambiguous).toBe(true);
  });

  test('what a fetch has given up, and may still send', async () => {
    const port = await portThat(() => {});
    const impatient: typeof globalThis.fetch = (url) => {
      void globalThis.fetch(url, { method: 'DELETE' }).catch(() => {});
      return new Promise((_, reject) => setTimeout(() => reject(new TypeError('enough')), 20));
    };
    const client = sendme123At({ origin: `https://localhost:${port}` }, { fetch: impatient, retries: 0 });
    expect((await failureOf(client.deleteContact(PERSON), ConnectionError)).ambiguous).toBe(true);
  });

  test('a time that ran out for a fetch that nobody can look into', async () => {
    const client = sendme123At(
      { origin: 'https://sendme123.invalid' },
      { fetch: () => new Promise(() => {}), timeoutMs: 20, retries: 0 },
    );
    expect((await failureOf(client.deleteContact(PERSON), TimeoutError)).ambiguous).toBe(true);
  });

  test('what a global fetch that ignores its signal may still send', async () => {
    const origin = `https://localhost:${await portThat(() => {})}`;
    const original = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string) => original(url, { method: 'DELETE' }));
    const client = sendme123At({ origin }, { timeoutMs: 50, retries: 0 });
    expect((await failureOf(client.deleteContact(PERSON), TimeoutError)).ambiguous).toBe(true);
  });

  test('several addresses of which one took the request', async () => {
    const refused = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' });
    const reset = Object.assign(new Error(), { code: 'ECONNRESET', syscall: 'read' });
    const failing = (errors: Error[]) => () =>
      Promise.reject(new TypeError('fetch failed', { cause: new AggregateError(errors) }));
    const at = (errors: Error[]) =>
      sendme123At({ origin: 'https://sendme123.invalid' }, { fetch: failing(errors), retries: 0 });
    const all = await failureOf(at([refused, refused]).deleteContact(PERSON), ConnectionError);
    expect(all.ambiguous).toBe(false);
    const one = await failureOf(at([refused, reset]).deleteContact(PERSON), ConnectionError);
    expect(one.ambiguous).toBe(true);
  });
});

test.each([1, 22, 6000, 6667, 10080])(
  'a base URL with port %i, which fetch refuses, is refused',
  async (port) => {
    const error = await failureOf(() => hudumaAt({ origin: `http://127.0.0.1:${port}` }), InvalidOptionError);
    expect(error.message).toBe(`huduma: the base URL has the port ${port}, which fetch refuses.`);
  },
);

test('a request that went through is not called unsent by what came before it', async () => {
  const server = await serverThat(answers(404));
  const call = sendme123At(server, { retries: 0 }).deleteContact(PERSON);
  await expect(call).rejects.toMatchObject({ attempts: 1, ambiguous: false });
});

test('of a first request through a `fetch` that makes it late, it is known whether it was written', async () => {
  // As in a process that has sent nothing yet.
  vi.resetModules();
  const { watch, isTold } = await import('../../src/http/wire.js');
  const { origin } = await serverThat(answers(200));
  const late: typeof globalThis.fetch = async (...request) => {
    await new Promise((resolve) => setImmediate(resolve));
    return globalThis.fetch(...request);
  };
  const { result, wire } = watch(
    () => late(origin),
    late,
    () => {},
  );
  await (await result).text();
  expect(isTold(wire)).toBe(true);
  expect(wire).toMatchObject({ made: 1, written: 1, failed: 0 });
});

nothingLeaks();
