/** A worker: takes lanes that are handed out, works on them, and hands out lanes that nobody works on. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from '../deletion/limits.js';
import { valueFor } from '../deletion/options.js';
import { onAbort } from '../http/abort.js';
import type { Accounts } from './accounts.js';
import type { Boss, LaneJob } from './boss.js';
import type { Database } from './database.js';
import { wordsOf } from './errors.js';
import type { FleetEvent } from './events.js';
import { Hold } from './hold.js';
import { Lane, type LaneEnd } from './lane.js';
import { assertWorkOptions, type WorkOptions } from './work-options.js';

/**
 * How often it asks for a lane if it has none, in milliseconds. With lanes in hand it asks less often, so that others come
 * first.
 */
const POLL_MS = 500;
/** How often it looks for lanes that nobody works on, in milliseconds. */
const SWEEP_MS = 2_000;
/** How long writing the last records may take, in milliseconds. */
const LEAVING_MS = 5_000;
/** A lane is kept during a shorter wait than this, in milliseconds. */
const MOST_WAIT_MS = 60_000;

export class Worker {
  readonly #database: Database;
  readonly #accounts: Accounts;
  readonly #boss: Boss;
  readonly #options: WorkOptions;
  readonly #name: string;
  readonly #lanes = new Map<string, { readonly lane: Lane; readonly work: Promise<void> }>();
  /** Accounts that are left to other workers, since no client here can work on them: until when, and for how long. */
  readonly #leftToOthers = new Map<string, { readonly until: number; readonly ms: number }>();
  readonly #ended = new AbortController();
  /** Whether no more lanes may be begun. */
  #isGone = false;

