/** Works on one account: part after part, several at a time, as long as there are any and the lane is held. */
import type { Outcome, Stop } from '../deletion/outcome.js';
import { engine } from '../providers/provider.js';
import type { HeaderRecord } from '../record/records.js';
import type { Accounts, Member } from './accounts.js';
import type { Database } from './database.js';
import { deletePart, type OpenPart } from './delete-part.js';
import { FleetError, wordsOf } from './errors.js';
import type { FleetEvent } from './events.js';
import type { Hold, LaneState } from './hold.js';
import { LaneAccount } from './lane-account.js';
import type { LaneRecorder } from './lane-recorder.js';
import { News } from './news.js';
import { RecordWriter } from './record-writer.js';
import { runIn } from './run-source.js';

/** How to work on a lane. */
export interface LaneOptions {
  readonly maxInFlight: number;
  readonly maxPerSecond: number | undefined;
  readonly leaseMs: number;
  /** How long it is kept while other accounts wait, in milliseconds. */
  readonly shareMs: number;
  readonly onEvent: (event: FleetEvent) => void;
  /** Whether other accounts wait for a worker. */
  readonly othersWait: () => Promise<boolean>;
}

/**
 * Why a lane was given up:
 * - `dry`: there is nothing left to do.
 * - `share`: its share of time is over, and other accounts wait.
 * - `waits`: its provider asks for a long wait.
 * - `stopped`: a guard has stopped the account.
 * - `drained`: the worker ends.
 * - `lost`: another worker may have it, or its record could not be written.
 */
export type LaneEnd = 'dry' | 'share' | 'waits' | 'stopped' | 'drained' | 'lost';

/** A part that is being worked on. */
interface UnderWay {
  /** How many of its contacts have no outcome yet. */
  left: number;
  recorder?: LaneRecorder;
}

/** How long a lane that is out of parts waits before it looks for more, in milliseconds. */
const LOOK_AGAIN_MS = 250;
/** How long to leave a provider alone that keeps asking to wait without saying how long, in milliseconds. */
const WAIT_ANYWAY_MS = 5 * 60_000;
/** The most parts to open at once. */
const PARTS_AT_ONCE = 64;

export class Lane {
  readonly #database: Database;
  readonly #accounts: Accounts;
  readonly #hold: Hold;
  readonly #options: LaneOptions;
  readonly #writer: RecordWriter;
  readonly #end = new AbortController();
  readonly #account: LaneAccount;
  readonly #provider: string;
  /** With this many contacts under way, the lane stays busy while the next part begins. */
  readonly #enough: number;
  /** The contacts left and the recorder, by part. */
  readonly #underWay = new Map<string, UnderWay>();
  /** The run of the part that was begun last. The next part is usually of the same run. */
  #run: { readonly id: string; readonly header: Promise<HeaderRecord> } | undefined;
  /** Parts that no client here can work on. */
  readonly #skipped = new Set<string>();
  #ended: LaneEnd | undefined;
  readonly #news = new News();
  /** Until when not to look for more parts: a moment ago there were none. */
  #emptyUntil = Number.NEGATIVE_INFINITY;
  #longestWaitMs = 0;
  readonly #notes = new Set<Promise<void>>();

