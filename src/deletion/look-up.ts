/** Looks contacts up, at the pace of the requests that delete. A look-up that fails tells nothing, and changes nothing. */
import { ApiError } from '../http/errors.js';
import { RETRY, retryDelay } from '../http/retry.js';
import type { Finding, Provider } from '../providers/provider.js';
import type { LaneOptions } from './lane-options.js';
import type { DeletedVerdict, Verdict } from './outcome.js';
import type { Pace } from './pace.js';
import type { LaneReport } from './settlement.js';

type LookUpOptions = Pick<LaneOptions, 'verifyEvery' | 'clock' | 'signal'>;

export class LookUps {
  readonly #find: Provider['deletion']['find'];
  readonly #pace: Pace;
  readonly #options: LookUpOptions;
  readonly #report: Pick<LaneReport, 'stop' | 'waits'>;
  #deleted = 0;

  constructor(
    provider: Provider,
    pace: Pace,
    options: LookUpOptions,
    report: Pick<LaneReport, 'stop' | 'waits'>,
  ) {
    this.#find = provider.deletion.find;
    this.#pace = pace;
    this.#options = options;
    this.#report = report;
  }

  /** Looks a deleted contact up, if that is asked for and its turn has come. */
  async verify(id: string, verdict: DeletedVerdict): Promise<Verdict> {
    const { verifyEvery } = this.#options;
    this.#deleted += 1;
    // By 0, for none, there is no remainder.
    if ((this.#deleted - 1) % verifyEvery !== 0) return verdict;
    const found = await this.find(id);
    if (found === 'absent') return { ...verdict, evidence: 'absence' };
    if (found === 'markedDeleted') return { ...verdict, permanence: 'soft' };
    if (found !== 'present') return verdict;
    const message = 'the answer said that it was deleted, and a look-up still found it.';
    const reason = { code: 'stillThere', message } as const;
    return { outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason };
  }

  /** What a look-up finds; undefined if the provider has none, the run is stopped, or the look-up does not tell. */
  async find(id: string): Promise<Finding | undefined> {
    const find = this.#find;
    if (!find) return undefined;
    for (let waits = 0; ; waits++) {
      const found = await this.#pace.run(() => this.#once(find, id, waits));
      if (found !== 'wait') return found;
    }
  }

  async #once(
    find: NonNullable<Provider['deletion']['find']>,
    id: string,
    waits: number,
  ): Promise<Finding | 'wait' | undefined> {
    const { clock, signal } = this.#options;
    const { epoch } = this.#pace;
    try {
      return await find(id, { signal, retries: 0 });
    } catch (error) {
      const asksToWait = error instanceof ApiError && (error.status === 429 || error.status === 503);
      if (!asksToWait) return undefined;
      const delayMs = retryDelay(waits + 1, error.retryAfterMs, clock);
      if (error.retryAfterMs !== undefined) this.#report.waits(error.retryAfterMs);
      if (delayMs === undefined) {
        this.#report.stop('rateLimit', error.message);
        return undefined;
      }
      this.#pace.slowDown(epoch, delayMs);
      return waits < RETRY.retries ? 'wait' : undefined;
    }
  }
}
