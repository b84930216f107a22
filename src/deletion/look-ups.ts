/**
 * Looks contacts up, at the same pace as the requests that delete. A failed look-up says nothing about the contact, and
 * changes nothing.
 */
import { ApiError } from '../http/errors.js';
import { retryDelay } from '../http/retry.js';
import type { Presence } from '../providers/definition.js';
import type { ListedContact } from '../providers/search.js';
import type { Reread } from './decision.js';
import type { DeletedVerdict, Verdict } from './outcome.js';
import type { LookedUp, ProviderRequests } from './provider-requests.js';
import type { ProviderRunOptions, RunPort } from './provider-run.js';

type LookUpOptions = Pick<ProviderRunOptions, 'lookUpEvery' | 'clock' | 'account' | 'signal'>;

export class LookUps {
  readonly #lookUp: ProviderRequests['lookUp'];
  readonly #canReread: boolean;
  readonly #retries: number;
  readonly #options: LookUpOptions;
  readonly #run: Pick<RunPort, 'stop' | 'waits' | 'isLeft'>;
  #deleted = 0;

  constructor(
    { lookUp, canReread }: ProviderRequests,
    retries: number,
    options: LookUpOptions,
    run: Pick<RunPort, 'stop' | 'waits' | 'isLeft'>,
  ) {
    this.#lookUp = lookUp;
    this.#canReread = canReread;
    this.#retries = retries;
    this.#options = options;
    this.#run = run;
  }

  /** Looks up a deleted contact, if the caller asked for that and it is this contact's turn. */
  async check(id: string, verdict: DeletedVerdict): Promise<Verdict> {
    const { lookUpEvery } = this.#options;
    this.#deleted += 1;
    if (lookUpEvery === 0 || (this.#deleted - 1) % lookUpEvery !== 0) return verdict;
    const found = await this.find(id);
    if (found === 'absent') return { ...verdict, evidence: 'absence' };
    if (found === 'markedDeleted') return { ...verdict, permanence: 'soft' };
    if (found !== 'present') return verdict;
    const message = 'the answer said that it was deleted, and a look-up still found it.';
    const reason = { code: 'stillThere', message } as const;
    return { outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason };
  }

  /** What a look-up finds. Undefined if the provider has none, if the run is stopped, or if the look-up is inconclusive. */
  async find(id: string): Promise<Presence | undefined> {
    return (await this.read(id))?.presence;
  }

  /** Like `find`, with the contact's comparable fields if it is there. */
  async read(id: string): Promise<LookedUp | undefined> {
    const found = await this.#ask(id);
    if (!(found instanceof TooLongAWait)) return found;
    this.#run.stop('rateLimit', found.message);
    return undefined;
  }

  /** Reads a contact again, and checks that it is still the one to delete. */
  async reread(
    id: string,
    isTheirs: (id: string, contact: ListedContact) => Promise<boolean>,
  ): Promise<Reread> {
    if (!this.#canReread) return 'cannot';
    const { presence, contact } = (await this.read(id)) ?? {};
    if (presence === 'absent' || presence === 'markedDeleted') return 'gone';
    if (!contact) return 'unread';
    return (await isTheirs(id, contact)) ? 'theirs' : 'notTheirs';
  }

  /** Like `find`, for a look-up that nothing depends on: if the provider asks for too long a wait, it is not stopped. */
  async tryToFind(id: string): Promise<Presence | undefined> {
    const found = await this.#ask(id);
    return found instanceof TooLongAWait ? undefined : found?.presence;
  }

  async #ask(id: string): Promise<LookedUp | TooLongAWait | undefined> {
    const lookUp = this.#lookUp;
    if (!lookUp) return undefined;
    for (let waits = 0; ; waits++) {
      // After the run has been left, another worker sets the pace of the account.
      const found = await this.#options.account.pace.run(async () =>
        this.#run.isLeft() ? undefined : this.#once(lookUp, id, waits),
      );
      if (found !== 'wait') return found;
    }
  }

  async #once(
    lookUp: NonNullable<ProviderRequests['lookUp']>,
    id: string,
    waits: number,
  ): Promise<LookedUp | 'wait' | TooLongAWait | undefined> {
    const {
      clock,
      account: { pace },
      signal,
    } = this.#options;
    const { epoch } = pace;
    try {
      return await lookUp(id, { signal, retries: 0 });
    } catch (error) {
      const asksToWait = error instanceof ApiError && (error.status === 429 || error.status === 503);
      if (!asksToWait) return undefined;
      const delayMs = retryDelay(waits + 1, error.retryAfterMs, clock.random());
      if (error.retryAfterMs !== undefined) this.#run.waits(error.retryAfterMs);
      if (delayMs === undefined) return new TooLongAWait(error.message);
      pace.slowDown(epoch, delayMs);
      return waits < this.#retries ? 'wait' : undefined;
    }
  }
}

/** The provider asks for a longer wait than this client accepts. */
class TooLongAWait {
  constructor(readonly message: string) {}
}