  constructor(database: Database, accounts: Accounts, hold: Hold, options: LaneOptions) {
    this.#database = database;
    this.#accounts = accounts;
    this.#hold = hold;
    this.#options = options;
    this.#writer = new RecordWriter(database, hold);
    const [member] = accounts.members.filter(({ account }) => account === hold.account);
    if (!member) throw new Error(`No member for the account ${hold.account}: this is a bug.`);
    this.#provider = member.provider.name;
    const { batchLimit } = member.provider[engine].definition.deletion;
    this.#enough = 4 * options.maxInFlight * batchLimit;
    this.#account = new LaneAccount(hold.found, member.provider[engine].definition, {
      ...options,
      signal: this.#end.signal,
      onStop: (stop) => this.#guard(stop),
    });
  }

  /** Whether there are parts that no client here can work on. */
  get hasSkipped(): boolean {
    return this.#skipped.size > 0;
  }

  /** Ends the work. Requests under way are awaited. */
  drain(): void {
    this.#stop('drained');
  }

  /** Ends the work at once. Contacts in requests under way are recorded as unknown. */
  async leave(): Promise<void> {
    this.#stop('drained');
    await Promise.all(Array.from(this.#underWay.values(), ({ recorder }) => recorder?.leave()));
  }

  /** Works until nothing is left, or until it may not go on. */
  async work(): Promise<LaneEnd> {
    const renewal = setInterval(() => void this.#renew(), this.#options.leaseMs / 5);
    const share = setInterval(() => void this.#giveOthersTheirTurn(), this.#options.shareMs);
    const works = new Set<Promise<void>>();
    try {
      while (this.#ended === undefined) {
        const parts = await this.#nextParts();
        for (const part of parts) {
          const work = this.#delete(part).finally(() => {
            works.delete(work);
            this.#news.tell();
          });
          works.add(work);
        }
        if (works.size === 0) this.#stop('dry');
        // More may have been enqueued meanwhile.
        else await this.#news.wait(LOOK_AGAIN_MS);
      }
      await Promise.all(works);
    } catch (error) {
      this.#fail(error);
      await Promise.allSettled(works);
    } finally {
      clearInterval(renewal);
      clearInterval(share);
      await Promise.all(this.#notes);
      if (this.#ended !== 'lost') await this.#hold.release(this.#state).catch(() => {});
    }
    return this.#ended ?? 'lost';
  }

  /**
   * Parts to begin now: more than fit into the requests in flight, so that the end of one part does not hold up the next.
   */
  async #nextParts(): Promise<readonly OpenPart[]> {
    const begun: OpenPart[] = [];
    while (this.#ended === undefined && this.#hasRoom && performance.now() >= this.#emptyUntil) {
      const inHand = [...this.#underWay.keys(), ...this.#skipped];
      const { rows } = await this.#database.run('nextParts', [this.#hold.account, inHand, PARTS_AT_ONCE]);
      if (rows.length === 0) this.#emptyUntil = performance.now() + LOOK_AGAIN_MS;
      for (const row of rows) {
        const part: OpenPart = { ...row, id: String(row.id), next: Number(row.next) };
        if (!this.#hasRoom) break;
        this.#underWay.set(part.id, { left: part.count });
        begun.push(part);
      }
    }
    return begun;
  }

  get #hasRoom(): boolean {
    let left = 0;
    for (const part of this.#underWay.values()) left += part.left;
    return left < this.#enough && this.#underWay.size < PARTS_AT_ONCE;
  }

  async #delete(part: OpenPart): Promise<void> {
    try {
      const header = await this.#headerOf(part);
      const member = this.#memberFor(part, header);
      if (member) await this.#deletePart(part, header, member);
      else this.#skip(part);
    } catch (error) {
      this.#fail(error, part);
    } finally {
      this.#underWay.delete(part.id);
    }
  }

  /** The header of a plan with many people is long, so it is not read for each part. */
  #headerOf({ run }: OpenPart): Promise<HeaderRecord> {
    if (this.#run?.id !== run)
      this.#run = { id: run, header: runIn(this.#database, run).then(({ header }) => header) };
    return this.#run.header;
  }

  /** The client for a part; undefined if no client here has the choices of its plan. */
  #memberFor({ provider }: OpenPart, { plan }: HeaderRecord): Member | undefined {
    const planned = plan.providers.find((each) => each.provider === provider);
    return planned && this.#accounts.find(this.#hold.account, planned);
  }

  async #deletePart(part: OpenPart, header: HeaderRecord, member: Member): Promise<void> {
    const underWay: UnderWay = { left: part.count };
    this.#underWay.set(part.id, underWay);
    await deletePart(part, header, {
      database: this.#database,
      writer: this.#writer,
      hold: this.#hold,
      account: this.#account,
      provider: member.provider,
      maxInFlight: this.#options.maxInFlight,
      signal: this.#end.signal,
      begun: (recorder, left) => {
        underWay.recorder = recorder;
        underWay.left = left;
      },
      onWait: (waitMs) => this.#wait(waitMs),
      onOutcome: (outcome) => {
        underWay.left -= 1;
        this.#tell(outcome);
        if (this.#hasRoom) this.#news.tell();
      },
    });
  }

  #skip({ id, provider }: OpenPart): void {
    this.#skipped.add(id);
    const message = `no client here was made with the choices of a plan for ${provider}; its contacts wait for a worker that has one.`;
    this.#options.onEvent({ type: 'skipped', provider, message });
  }

  /** A guard of the engine has stopped a part, which ends the work on all of them. */
  #guard({ guard, message }: Stop): void {
    if (guard === 'aborted') return;
    if (guard === 'record') {
      this.#stop('lost');
      return;
    }
    if (this.#ended === 'stopped' || this.#ended === 'waits') return;
    if (guard === 'rateLimit') {
      const waitMs = Math.max(this.#longestWaitMs, WAIT_ANYWAY_MS);
      this.#stop('waits');
      this.#wait(waitMs);
      return;
    }
    this.#stop('stopped');
    this.#noteDown(this.#hold.stop(guard, message));
    const { account } = this.#hold;
    this.#options.onEvent({ type: 'stopped', account, provider: this.#provider, guard, message });
  }

  #wait(waitMs: number): void {
    this.#longestWaitMs = Math.max(this.#longestWaitMs, waitMs);
    this.#noteDown(this.#hold.wait(waitMs, this.#account.pace.mostInFlight));
    const { account } = this.#hold;
    this.#options.onEvent({ type: 'waits', account, provider: this.#provider, waitMs });
  }

  /** Something that the next worker must know. It is written before the lane is given back. */
  #noteDown(noted: Promise<void>): void {
    const note = noted.catch((error: unknown) => this.#fail(error)).finally(() => this.#notes.delete(note));
    this.#notes.add(note);
  }

  #tell({ target: { provider }, outcome, ...rest }: Outcome): void {
    const permanence = 'permanence' in rest ? rest.permanence : undefined;
    this.#options.onEvent({ type: 'outcome', provider, outcome, permanence });
  }

  /** After an error of this program or the database, a part that cannot be worked on is set aside, and the rest goes on. */
  #fail(error: unknown, part?: OpenPart): void {
    const message = wordsOf(error);
    this.#options.onEvent({ type: 'error', message });
    if (!part || error instanceof FleetError || this.#writer.failure || !this.#hold.isHeld) {
      this.#stop('lost');
      return;
    }
    this.#skipped.add(part.id);
    const { account, token } = this.#hold;
    // Once the problem is on record, resuming the run may open the part again.
    this.#database.run('refusePart', [account, token, part.id, message]).then(
      () => this.#skipped.delete(part.id),
      () => this.#stop('lost'),
    );
  }

  async #renew(): Promise<void> {
    try {
      await this.#hold.renew(this.#state);
    } catch {
      // The database may be back before the lease runs out.
    }
    if (!this.#hold.isHeld) this.#stop('lost');
  }

  async #giveOthersTheirTurn(): Promise<void> {
    const others = await this.#options.othersWait().catch(() => false);
    if (others) this.#stop('share');
  }

  /** After a guard has stopped the account, its knowledge is dropped: somebody has to look first. */
  get #state(): LaneState {
    const { known, ...state } = this.#account.state;
    return { ...state, known: this.#ended === 'stopped' ? undefined : known };
  }

  #stop(end: LaneEnd): void {
    // `lost` overrides any other end, and `stopped` any other but `lost`.
    if (end === 'lost' || (end === 'stopped' && this.#ended !== 'lost')) this.#ended = end;
    this.#ended ??= end;
    this.#end.abort();
    this.#news.tell();
  }
}
