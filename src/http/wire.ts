/** Knows whether a request was written to the wire, if the runtime tells: Node does, on undici's diagnostics channels. */

/** What is known of one call of `fetch`. */
export interface Wire {
  /** Requests that undici made for it. None means that nobody tells: another runtime, or a `fetch` without undici. */
  made: number;
  /** How many of them have failed: nothing more is written of these. */
  failed: number;
  /** How many of them were written. */
  written: number;
  /** Called when the answer is a 421, after which `fetch` sends the request again by itself. */
  readonly onMisdirected: () => void;
}

/** A request as undici's channels show it. */
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

/** Node's AsyncLocalStorage: tells which call of `fetch` a request was made for. */
interface Storage {
  run<T>(wire: Wire, call: () => T): T;
  getStore(): Wire | undefined;
}

let storage: Storage | undefined;
let watching = false;
/** The call of the runtime's own `fetch` that is being made just now: it makes its request before it returns. */
let current: Wire | undefined;
/** The `fetch` functions that never use the network, as of a sandbox: nothing is made for them, and nothing need be watched. */
export const withoutNetwork = new WeakSet<typeof globalThis.fetch>();
/** Whether the global `fetch` was found to make its request later: somebody has put another in its place. */
let isLate = false;
/** Whether HTTP/2 is spoken, and whether that undici tells of its requests: 6 and older do not. */
const http2 = { spoken: false, told: false };

/**
 * Calls `send`, which calls `fetch` at once, and watches what becomes of its requests.
 *
 * @param fetch What it calls. Of another than the global one, AsyncLocalStorage tells the requests; in Node 20 it slows down
 *   every promise of the process.
 * @param onMisdirected Called when the answer to one of them is a 421, before it is sent again.
 * @returns What `send` returns, and what is known so far; it goes on to change while the request is under way.
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

/** Whether it is known if the requests were written. */
export const isTold = ({ made }: Wire): boolean => made > 0 && http2.spoken === http2.told;

/**
 * Whether nothing can have left, for certain.
 *
 * @param isOver Whether it is known that nothing more will be written, though not every request has failed.
 */
export const isUnwritten = (wire: Wire, isOver = false): boolean =>
  isTold(wire) && wire.written === 0 && (isOver || wire.failed === wire.made);

/** Not by `import`: the clients run where there is no Node. */
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
    // What a proxy is asked, before the request itself may leave.
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
