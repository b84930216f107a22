/** Sends one request once, within its time, and reads the whole answer or says how it was lost. */
import type { AttemptResult } from './hooks.js';

/** The most that is read of a body, in bytes. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The longest that a timer can be set for; beyond it runtimes fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** An answer, read to its end. */
export interface Answer {
  readonly response: Response;
  /** The body; undefined where it was longer than the bound, or not in the charset that it claims. */
  readonly text: string | undefined;
}

/** What came of an attempt. */
export type Attempt =
  | ({ readonly result: 'answered' } & Answer)
  | { readonly result: Exclude<AttemptResult, 'answered'>; readonly cause: unknown };

/** Where and how to send. `fetch` may ignore the signal: the attempt ends in time all the same. */
export interface AttemptOptions {
  readonly fetch: typeof globalThis.fetch;
  /** The longest that it may take until the body has been read. */
  readonly timeoutMs: number;
  /** The caller's; it ends the attempt too. */
  readonly signal: AbortSignal | undefined;
}

export async function attemptOnce(url: string, init: RequestInit, options: AttemptOptions): Promise<Attempt> {
  const { fetch, signal } = options;
  const controller = new AbortController();
  const end = () => controller.abort();
  const timer = setTimeout(end, Math.min(options.timeoutMs, MAX_TIMER_MS));
  signal?.addEventListener('abort', end, { once: true });
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', reject, { once: true });
  });
  const exchange = async (): Promise<Answer> => {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: controller.signal });
    return { response, text: await readText(response) };
  };
  try {
    return { result: 'answered', ...(await Promise.race([exchange(), ended])) };
  } catch (cause) {
    if (signal?.aborted) return { result: 'aborted', cause: signal.reason };
    if (controller.signal.aborted) return { result: 'timedOut', cause: undefined };
    return { result: wasNeverSent(cause) ? 'notSent' : 'lost', cause: plainError(cause) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

async function readText(response: Response): Promise<string | undefined> {
  if (Number(response.headers.get('content-length')) > MAX_BODY_BYTES) {
    // Some runtimes give no body to cancel for HEAD.
    await response.body?.cancel();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return decode(chunks, size, response.headers.get('content-type'));
}

function decode(chunks: readonly Uint8Array[], size: number, contentType: string | null): string | undefined {
  const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : new Uint8Array(size);
  if (chunks.length > 1) {
    let offset = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, offset);
      offset += chunk.byteLength;
    }
  }
  const charset = contentType?.match(/;\s*charset="?([^\s;"]+)/i)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Whether a request certainly never left: name not found, no connection, no TLS. Node, Deno and Bun tell it
 * in the cause of their error. What isn't known for certain counts as sent.
 */
function wasNeverSent(error: unknown): boolean {
  const cause = (error as { cause?: { code?: unknown; syscall?: unknown } } | undefined)?.cause;
  const code = String(cause?.code);
  return (
    cause?.syscall === 'connect' ||
    cause?.syscall === 'getaddrinfo' ||
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|ERR_SSL_)/.test(code) ||
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET|VERIFY)_\w+)$/.test(code)
  );
}

/**
 * An error without what is attached to it: Node attaches the bytes of a malformed answer, and an injected
 * fetch may attach the request with its credential.
 */
function plainError(error: unknown, depth = 3): unknown {
  if (!(error instanceof Error) || depth === 0) return undefined;
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  const plain = new Error(message, { cause: plainError(cause, depth - 1) });
  for (const [key, value] of Object.entries({ name, stack, code })) {
    Object.defineProperty(plain, key, { value, configurable: true });
  }
  return plain;
}
