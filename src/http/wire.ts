/**
 * Knows whether a request was written to the wire, if the runtime reports it. Node does, on undici's diagnostics channels.
 */

/** What is known about one call of `fetch`. */
export interface Wire {
  /** Requests that undici made for it. 0 means that nothing is reported: another runtime, or a `fetch` without undici. */
  made: number;
  /** How many of them have failed. Nothing more is written of these. */
  failed: number;
  /** How many of them were written. */
  written: number;
  /** Called for a 421, after which `fetch` sends the request again on its own. */
  readonly onMisdirected: () => void;
}

/** A request on undici's channels. */
interface UndiciRequest {
  readonly method: string;
}

interface Message {
  readonly request: UndiciRequest;
  readonly response?: { readonly statusCode?: unknown } | undefined;
  readonly socket?: { readonly alpnProtocol?: unknown } | undefined;
}

interface Channels {
  subscribe(name: string, listener: (message: Message) => void): void;
}

/** Node's AsyncLocalStorage: it finds the call of `fetch` that a request belongs to. */
interface Storage {
  run<T>(wire: Wire, call: () => T): T;
  getStore(): Wire | undefined;
}

let storage: Storage | undefined;
let watching = false;
/** The call of the runtime's own `fetch` that is in progress: it makes its request before it returns. */
let current: Wire | undefined;
/** `fetch` functions that never use the network, such as a sandbox's: there is nothing to watch. */
export const withoutNetwork = new WeakSet<typeof globalThis.fetch>();
/** `fetch` functions, besides the global one, that write nothing more once they have rejected at the signal. */
export const stopsAtAbort = new WeakSet<typeof globalThis.fetch>();
/** Whether the global `fetch` makes its request only after it has returned: it has been replaced by another one. */
let isLate = false;
/** Whether HTTP/2 is used, and whether this undici reports its requests: version 6 and older do not. */
const http2 = { spoken: false, told: false };

/**
 * Calls `send`, which must call `fetch` at once, and watches its requests.
 *
 * @param fetch What `send` calls. If it is not the global one, AsyncLocalStorage attributes the requests, which in Node 20
 * slows down every promise of the process.
 * @param onMisdirected Called when the answer to a request is a 421, before `fetch` sends it again.
 * @returns What `send` returns, and what is known so far, which is updated while the request is under way.
 */
export function watch<T>(
  send: () => T,
  fetch: typeof globalThis.fetch,
  onMisdirected: () => void,
): { readonly result: T; readonly wire: Wire } {
  const wire: Wire = { made: 0, failed: 0, written: 0, onMisdirected };
  if (withoutNetwork.has(fetch)) return { result: send(), wire };
  if (!watching) {
    watching = true;
    storage = subscribe();
  }
  if (!storage) return { result: send(), wire };
  if (fetch !== globalThis.fetch || isLate) return { result: storage.run(wire, send), wire };
  current = wire;
  try {
    return { result: send(), wire };
  } finally {
    current = undefined;
    isLate = wire.made === 0;
  }
}

/** Whether the runtime reports if the requests were written. */
export const isTold = ({ made }: Wire): boolean => made > 0 && http2.spoken === http2.told;

/**
 * Whether it is certain that nothing was written.
 *
 * @param isOver Whether it is known that nothing more will be written, although not every request has failed.
 */
export const isUnwritten = (wire: Wire, isOver = false): boolean =>
  isTold(wire) && wire.written === 0 && (isOver || wire.failed === wire.made);

/** Without `import`, since the clients also run outside Node. */
function subscribe(): Storage | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => unknown };
  };
  const channels = process?.getBuiltinModule?.('node:diagnostics_channel') as Channels | undefined;
  const hooks = process?.getBuiltinModule?.('node:async_hooks') as
    | { AsyncLocalStorage?: new () => Storage }
    | undefined;
  if (!channels?.subscribe || !hooks?.AsyncLocalStorage) return undefined;
  const calls = new hooks.AsyncLocalStorage();
  const owners = new WeakMap<UndiciRequest, Wire>();
  channels.subscribe('undici:request:create', ({ request }) => {
    const wire = current ?? calls.getStore();
    // A CONNECT goes to the proxy, before the request itself.
    if (!wire || request.method === 'CONNECT') return;
    wire.made += 1;
    owners.set(request, wire);
  });
  channels.subscribe('undici:request:headers', ({ request, response }) => {
    if (response?.statusCode === 421) owners.get(request)?.onMisdirected();
  });
  channels.subscribe('undici:client:connected', ({ socket }) => {
    if (socket?.alpnProtocol === 'h2') http2.spoken = true;
  });
  channels.subscribe('undici:client:sendHeaders', ({ request, socket }) => {
    if (socket?.alpnProtocol === 'h2') http2.told = http2.spoken = true;
    const wire = owners.get(request);
    if (wire) wire.written += 1;
  });
  channels.subscribe('undici:request:error', ({ request }) => {
    const wire = owners.get(request);
    if (wire) wire.failed += 1;
  });
  return calls;
}
