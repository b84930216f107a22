/** Sends one request once, within its time, and reads the whole answer or says how it was lost. */
import { onAbort } from './abort.js';
import { plainError, reasonOf, saysNothingWasSent } from './failure.js';
import type { AttemptResult } from './hooks.js';
import { isTold, isUnwritten, type Wire, watch } from './wire.js';

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
  /** What must not be shown of its query. */
  readonly withheld?: RegExp | undefined;
}

/** An answer, read to its end. */
export interface Answer {
  readonly result: 'answered';
  /** How many requests `fetch` sent for it; this is the answer to the last of them. */
  readonly requests: number;
  readonly response: Response;
  readonly contentType: string;
  /** The body; undefined if it was longer than the bound, or not in the charset that it claims. */
  readonly text: string | undefined;
}

/** Why there is no answer. */
export interface Failure {
  readonly result: Exclude<AttemptResult, 'answered'>;
  readonly requests: number;
  /** Whether something of the request may have reached the provider. */
  readonly mayHaveArrived: boolean;
  /** Why, in a word or two that quote nothing; undefined if nobody says. */
  readonly reason?: string | undefined;
  readonly cause: unknown;
}

/**
 * @param fetch It may ignore the signal that it is given: the attempt ends in time all the same.
 * @param timeoutMs The longest that it may take until the body has been read.
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
    // One layer retries, and it is not this one. What `fetch` would send now may lack the body, besides.
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
    // Not `Promise.race`, which costs more for each call than all the rest of this function.
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
    const isOver = isOurs && (await hasEnded(exchange));
    const mayHaveArrived = !isUnwritten(wire, isOver);
    return signal?.aborted
      ? { result: 'aborted', requests, mayHaveArrived, cause: signal.reason }
      : { result: 'timedOut', requests, mayHaveArrived, cause: undefined };
  } finally {
    stopWaiting();
  }
}

/** An attempt is one request, also if it never left; `fetch` may have sent more. */
const requestsOf = ({ written }: Wire): number => Math.max(1, written);

/** What is known to have been written beats what an error is called. */
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
 * Whether an exchange has ended after it was aborted. The runtime's own `fetch` sends nothing more then; another
 * may go on without saying so.
 */
async function hasEnded(exchange: Promise<unknown>): Promise<boolean> {
  const nextTurn = new Promise<false>((resolve) => setTimeout(() => resolve(false), 0));
  const end = () => true;
  return Promise.race([exchange.then(end, end), nextTurn]);
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
