/** A `fetch` over an undici dispatcher, with only the features that the clients need. */
import { type Dispatcher, request } from 'undici';
import { onAbort } from '../http/abort.js';
import { stopsAtAbort } from '../http/wire.js';

/** Statuses whose answers have no body. */
const BODILESS = new Set([204, 205, 304]);

/**
 * @param dispatcherFor Returns the dispatcher for a request; it may throw instead.
 * @returns A `fetch` that takes a URL, and a body of text. It does not follow redirects, does not decompress answers, and
 * sends each request once.
 */
export function fetchThrough(dispatcherFor: (url: URL) => Dispatcher): typeof globalThis.fetch {
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const { method = 'GET', headers, body = null, signal } = init;
    if (input instanceof Request || !(body === null || typeof body === 'string')) {
      throw new TypeError('This fetch takes a URL, and a body of text.');
    }
    signal?.throwIfAborted();
    const url = new URL(input);
    const sent = new Headers(headers);
    sent.set('accept-encoding', 'identity');
    const answered = await unlessAborted(signal ?? undefined, () =>
      request(url, {
        dispatcher: dispatcherFor(url),
        method: method as Dispatcher.HttpMethod,
        headers: Object.fromEntries(sent),
        body,
        signal: signal ?? null,
        // Otherwise undici closes the connection after a DELETE with a body. After HEAD it should close it: if a body comes
        // nevertheless, it would be read as the next answer.
        ...(method === 'HEAD' ? {} : { reset: false }),
      }),
    );
    return responseOf(answered, url, method);
  };
  stopsAtAbort.add(fetch);
  return fetch;
}

/**
 * Stops waiting as soon as the signal aborts. Undici itself holds an aborted request back until there is a connection, and
 * then sends nothing.
 */
async function unlessAborted<T>(signal: AbortSignal | undefined, send: () => Promise<T>): Promise<T> {
  let ignore = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      if (signal) ignore = onAbort(signal, () => reject(signal.reason));
      send().then(resolve, reject);
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    // Like `fetch`: the client reads the reason from the cause.
    throw new TypeError('fetch failed', { cause });
  } finally {
    ignore();
  }
}

async function responseOf(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: URL,
  method: string,
): Promise<Response> {
  const received = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value ?? []].flat()) received.append(name, each);
  }
  if (statusCode > 599) {
    giveUp(body);
    throw new TypeError('fetch failed', { cause: new Error('there is no such status') });
  }
  const isBodiless = method === 'HEAD' || BODILESS.has(statusCode);
  if (isBodiless) await body.dump();
  const response = new Response(isBodiless ? null : streamOf(body), {
    status: statusCode,
    headers: received,
  });
  // The location of a redirect may be relative to the URL.
  return Object.defineProperty(response, 'url', { value: String(url) });
}

type Body = Dispatcher.ResponseData['body'];

/**
 * `Readable.toWeb` would end the process in Node 20 when it is cancelled, and `ReadableStream.from` would leave the
 * connection open if it is cancelled before it is read.
 */
function streamOf(body: Body): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => giveUp(body),
    },
    { highWaterMark: 0 },
  );
}

/** Also closes the connection. Its error can be ignored. */
function giveUp(body: Body): void {
  body.on('error', () => undefined).destroy();
}