  constructor(database: Database, accounts: Accounts, boss: Boss, options: WorkOptions) {
    this.#database = database;
    this.#accounts = accounts;
    this.#boss = boss;
    this.#options = options;
    assertWorkOptions(
      options,
      accounts.members.map(({ provider }) => provider.name),
    );
    this.#name = options.name ?? `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  }

  /** Works until the signal is aborted. */
  async work(): Promise<void> {
    const { signal, graceMs = 20_000, lanes = 4 } = this.#options;
    const end = () => this.#ended.abort();
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
    const working = Promise.all([
      this.#repeat(SWEEP_MS, () => this.#sweep()),
      this.#repeat(POLL_MS, () => this.#take(lanes)),
    ]);
    const { signal: ended } = this.#ended;
    if (!ended.aborted) await new Promise<void>((resolve) => onAbort(ended, resolve));
    await this.#drain(working, graceMs);
    signal?.removeEventListener('abort', end);
  }

  /** Repeats an action. If it fails, the database may be back the next time. */
  async #repeat(everyMs: number, act: () => Promise<void>): Promise<void> {
    while (!this.#ended.signal.aborted) {
      try {
        await act();
      } catch (error) {
        this.#tell({ type: 'error', message: wordsOf(error) });
      }
      // Not all machines at the same moment, and busy ones later.
      const ms = everyMs * (0.75 + Math.random() / 2) * (1 + this.#lanes.size);
      await sleep(ms, undefined, { signal: this.#ended.signal }).catch(() => {});
    }
  }

  /** Hands out lanes with work that nobody does: their worker has died, or they had to wait until now. */
  async #sweep(): Promise<void> {
    const { rows } = await this.#database.run('idleAccounts', [this.#accounts.ids, MOST_WAIT_MS / 2]);
    for (const { id } of rows) if (!this.#isLeftToOthers(String(id))) await this.#boss.hand(String(id));
  }

  async #take(most: number): Promise<void> {
    while (this.#lanes.size < most && !this.#ended.signal.aborted) {
      const job = await this.#boss.next();
      if (!job) return;
      const hold = this.#canTake(job) ? await this.#hold(job.account) : undefined;
      // If the lane is free but not for us, a worker that can use it finds it in a sweep.
      if (!hold) await this.#boss.done(job);
      // The lease will run out by itself.
      else if (this.#isGone) return;
      else this.#begin(hold, job);
      if (this.#lanes.size > 0) return;
    }
  }

  /** Whether this worker can take it. Not if it has lost the lane and its requests there have not ended yet. */
  #canTake({ account }: LaneJob): boolean {
    return (
      this.#accounts.ids.includes(account) && !this.#lanes.has(account) && !this.#isLeftToOthers(account)
    );
  }

  #isLeftToOthers(account: string): boolean {
    return (this.#leftToOthers.get(account)?.until ?? 0) > performance.now();
  }

  #leaveToOthers(account: string, isLeft: boolean): void {
    if (!isLeft) {
      this.#leftToOthers.delete(account);
      return;
    }
    const ms = Math.min((this.#leftToOthers.get(account)?.ms ?? SWEEP_MS) * 2, MOST_WAIT_MS);
    this.#leftToOthers.set(account, { until: performance.now() + ms, ms });
  }

  #hold(account: string): Promise<Hold | undefined> {
    return Hold.take(this.#database, account, this.#name, {
      leaseMs: this.#leaseMs,
      mostWaitMs: MOST_WAIT_MS,
    });
  }

  #begin(hold: Hold, job: LaneJob): void {
    const { account } = hold;
    const provider = this.#accounts.members.find((member) => member.account === account)?.provider.name ?? '';
    const { shareMs = 60_000, maxInFlight, maxPerSecond, lanes: most = 4 } = this.#options;
    const lane = new Lane(this.#database, this.#accounts, hold, {
      maxInFlight: valueFor(maxInFlight, provider) ?? LIMITS.inFlight.most,
      maxPerSecond: valueFor(maxPerSecond, provider),
      leaseMs: this.#leaseMs,
      shareMs,
      onEvent: (event) => this.#tell(event),
      othersWait: async () => this.#lanes.size >= most && (await this.#othersWait()),
    });
    this.#tell({ type: 'taken', account });
    const work = lane.work().then(
      (why) => {
        this.#leaveToOthers(account, why === 'dry' && lane.hasSkipped);
        return this.#release(account, job, why);
      },
      (error: unknown) => this.#tell({ type: 'error', message: wordsOf(error) }),
    );
    this.#lanes.set(account, { lane, work: work.finally(() => this.#lanes.delete(account)) });
  }

  async #release(account: string, job: LaneJob, why: LaneEnd): Promise<void> {
    this.#tell({ type: 'released', account, why });
    try {
      await this.#boss.done(job);
      // Back to the end of the queue.
      if (why === 'share' || why === 'drained') await this.#boss.hand(account);
    } catch {
      // A sweep will find it.
    }
  }

  async #othersWait(): Promise<boolean> {
    const { rows } = await this.#database.run('hasWork', [this.#accounts.ids]);
    return rows[0].found;
  }

  async #drain(working: Promise<unknown>, graceMs: number): Promise<void> {
    const works = () =>
      Array.from(this.#lanes.values(), ({ lane, work }) => {
        lane.drain();
        return work;
      });
    works();
    // A lane may just have been taken. If the database does not answer, the worker still ends in time.
    if (
      await isDoneWithin(
        graceMs,
        working.then(() => Promise.all(works())),
      )
    )
      return;
    this.#isGone = true;
    // If these records cannot be written, the intents already say the same about requests under way.
    const leaving = Array.from(this.#lanes.values(), ({ lane }) => lane.leave());
    await isDoneWithin(LEAVING_MS, Promise.all(leaving));
  }

  get #leaseMs(): number {
    return this.#options.leaseMs ?? 10_000;
  }

  #tell(event: FleetEvent): void {
    try {
      this.#options.onEvent?.(event);
    } catch {
      // A failing listener must not disturb the work.
    }
  }
}

async function isDoneWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const late = sleep(ms, false, { signal: patience.signal }).catch(() => true);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    patience.abort();
  }
}
