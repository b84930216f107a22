/** The receipt of a run: what can be filed with an erasure request, without a contact id or a credential. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type OutcomeKind, outcomeKinds, permanences } from '../deletion/outcome.js';
import type { Chosen, Evidence, Permanence } from '../providers/definition.js';
import type { Entry } from './entries.js';
import { RecordError, systemMessage } from './errors.js';
import { writeNewFile } from './new-file.js';
import type { HeaderRecord, OutcomeRecord } from './records.js';
import type { Standing } from './standing.js';

type Counts<Key extends string> = Readonly<Record<Key, number>>;

export interface ReceiptProvider {
  readonly provider: string;
  readonly baseUrl: string;
  readonly specVersion: string;
  /** What was chosen; empty for a provider that offers no choice. */
  readonly choices: Chosen;
  readonly outcomes: Counts<OutcomeKind>;
  /** Of the absent ones, those that a request of this run may have deleted. */
  readonly absentPerhapsByUs: number;
  /** The deleted ones by what is known of their deletion. */
  readonly permanence: Counts<Permanence>;
  /** The deleted and the absent ones by what that rests on. */
  readonly evidence: Counts<Exclude<Evidence, 'none'>>;
}

export interface ReceiptTarget {
  readonly provider: string;
  /** HMAC-SHA256 of `provider:id`, in hexadecimal, under a key that only the journal has. */
  readonly pseudonym: string;
  readonly outcome: OutcomeKind;
  readonly permanence?: Permanence;
  readonly evidence: Evidence;
  /** Of one that is absent, blocked, rejected or unknown: whether a request of this run may have deleted it. */
  readonly perhapsByUs?: boolean;
  /** The provider's id of the last request that it answered, if it gave one. */
  readonly requestId?: string;
  /** When the outcome was noted down. */
  readonly at?: string;
}

export interface Receipt {
  readonly format: 'contact-deletion/receipt';
  readonly version: 1;
  readonly run: string;
  readonly plan: string;
  readonly tool: string;
  readonly sandbox: boolean;
  readonly plannedAt: string;
  readonly startedAt: string | null;
  /** Null if the run has not come to its own end. */
  readonly endedAt: string | null;
  readonly createdAt: string;
  readonly total: number;
  /** Whether every contact has an outcome that a resumed run would not touch again. */
  readonly complete: boolean;
  readonly providers: readonly ReceiptProvider[];
  /** Sorted by pseudonym, so that their order tells nothing. */
  readonly targets: readonly ReceiptTarget[];
  /** HMAC-SHA256 over all the rest, under the same key: shows whether the receipt was changed. */
  readonly seal: string;
}

/** What a receipt is made of. */
export interface ReceiptSource {
  readonly header: HeaderRecord;
  readonly standing: Standing;
  readonly entries: AsyncIterable<Entry>;
}

export async function makeReceipt({ header, standing, entries }: ReceiptSource): Promise<Receipt> {
  const { plan } = header;
  const targets: ReceiptTarget[] = [];
  for await (const { provider, id, kind, outcome } of entries) {
    const pseudonym = pseudonymOf(header, provider, id);
    targets.push({ provider, pseudonym, outcome: kind, ...detailsOf(outcome, kind) });
  }
  targets.sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
  const receipt: Omit<Receipt, 'seal'> = {
    format: 'contact-deletion/receipt',
    version: 1,
    run: header.run,
    plan: plan.digest,
    tool: header.tool,
    sandbox: plan.sandbox,
    plannedAt: plan.createdAt,
    startedAt: standing.startedAt ?? null,
    endedAt: standing.endedAt ?? null,
    createdAt: new Date().toISOString(),
    total: targets.length,
    complete: standing.isComplete,
    providers: plan.providers.map(({ provider, baseUrl, specVersion, choices }) => {
      const own = targets.filter((target) => target.provider === provider);
      return { provider, baseUrl, specVersion, choices, ...countsOf(own) };
    }),
    targets,
  };
  return { ...receipt, seal: sealOf(header, receipt) };
}

/** What can be said of an outcome; of one that a later request has put in doubt, nothing. */
function detailsOf(outcome: OutcomeRecord | undefined, kind: OutcomeKind) {
  if (outcome?.outcome !== kind) return { evidence: 'none' as const };
  const { evidence, requestId, at } = outcome;
  const answered = requestId === undefined ? { at } : { requestId, at };
  if (outcome.outcome === 'deleted') return { permanence: outcome.permanence, evidence, ...answered };
  return outcome.outcome === 'notAttempted'
    ? { evidence, ...answered }
    : { evidence, perhapsByUs: outcome.perhapsByUs, ...answered };
}

function countsOf(targets: readonly ReceiptTarget[]) {
  const count = <Key extends string>(
    keys: readonly Key[],
    keyOf: (target: ReceiptTarget) => string | undefined,
  ) =>
    Object.fromEntries(
      keys.map((key) => [key, targets.filter((target) => keyOf(target) === key).length]),
    ) as Counts<Key>;
  return {
    outcomes: count(outcomeKinds, ({ outcome }) => outcome),
    absentPerhapsByUs: targets.filter(({ outcome, perhapsByUs }) => outcome === 'absent' && perhapsByUs)
      .length,
    permanence: count(permanences, ({ permanence }) => permanence),
    evidence: count(['item', 'batch', 'absence'], ({ evidence }) => evidence),
  };
}

/** @throws RecordError if the file exists or cannot be written. */
export async function writeReceipt(path: string, receipt: Receipt): Promise<void> {
  await writeNewFile(path, `${JSON.stringify(receipt, undefined, 2)}\n`, 'receipt');
}

/** @throws RecordError if it is not a receipt. */
export async function readReceipt(path: string): Promise<Receipt> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new RecordError('unreadable', `the receipt ${path} cannot be read: ${systemMessage(error)}.`);
  });
  try {
    const receipt: Partial<Receipt> | null = JSON.parse(text);
    if (receipt?.format === 'contact-deletion/receipt' && receipt.version === 1) return receipt as Receipt;
  } catch {
    // Said below.
  }
  throw new RecordError('unreadable', `${path} is not a receipt of contact-deletion.`);
}

/** @throws RecordError if the receipt is of another run, or was changed. */
export function assertGenuine(receipt: Receipt, header: HeaderRecord): void {
  if (receipt.run !== header.run) {
    throw new RecordError('mismatch', 'the receipt is of another run than the journal.');
  }
  const { seal, ...rest } = receipt;
  const expected = Buffer.from(sealOf(header, rest), 'hex');
  const actual = Buffer.from(String(seal), 'hex');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw new RecordError('damaged', 'the receipt was changed after it was made.');
  }
}

/** What a receipt says of one contact; undefined if the contact is not in it. */
export function findInReceipt(
  receipt: Receipt,
  header: HeaderRecord,
  provider: string,
  id: string,
): ReceiptTarget | undefined {
  const pseudonym = pseudonymOf(header, provider, id);
  return receipt.targets.find((target) => target.pseudonym === pseudonym);
}

const pseudonymOf = (header: HeaderRecord, provider: string, id: string) =>
  hmac(header, `target\n${provider}:${id}`);

const sealOf = (header: HeaderRecord, receipt: Omit<Receipt, 'seal'>) =>
  hmac(header, `receipt\n${JSON.stringify(receipt)}`);

function hmac({ key }: HeaderRecord, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('hex');
}
