/** Sends one request once, within its time limit. Reads the whole answer, or says how it was lost. */
import { onAbort } from './abort.js';
import { plainError, reasonOf, saysNothingWasSent } from './failure.js';
import type { AttemptResult } from './hooks.js';
import { isTold, isUnwritten, stopsAtAbort, type Wire, watch } from './wire.js';

/** The longest body that is read, in bytes. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The longest delay of a timer. Runtimes fire at once for anything longer. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** A request that can be sent any number of times: its body is text, not a stream. */
export interface Message {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** The caller's signal; it ends the attempt, too. */
  readonly signal: AbortSignal | undefined;
  /** Values of its query that must not be shown. */
  readonly withheld?: RegExp | undefined;
}

/** An answer, read completely. */
export interface Answer {
  readonly result: 'answered';
  /** How many requests `fetch` sent for it. This is the answer to the last one. */
  readonly requests: number;
  readonly response: Response;
  readonly contentType: string;
  /** The body; undefined if it is longer than `MAX_BODY_BYTES`, or not in its declared charset. */
  readonly text: string | undefined;
}

/** Why there is no answer. */
export interface Failure {
  readonly result: Exclude<AttemptResult, 'answered'>;
  readonly requests: number;
  /** Whether part of the request may have reached the provider. */
  readonly mayHaveArrived: boolean;
  /** Why, in a few words that quote nothing; undefined if the error does not say. */
  readonly reason?: string | undefined;
  readonly cause: unknown;
}

/**
 * @param fetch It may ignore its signal: the attempt ends in time all the same.
 * @param timeoutMs The longest time until the body has been read.
 */
export async function attemptOnce(
  { url, method, headers, body, signal, withheld }: Message,
  fetch: typeof globalThis.fetch,
  timeoutMs: number,
): Promise<Answer | Failure> {
  const controller = new AbortController();
  const isOurs = fetch === globalThis.fetch;
  let wasSentAgain = false;
  const sendsAgain = () => {
    // Only `send` retries. What `fetch` sends again on its own may even lack the body.
    wasSentAgain = isOurs;
    if (isOurs) controller.abort();
  };
  const exchanged = async () => {
    const init = {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal: controller.signal,
    } as const;
    const response = await fetch(url, init);
    const contentType = response.headers.get('content-type') ?? '';
    return { response, contentType, text: await readText(response, contentType) };
  };
  const { result: exchange, wire } = watch(exchanged, fetch, sendsAgain);
  let stopWaiting = () => {};
  try {
    // Not `Promise.race`, which costs more per call than the rest of this function.
    const answer = await new Promise<Awaited<typeof exchange>>((resolve, reject) => {
      const end = () => {
        controller.abort();
        reject();
      };
      const timer = setTimeout(end, Math.min(timeoutMs, MAX_TIMER_MS));
      const ignore = signal && onAbort(signal, end);
      stopWaiting = () => {
        clearTimeout(timer);
        ignore?.();
      };
      exchange.then(resolve, reject);
    });
    return { result: 'answered', requests: requestsOf(wire), ...answer };
  } catch (cause) {
    if (!controller.signal.aborted) return failureOf(cause, wire, withheld);
    const requests = requestsOf(wire);
    if (wasSentAgain && !signal?.aborted) {
      return {
        result: 'lost',
        requests,
        mayHaveArrived: true,
        reason: 'answered with 421',
        cause: undefined,
      };
    }
    const isOver = (isOurs || stopsAtAbort.has(fetch)) && (await hasEnded(exchange));
    const mayHaveArrived = !isUnwritten(wire, isOver);
    return signal?.aborted
      ? { result: 'aborted', requests, mayHaveArrived, cause: signal.reason }
      : { result: 'timedOut', requests, mayHaveArrived, cause: undefined };
  } finally {
    stopWaiting();
  }
}

/** An attempt counts as one request even if it never left; `fetch` may have sent more. */
const requestsOf = ({ written }: Wire): number => Math.max(1, written);

/** What is known to have been written counts for more than the name of the error. */
function failureOf(error: unknown, wire: Wire, withheld: RegExp | undefined): Failure {
  const unsent = isTold(wire) ? isUnwritten(wire) : saysNothingWasSent(error);
  const cause = plainError(error, withheld);
  const reason = reasonOf(error);
  const common = { requests: requestsOf(wire), cause };
  return unsent
    ? { ...common, result: 'notSent', mayHaveArrived: false, reason }
    : { ...common, result: 'lost', mayHaveArrived: true, reason: isTold(wire) ? reason : untold(reason) };
}

const untold = (reason: string | undefined) =>
  `${reason ? `${reason}; ` : ''}this runtime does not tell whether anything was sent`;

/**
 * Whether an exchange has ended after its abort. The runtime's own `fetch` sends nothing more after that; any other may go
 * on silently.
 */
async function hasEnded(exchange: Promise<unknown>): Promise<boolean> {
  const nextTurn = new Promise<false>((resolve) => setTimeout(() => resolve(false), 0));
  const end = () => true;
  return Promise.race([exchange.then(end, end), nextTurn]);
}

async function readText({ body, headers }: Response, contentType: string): Promise<string | undefined> {
  // Some runtimes have no body for HEAD.
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
