/** Asks a provider for pages, at its pace: waits when it says so, repeats what got no answer, stops it when no request would fare better. */
import type { AdaptiveLimiter } from '../deletion/adaptive-limiter.js';
import { type Judgement, judge } from '../deletion/judge.js';
import { LIMITS } from '../deletion/limits.js';
import { type Guard, unexpectedReason } from '../deletion/outcome.js';
import type { Clock } from '../http/clock.js';
import { ContactDeletionError } from '../http/errors.js';
import type { RequestParts } from '../http/request.js';
import { retryDelay } from '../http/retry.js';
import type { FindingPort } from '../providers/provider.js';
import type { FindReason, FindReasonCode } from './finding.js';

/** What came of a request: a body, the provider's word that there is nothing, or why there is neither. */
export type Answer =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'absent'; readonly reason: FindReason }
  | { readonly kind: 'failed'; readonly reason: FindReason };

/** A request to send. */
export interface Question {
  readonly operation: string;
  readonly parts: RequestParts;
  /** Called with the number of HTTP requests that were made. */
  counted(requests: number): void;
}

export interface RequestOptions {
  readonly pace: Pick<AdaptiveLimiter, 'run' | 'epoch' | 'speedUp' | 'slowDown'>;
  readonly clock: Clock;
  /** Aborted when nothing more is to be sent, and no wait goes on. */
  readonly signal: AbortSignal;
}

/** What the requests of a provider report to the run. */
export interface StopPort {
  stop(guard: Guard, message: string, cause?: unknown): void;
  /** Why no more may be sent, if that is so. */
  stopReason(): FindReason;
  /** Called when the provider asks to wait; in milliseconds. */
  waits(delayMs: number): void;
}

/** How a question stands, while it is repeated. */
interface Standing {
  /** Requests that got no answer. */
  readonly tries: number;
  /** Waits that were asked for. */
  readonly waits: number;
}

/** The same once more, after a wait that is not the whole provider's. */
interface Again extends Standing {
  readonly kind: 'again';
  readonly afterMs: number;
}

export class SearchRequests {
  readonly #port: FindingPort;
  readonly #options: RequestOptions;
  readonly #run: StopPort;
  /** Requests in a row that got no answer. */
  #unanswered = 0;

  constructor(port: FindingPort, options: RequestOptions, run: StopPort) {
    this.#port = port;
    this.#options = options;
    this.#run = run;
  }

  async ask(question: Question): Promise<Answer> {
    const { clock, pace, signal } = this.#options;
    let standing: Standing = { tries: 0, waits: 0 };
    let deadline: number | undefined;
    for (;;) {
      const now = standing;
      const ended = await pace.run(() => {
        deadline ??= clock.now() + this.#port.limits.deadlineMs;
        return this.#once(question, now, deadline);
      });
      if (ended?.kind !== 'again') return ended ?? this.#stopped();
      standing = ended;
      if (ended.afterMs > 0) await clock.sleep(ended.afterMs, signal);
    }
  }

  #stopped(): Answer {
    return { kind: 'failed', reason: this.#run.stopReason() };
  }

  /** Judges while the request still has its place, so that no other begins in it before a stop or a slower pace. */
  async #once({ operation, parts, counted }: Question, standing: Standing, deadline: number) {
    const { clock, pace, signal } = this.#options;
    if (signal.aborted) return this.#stopped();
    const { epoch } = pace;
    const leftMs = () => Math.max(1, deadline - clock.now());
    try {
      // One layer retries, and here that is this one: it must slow down for all that is asked.
      const options = { signal, retries: 0, deadlineMs: leftMs() };
      const { data, attempts } = await this.#port.call(operation, parts, options);
      counted(attempts);
      this.#unanswered = 0;
      pace.speedUp(epoch);
      return { kind: 'body', body: data } as const;
    } catch (error) {
      counted(error instanceof ContactDeletionError ? error.attempts : 1);
      if (signal.aborted) return this.#stopped();
      return this.#judged(judge(error, this.#port.definition, []), error, standing, epoch, leftMs());
    }
  }

  #judged(
    judgement: Judgement,
    error: unknown,
    standing: Standing,
    epoch: number,
    leftMs: number,
  ): Answer | Again {
    switch (judgement.kind) {
      case 'fault':
        this.#unanswered = 0;
        return {
          kind: judgement.ruling === 'absent' ? 'absent' : 'failed',
          reason: refusal(judgement, error),
        };
      case 'stop': {
        const reason = judgement.reason as FindReason;
        this.#run.stop(judgement.guard, reason.message, reason.cause);
        return { kind: 'failed', reason };
      }
      case 'again':
      case 'wait':
        return this.#unansweredYet(judgement, standing, epoch, leftMs);
    }
  }

  /** No answer to be had now: the same request again, later. */
  #unansweredYet(
    { kind, retryAfterMs, reason: judged }: Extract<Judgement, { kind: 'again' | 'wait' }>,
    { tries, waits }: Standing,
    epoch: number,
    leftMs: number,
  ): Answer | Again {
    const { clock, pace } = this.#options;
    const reason = judged as FindReason;
    const random = clock.random();
    if (retryAfterMs !== undefined) this.#run.waits(retryAfterMs);
    const waitMs = retryDelay(waits + 1, retryAfterMs, random);
    if (waitMs === undefined || waits >= LIMITS.waitsInRow) {
      this.#run.stop('rateLimit', reason.message);
      return { kind: 'failed', reason: { ...reason, code: 'rateLimited' } };
    }
    const asksToWait = kind === 'wait' || retryAfterMs !== undefined;
    if (asksToWait || reason.status === 503) pace.slowDown(epoch, asksToWait ? waitMs : 0);
    if (kind === 'wait') {
      this.#unanswered = 0;
      if (waitMs >= leftMs) return { kind: 'failed', reason };
      return { kind: 'again', tries, waits: waits + 1, afterMs: 0 };
    }
    const againMs = retryDelay(tries + 1, retryAfterMs, random) ?? 0;
    const { retries } = this.#port.limits;
    if (tries < retries && againMs < leftMs) {
      // A wait that the provider asked for holds the whole provider, and is not waited for twice.
      return { kind: 'again', tries: tries + 1, waits, afterMs: retryAfterMs === undefined ? againMs : 0 };
    }
    this.#unanswered += 1;
    if (this.#unanswered === LIMITS.unansweredInRow) {
      const message = `${this.#unanswered} requests in a row got no answer, each after ${retries} retries.`;
      this.#run.stop('unreachable', message);
    }
    return { kind: 'failed', reason };
  }
}

/** Why the provider, or the client before it, refuses a search. What is refused may be quoted by the client, and is not here. */
function refusal({ reason, ruling }: Extract<Judgement, { kind: 'fault' }>, error: unknown): FindReason {
  const code: FindReasonCode = ruling === 'blocked' ? 'conflict' : 'refused';
  const { message, status } = reason;
  if (status !== undefined) return { code, message, status };
  const name = error instanceof Error ? error.name : typeof error;
  const held: FindReason = { code, message: `the client refused the request before it was sent (${name}).` };
  return Object.defineProperty(held, 'cause', { value: error });
}

/** What ends with an error of a definition's function: its words may quote a body, and are in the cause alone. */
export const definitionReason = (error: unknown): FindReason =>
  unexpectedReason(
    `an error of the provider's definition, or of this program (${error instanceof Error ? error.name : typeof error}).`,
    error,
  ) as FindReason;
