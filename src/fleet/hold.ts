/** A worker's hold on a lane: a lease that is renewed, and a token that every write carries. */
import type { AccountKnowledge } from '../deletion/knowledge.js';
import type { Database } from './database.js';

export interface HoldOptions {
  /** How long a lane stays reserved without being renewed, in milliseconds. */
  readonly leaseMs: number;
  /** A lane is not taken if its provider asks for a longer wait than this, in milliseconds. */
  readonly mostWaitMs: number;
}

/** What a worker leaves behind for the next one. */
export interface LaneState {
  /** How many requests may be in flight. */
  readonly inFlight: number;
  /** Undefined after a guard has stopped the account: it starts afresh when the stop is lifted. */
  readonly known: AccountKnowledge | undefined;
}

/** What the last worker has left behind. */
export interface Found {
  readonly inFlight: number | undefined;
  /** What the last worker knew, unless that was long ago. */
  readonly known: AccountKnowledge | undefined;
  /** How long the provider still asks to wait, in milliseconds. */
  readonly waitMs: number;
}

/** Older knowledge is not relied on: an account that existed an hour ago may be gone. */
const KNOWLEDGE_LASTS_MS = 60 * 60 * 1_000;

/**
 * The longest wait that is recorded. If a provider asks for more, it is asked again after this: it may have changed its
 * mind.
 */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;

/**
 * How much shorter a worker takes its own lease to be than others do. Clocks of different machines run at almost the same
 * rate.
 */
const MARGIN = 0.2;

export class Hold {
  readonly account: string;
  readonly token: string;
  readonly found: Found;
  readonly #database: Database;
  readonly #leaseMs: number;
  #validUntil: Instant;

  private constructor(
    database: Database,
    account: string,
    row: {
      token: string;
      in_flight: number | null;
      known: AccountKnowledge | null;
      known_ms: number | null;
      wait_ms: number | null;
    },
    leaseMs: number,
    validUntil: Instant,
  ) {
    this.#database = database;
    this.account = account;
    this.token = row.token;
    const isFresh = row.known_ms !== null && Number(row.known_ms) < KNOWLEDGE_LASTS_MS;
    this.found = {
      inFlight: row.in_flight ?? undefined,
      known: isFresh ? (row.known ?? undefined) : undefined,
      waitMs: Number(row.wait_ms ?? 0),
    };
    this.#leaseMs = leaseMs;
    this.#validUntil = validUntil;
  }

  /** @returns Undefined if another worker has the lane, a guard has stopped it, or its provider asks for a long wait. */
  static async take(
    database: Database,
    account: string,
    worker: string,
    { leaseMs, mostWaitMs }: HoldOptions,
  ): Promise<Hold | undefined> {
    const validUntil = instantIn(leaseMs * (1 - MARGIN));
    const { rows } = await database.run('takeLane', [account, worker, leaseMs, mostWaitMs]);
    return rows[0] && new Hold(database, account, rows[0], leaseMs, validUntil);
  }

  /** Whether no other worker can have taken the lane, by our own clock. Checked right before each request. */
  get isHeld(): boolean {
    return !isPast(this.#validUntil);
  }

  /** Keeps the lane. Does nothing once it is lost, since another worker may have it. */
  async renew({ inFlight, known }: LaneState): Promise<void> {
    if (!this.isHeld) return;
    const validUntil = instantIn(this.#leaseMs * (1 - MARGIN));
    const { rowCount } = await this.#database.run('renewLane', [
      this.account,
      this.token,
      this.#leaseMs,
      inFlight,
      JSON.stringify(known),
    ]);
    this.#validUntil = rowCount === 1 ? validUntil : instantIn(0);
  }

  /** The provider asks to wait. A worker that takes the lane over waits, too. */
  async wait(waitMs: number, inFlight: number): Promise<void> {
    const ms = Math.ceil(Math.min(waitMs, LONGEST_WAIT_MS));
    await this.#database.run('holdLane', [this.account, this.token, ms, inFlight]);
  }

  /** A guard has stopped the account, for all workers. */
  async stop(guard: string, message: string): Promise<void> {
    await this.#database.run('stopLane', [this.account, this.token, guard, message]);
  }

  /** Gives the lane back. */
  async release({ inFlight, known }: LaneState): Promise<void> {
    this.#validUntil = instantIn(0);
    await this.#database.run('releaseLane', [this.account, this.token, inFlight, JSON.stringify(known)]);
  }
}

/** A moment by two clocks: one stops while the machine sleeps, the other can be changed. */
interface Instant {
  readonly steady: number;
  readonly wall: number;
}

const instantIn = (ms: number): Instant => ({ steady: performance.now() + ms, wall: Date.now() + ms });

const isPast = ({ steady, wall }: Instant): boolean => performance.now() >= steady || Date.now() >= wall;
