/** Works on one account: part after part, several at a time, as long as there are any and the lane is ours. */
import { AdaptiveLimiter } from '../deletion/adaptive-limiter.js';
import { type AccountInUse, type AccountKnowledge, knowledgeAtStart } from '../deletion/knowledge.js';
import { LIMITS } from '../deletion/limits.js';
import type { Outcome, Stop } from '../deletion/outcome.js';
import { recorder as journalOf } from '../deletion/recorder.js';
import { deleteAt } from '../deletion/run.js';
import { systemClock } from '../http/clock.js';
import { engine } from '../providers/provider.js';
import { LogStore } from '../record/log-store.js';
import { recheckOf } from '../record/recheck.js';
import type { Standing } from '../record/standing.js';
import type { Accounts, Member } from './accounts.js';
import type { Database } from './database.js';
import { FleetError, wordsOf } from './errors.js';
import type { FleetEvent } from './events.js';
import type { Hold, LaneState } from './hold.js';
import { LaneRecorder } from './lane-recorder.js';
import { PartLog, recordsOf, standingOf } from './part-log.js';
import { RecordWriter } from './record-writer.js';
import { type RunRow, runIn } from './run-source.js';

/** How a lane is worked on. */
export interface LaneOptions {
  readonly maxInFlight: number;
  readonly maxPerSecond: number | undefined;
  readonly leaseMs: number;
  /** After that long, it is given back if others wait, in milliseconds. */
  readonly shareMs: number;
  readonly onEvent: (event: FleetEvent) => void;
  /** Whether other accounts wait for a worker. */
  readonly othersWait: () => Promise<boolean>;
}

/**
 * Why a lane was let go of: there is nothing left to do; its share of time is over; its provider asks to wait for long; a guard
 * has stopped the account; the worker ends; another worker may have it.
 */
export type LaneEnd = 'dry' | 'share' | 'waits' | 'stopped' | 'drained' | 'lost';

/** A part that can be worked on. */
interface OpenPart {
  readonly id: string;
  readonly run: string;
  readonly provider: string;
  /** How many contacts. */
  readonly count: number;
  /** How many records it has. */
  readonly next: number;
}

/** How long an idle lane waits before it looks for more, in milliseconds. */
const LOOK_AGAIN_MS = 250;
/** A provider that keeps asking to wait, without saying how long, is left alone for that long. */
const WAIT_ANYWAY_MS = 5 * 60_000;
/** How many parts are opened at once, at the most. */
const PARTS_AT_ONCE = 64;

export class Lane {
  readonly #database: Database;
  readonly #accounts: Accounts;
  readonly #hold: Hold;
  readonly #options: LaneOptions;
  readonly #writer: RecordWriter;
  readonly #end = new AbortController();
  readonly #account: AccountInUse & { readonly pace: AdaptiveLimiter };
  /** By part: the contacts that are left, and its recorder. */
  readonly #underWay = new Map<string, { left: number; readonly recorder?: LaneRecorder }>();
  /** The run of the part that was begun last: the next one is mostly of the same. */
  #run: { readonly id: string; readonly row: Promise<RunRow> } | undefined;
  /** Parts that nobody here can work on. */
  readonly #skipped = new Set<string>();
  #ended: LaneEnd | undefined;
  #hasChanged = false;
  #wakeUp: () => void = () => {};
  /** Nothing more was there a moment ago. */
  #emptyUntil = Number.NEGATIVE_INFINITY;
  #longestWaitMs = 0;
  readonly #notes = new Set<Promise<void>>();

