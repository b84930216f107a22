/** Sends one request once, within its time, and reads the whole answer or says how it was lost. */
import { onAbort } from './abort.js';
import type { AttemptResult } from './hooks.js';

/** The most that is read of a body, in bytes. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The longest that a timer can be set for; beyond it runtimes fire at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** A request as it can be sent any number of times: its body is text, not a stream that is used up. */
export interface Message {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** The caller's; it ends the attempt too. */
  readonly signal: AbortSignal | undefined;
}

/** An answer, read to its end. */
export interface Answer {
  readonly result: 'answered';
  readonly response: Response;
  readonly contentType: string;
  /** The body; undefined where it was longer than the bound, or not in the charset that it claims. */
  readonly text: string | undefined;
}

/** Why there is no answer. */
export interface Failure {
  readonly result: Exclude<AttemptResult, 'answered'>;
  readonly cause: unknown;
}

/**
 * @param fetch It may ignore the signal that it is given: the attempt ends in time all the same.
 * @param timeoutMs The longest that it may take until the body has been read.
 */
export async function attemptOnce(
  { url, method, headers, body, signal }: Message,
  fetch: typeof globalThis.fetch,
  timeoutMs: number,
): Promise<Answer | Failure> {
  const controller = new AbortController();
  let end = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = () => {
      controller.abort();
      reject();
    };
  });
  const timer = setTimeout(end, Math.min(timeoutMs, MAX_TIMER_MS));
  const ignore = signal && onAbort(signal, end);
  const exchange = async (): Promise<Answer> => {
    const init = {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal: controller.signal,
    } as const;
    const response = await fetch(url, init);
    const contentType = response.headers.get('content-type') ?? '';
    return { result: 'answered', response, contentType, text: await readText(response, contentType) };
  };
  try {
    return await Promise.race([exchange(), ended]);
  } catch (cause) {
    if (signal?.aborted) return { result: 'aborted', cause: signal.reason };
    if (controller.signal.aborted) return { result: 'timedOut', cause: undefined };
    return { result: wasNeverSent(cause) ? 'notSent' : 'lost', cause: plainError(cause) };
  } finally {
    clearTimeout(timer);
    ignore?.();
  }
}

async function readText({ body, headers }: Response, contentType: string): Promise<string | undefined> {
  // Some runtimes give no body for HEAD.
  if (!body) return '';
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = Number(headers.get('content-length')) > MAX_BODY_BYTES ? Number.POSITIVE_INFINITY : 0;
  while (size <= MAX_BODY_BYTES) {
    const { done, value } = await reader.read();
    if (done) return decode(await joined(chunks), contentType);
    size += value.byteLength;
    chunks.push(value);
  }
  await reader.cancel();
  return undefined;
}

async function joined(chunks: Uint8Array<ArrayBuffer>[]): Promise<AllowSharedBufferSource> {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : new Blob(chunks).arrayBuffer();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: AllowSharedBufferSource, contentType: string): string | undefined {
  const charset = contentType.match(/;\s*charset="?([^\s;"]+)/i)?.[1];
  try {
    return (charset ? new TextDecoder(charset, { fatal: true }) : utf8).decode(bytes);
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
