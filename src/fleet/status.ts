/** The state of runs: counts, without contact ids. Parts that have ended were counted then; open ones are counted now. */
import { type OutcomeKind, outcomeKinds, permanences, zeros } from '../deletion/outcome.js';
import type { Permanence } from '../providers/definition.js';
import type { Receipt } from '../record/receipt/receipt.js';
import type { Standing } from '../record/standing.js';
import type { Database } from './database.js';
import { recordsOf, standingOf } from './part-log.js';
import { type Led, ledOf, type PartRow, partsOf, type RunRow, runIn } from './run-source.js';

/** The state of a run at one provider. */
export interface ProviderStatus {
  readonly provider: string;
  /** Unique contacts. */
  readonly total: number;
  /** Each contact counts once. A contact that no worker has got to is `notAttempted`. */
  readonly counts: Readonly<Record<OutcomeKind, number>>;
  /** Deleted contacts by permanence. Only `permanent` is erasure. */
  readonly permanence: Readonly<Record<Permanence, number>>;
  /** Contacts that workers still have to settle. */
  readonly open: number;
}

/** The state of a run. */
export interface RunStatus {
  readonly run: string;
  readonly enqueuedAt: Date;
  readonly total: number;
  readonly duplicates: number;
  readonly providers: readonly ProviderStatus[];
  /** All providers together. */
  readonly counts: Readonly<Record<OutcomeKind, number>>;
  /** Contacts that workers still have to settle. */
  readonly open: number;
  /**
   * Whether workers have nothing left to do for it. `resume` asks again about contacts that are `unknown` or `notAttempted`.
   */
  readonly isDone: boolean;
  /** Whether workers can do nothing: guards have stopped all that is left, or it cannot be worked on. */
  readonly isStuck: boolean;
  /** The stopped accounts with open contacts of the run. */
  readonly stops: readonly StoppedAccount[];
  /** Why contacts of the run cannot be worked on: one message for each part concerned. */
  readonly problems: readonly string[];
  /** When its contact ids were removed from the database; undefined if they are still there. */
  readonly forgottenAt: Date | undefined;
}

export interface StoppedAccount {
  readonly account: string;
  readonly provider: string;
  readonly guard: string;
  readonly message: string;
}

/** A run in a list. */
export interface RunSummary {
  readonly run: string;
  readonly enqueuedAt: Date;
  readonly total: number;
  readonly isDone: boolean;
  readonly forgottenAt: Date | undefined;
}

/** The newest runs. */
export async function runsIn(database: Database, most: number): Promise<readonly RunSummary[]> {
  const { rows } = await database.run('runs', [most]);
  return rows.map(({ id, created_at, total, is_open, forgotten_at }) => ({
    run: id,
    enqueuedAt: created_at,
    total,
    isDone: !is_open,
    forgottenAt: forgotten_at ?? undefined,
  }));
}

export async function statusOf(database: Database, run: string): Promise<RunStatus> {
  const row = await runIn(database, run);
  if (row.receipt) return statusFromReceipt(row, row.receipt);
  const parts = await partsOf(database, run);
  const led = await ledOf(database, run);
  const tallies = new Map<string, Tally>();
  const tallyOf = (provider: string) => {
    const tally = tallies.get(provider) ?? newTally();
    tallies.set(provider, tally);
    return tally;
  };
  for (const { provider } of row.header.plan.providers) tallyOf(provider);
  for (const part of parts) add(tallyOf(part.provider), await countsOfPart(database, row, part), part.isOpen);
  for (const each of led)
    add(tallyOf(each.provider), await countsOfLed(database, row, each), each.leader.isOpen);
  const stops = await database.run('stops', [run]);
  const stopped = new Set(stops.rows.map(({ id }) => String(id)));
  const open = [...parts, ...led.map(({ leader }) => leader)].filter(({ isOpen }) => isOpen);
  const providers = [...tallies].map(([provider, tally]) => ({ provider, ...tally }));
  return {
    ...whole(row, providers),
    isDone: open.length === 0,
    isStuck:
      open.length > 0 && open.every(({ account, problem }) => stopped.has(account) || problem !== undefined),
    stops: stops.rows.map(({ id, provider, stopped_guard, stopped_message }) => ({
      account: String(id),
      provider,
      guard: stopped_guard,
      message: stopped_message,
    })),
    problems: open.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
    forgottenAt: undefined,
  };
}

interface Tally {
  total: number;
  counts: Record<OutcomeKind, number>;
  permanence: Record<Permanence, number>;
  open: number;
}

type Counts = Pick<Standing, 'counts' | 'permanence'>;

const newTally = (): Tally => ({
  total: 0,
  counts: zeros(outcomeKinds),
  permanence: zeros(permanences),
  open: 0,
});

function add(tally: Tally, { counts, permanence }: Counts, isOpen: boolean): void {
  for (const kind of outcomeKinds) {
    tally.total += counts[kind];
    tally.counts[kind] += counts[kind];
  }
  for (const kind of permanences) tally.permanence[kind] += permanence[kind];
  // Contacts that are not settled for good are asked about before the part ends.
  if (isOpen) tally.open += counts.notAttempted + counts.unknown;
}

async function countsOfPart(database: Database, { header }: RunRow, part: PartRow): Promise<Counts> {
  if (part.counts) return part.counts;
  return standingOf(header, recordsOf(database, part.id, part.length));
}

async function countsOfLed(
  database: Database,
  { header }: RunRow,
  { contacts, leader, provider }: Led,
): Promise<Counts> {
  const standing = await standingOf(header, recordsOf(database, leader.id, leader.length));
  const tally = newTally();
  for (const id of contacts) tally.counts[standing.kindOf(provider, id) ?? 'notAttempted'] += 1;
  for (const id of contacts) {
    const permanence = standing.permanenceOf(provider, id);
    if (permanence) tally.permanence[permanence] += 1;
  }
  return tally;
}

function whole({ id, created_at, total, duplicates }: RunRow, providers: readonly ProviderStatus[]) {
  const counts = zeros(outcomeKinds);
  for (const each of providers) for (const kind of outcomeKinds) counts[kind] += each.counts[kind];
  const open = providers.reduce((sum, each) => sum + each.open, 0);
  return { run: id, enqueuedAt: created_at, total, duplicates, providers, counts, open };
}

/** For a run whose contacts were forgotten. Its receipt has what is needed. */
function statusFromReceipt(row: RunRow, { targets }: Receipt): RunStatus {
  const tallies = new Map<string, Tally>();
  for (const { provider, outcome, permanence } of targets) {
    const tally = tallies.get(provider) ?? newTally();
    tallies.set(provider, tally);
    tally.total += 1;
    tally.counts[outcome] += 1;
    if (permanence) tally.permanence[permanence] += 1;
  }
  const providers = [...tallies].map(([provider, tally]) => ({ provider, ...tally }));
  return {
    ...whole(row, providers),
    isDone: true,
    isStuck: false,
    stops: [],
    problems: [],
    forgottenAt: row.forgotten_at ?? undefined,
  };
}