  constructor(database: Database, accounts: Accounts, hold: Hold, options: LaneOptions) {
    this.#database = database;
    this.#accounts = accounts;
    this.#hold = hold;
    this.#options = options;
    this.#writer = new RecordWriter(database, hold);
    const { inFlight, known, waitMs } = hold.found;
    const { maxInFlight, maxPerSecond } = options;
    const pace = new AdaptiveLimiter({
      maxInFlight,
      maxPerSecond,
      startInFlight: inFlight,
      heldForMs: waitMs,
      clock: systemClock,
      signal: this.#end.signal,
    });
    this.#account = {
      pace,
      known: known ?? this.#knownAtStart(),
      onStop: (stop) => this.#guard(stop),
    };
  }

  /** Requests under way. */
  get inFlight(): number {
    return this.#account.pace.inFlight;
  }

  /** Whether there is something that nobody here can work on. */
  get hasSkipped(): boolean {
    return this.#skipped.size > 0;
  }

  /** Ends the work: what is under way is awaited. */
  drain(): void {
    this.#stop('drained');
  }

  /** Ends it at once: what is under way is noted down as not known. */
  async leave(): Promise<void> {
    this.#stop('drained');
    await Promise.all(Array.from(this.#underWay.values(), ({ recorder }) => recorder?.leave()));
  }

  /** Works until there is nothing left, or until it may not go on. */
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
            this.#wake();
          });
          works.add(work);
        }
        if (works.size === 0) this.#stop('dry');
        else await this.#change();
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

  /** Parts to begin now: some more than there is room for in flight, so that the end of one is not waited for by the next. */
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
      const row = await this.#runOf(part);
      const member = this.#memberFor(part, row);
      if (member) await this.#deletePart(part, row, member);
      else this.#skip(part);
    } catch (error) {
      this.#fail(error, part);
    } finally {
      this.#underWay.delete(part.id);
    }
  }

  #runOf({ run }: OpenPart): Promise<RunRow> {
    if (this.#run?.id !== run) this.#run = { id: run, row: runIn(this.#database, run) };
    return this.#run.row;
  }

  /** The client for a part; undefined if none here was made with the choices of its plan. */
  #memberFor({ provider }: OpenPart, { header }: RunRow): Member | undefined {
    const planned = header.plan.providers.find((each) => each.provider === provider);
    return planned && this.#accounts.find(this.#hold.account, planned);
  }

  #skip({ id, provider }: OpenPart): void {
    this.#skipped.add(id);
    const message = `no client here was made with the choices of a plan for ${provider}; its contacts wait for a worker that has one.`;
    this.#options.onEvent({ type: 'skipped', provider, message });
  }

  async #deletePart(
    { id, provider, next }: OpenPart,
    { header, options }: RunRow,
    member: Member,
  ): Promise<void> {
    const database = this.#database;
    const standing = await standingOf(header, recordsOf(database, id));
    const log = new PartLog({ database, writer: this.#writer, part: id, length: next });
    const recorder = new LaneRecorder(new LogStore(log, { header, standing }), this.#hold);
    const underWay = { left: [...standing.remaining()].length, recorder };
    this.#underWay.set(id, underWay);
    if (standing.provenProviders.includes(provider) || options.provenAccounts?.includes(provider))
      this.#prove();
    const { people, sandbox } = header.plan;
    const { allowAbsent, atomic, lookUp, recheck = true } = options;
    const run = deleteAt(this.#account, {
      providers: [member.provider],
      journal: { [journalOf]: recorder },
      provenAccounts: this.#account.known.accountProven ? [provider] : [],
      maxInFlight: this.#options.maxInFlight,
      allowAbsent,
      atomic,
      lookUp,
      recheck: people && recheck && !sandbox ? recheckOf(people) : undefined,
      signal: this.#end.signal,
      onWait: ({ delayMs }) => this.#wait(delayMs),
    });
    for await (const outcome of run) {
      underWay.left -= 1;
      this.#tell(outcome);
      if (this.#hasRoom) this.#wake();
    }
    const isWhole = run.summary.stops.length === 0 || standing.isComplete;
    if (isWhole && !this.#writer.failure) await this.#writer.endPart(id, countsOf(standing));
  }

  /** A guard of the engine has ended the work on a part, and so on all of them. */
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

  /** What the next worker has to know. It is noted down before the lane is given back. */
  #noteDown(noted: Promise<void>): void {
    const note = noted.catch((error: unknown) => this.#fail(error)).finally(() => this.#notes.delete(note));
    this.#notes.add(note);
  }

  #tell({ target: { provider }, outcome, ...rest }: Outcome): void {
    const permanence = 'permanence' in rest ? rest.permanence : undefined;
    this.#options.onEvent({ type: 'outcome', provider, outcome, permanence });
  }

  /** An error of this program, or of the database: a part that cannot be worked on is set aside, and the rest goes on. */
  #fail(error: unknown, part?: OpenPart): void {
    const message = wordsOf(error);
    this.#options.onEvent({ type: 'error', message });
    if (!part || error instanceof FleetError || this.#writer.failure || !this.#hold.isHeld) {
      this.#stop('lost');
      return;
    }
    this.#skipped.add(part.id);
    const { account, token } = this.#hold;
    // Once that is on record, it may be taken up again.
    this.#database.run('refusePart', [account, token, part.id, message]).then(
      () => this.#skipped.delete(part.id),
      () => this.#stop('lost'),
    );
  }

  async #renew(): Promise<void> {
    try {
      await this.#hold.renew(this.#state);
    } catch {
      // The database may be back before the lease has run out.
    }
    if (!this.#hold.isHeld) this.#stop('lost');
  }

  async #giveOthersTheirTurn(): Promise<void> {
    const others = await this.#options.othersWait().catch(() => false);
    if (others) this.#stop('share');
  }

  #stop(end: LaneEnd): void {
    // What is lost is lost, whatever else it was ended for; and what a guard has seen is said.
    if (end === 'lost' || (end === 'stopped' && this.#ended !== 'lost')) this.#ended = end;
    this.#ended ??= end;
    this.#end.abort();
    this.#wake();
  }

  /** Resolves when something has changed, or after a while: something may have been enqueued. */
  async #change(): Promise<void> {
    if (!this.#hasChanged) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_AGAIN_MS);
        this.#wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#hasChanged = false;
  }

  #wake(): void {
    this.#hasChanged = true;
    this.#wakeUp();
  }

  #prove(): void {
    this.#account.known = { ...this.#account.known, accountProven: true };
  }

  get #state(): LaneState {
    const known = this.#ended === 'stopped' ? undefined : knowledgeOnly(this.#account.known);
    return { inFlight: this.#account.pace.mostInFlight, known };
  }

  #knownAtStart(): AccountKnowledge {
    const [member] = this.#members;
    return knowledgeAtStart(!member?.provider[engine].definition.deletion.notFoundMayMeanAccount);
  }

  /** So many contacts under way keep the lane busy while the next part is begun. */
  get #enough(): number {
    const { batchLimit } = this.#members[0]?.provider[engine].definition.deletion ?? { batchLimit: 1 };
    return 4 * this.#options.maxInFlight * batchLimit;
  }

  get #provider(): string {
    return this.#members[0]?.provider.name ?? '';
  }

  get #members(): readonly Member[] {
    return this.#accounts.members.filter(({ account }) => account === this.#hold.account);
  }
}

/** What goes into the database: no contact that is held back. */
const knowledgeOnly = ({
  accountProven,
  onlyAbsent,
  absences,
  unanswered,
  contradictions,
}: AccountKnowledge): AccountKnowledge => ({
  accountProven,
  onlyAbsent,
  absences,
  unanswered,
  contradictions,
});

/** What is kept of a part that has ended, so that nobody has to count it again. */
export const countsOf = (standing: Standing) => ({
  counts: standing.counts,
  permanence: standing.permanence,
});

/** So many requests are in flight at an account at the most, unless it is said otherwise. */
export const MOST_IN_FLIGHT = LIMITS.inFlight.most;
