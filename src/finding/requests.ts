/**
 * Requests pages from a provider at its pace: waits when asked to, retries without an answer, and stops the provider when
 * other requests would fail, too.
 */
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

/** The result of a request: a body, the provider's statement that there is nothing, or why there is neither. */
export type Answer =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'absent'; readonly reason: FindReason }
  | { readonly kind: 'failed'; readonly reason: FindReason };

/** A request to send. */
export interface Question {
  readonly operation: string;
  readonly parts: RequestParts;
  /** Called with the number of HTTP requests. */
  counted(requests: number): void;
}

export interface RequestOptions {
  readonly pace: Pick<AdaptiveLimiter, 'run' | 'epoch' | 'speedUp' | 'slowDown'>;
  readonly clock: Clock;
  /** Aborted when nothing more may be sent. Waits end, too. */
  readonly signal: AbortSignal;
}

/** What the requests of a provider report to the run. */
export interface StopPort {
  stop(guard: Guard, message: string, cause?: unknown): void;
  /** Why no more may be sent. Asked only after a stop. */
  stopReason(): FindReason;
  /** Called when the provider asks to wait, with the delay in milliseconds. */
  waits(delayMs: number): void;
}

/** How often a question has been repeated. */
interface Standing {
  /** Requests so far that got no answer. */
  readonly tries: number;
  /** Waits so far that the provider asked for. */
  readonly waits: number;
}

/** The same request again, after a wait that concerns this request alone. */
interface Again extends Standing {
  readonly kind: 'again';
  readonly afterMs: number;
}

export class SearchRequests {
  readonly #port: FindingPort;
  readonly #options: RequestOptions;
  readonly #run: StopPort;
  /** Requests in a row without an answer. */
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

  /** Judges before the request gives up its place, so that a stop or a slower pace holds for the next one. */
  async #once({ operation, parts, counted }: Question, standing: Standing, deadline: number) {
    const { clock, pace, signal } = this.#options;
    if (signal.aborted) return this.#stopped();
    const { epoch } = pace;
    const leftMs = () => Math.max(1, deadline - clock.now());
    try {
      // The search does all retries here: it must slow down for all its requests.
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

  /** No answer for now: send the same request again later. */
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
      // A wait that the provider asked for holds up all its requests, so it is not waited for here as well.
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

/**
 * Why the provider, or the client before it, refuses a search. The client's own message may quote the term, so it is left
 * out.
 */
function refusal({ reason, ruling }: Extract<Judgement, { kind: 'fault' }>, error: unknown): FindReason {
  const code: FindReasonCode = ruling === 'blocked' ? 'conflict' : 'refused';
  const { message, status } = reason;
  if (status !== undefined) return { code, message, status };
  const name = error instanceof Error ? error.name : typeof error;
  const held: FindReason = { code, message: `the client refused the request before it was sent (${name}).` };
  return Object.defineProperty(held, 'cause', { value: error });
}

/** An error in a definition's function. Its message may quote a body, so it is only in the cause. */
export const definitionReason = (error: unknown): FindReason =>
  unexpectedReason(
    `an error of the provider's definition, or of this program (${error instanceof Error ? error.name : typeof error}).`,
    error,
  ) as FindReason;
