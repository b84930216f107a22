/** Checks a receipt: what anybody can check, and what needs the key of its run. */
import { outcomeKinds } from '../../deletion/outcome.js';
import type { HeaderRecord } from '../records.js';
import { problemsOfPeople } from './check-people.js';
import type { Receipt, ReceiptTarget, Tally } from './receipt.js';
import { readReceipt } from './receipt-file.js';
import { hasOwnDigest, hasOwnSeal, pseudonymOf } from './seal.js';
import { emptyTally, talliesOf } from './tally.js';

/**
 * - `form`: its fields and values follow `schemas/receipt.schema.json`.
 * - `sums`: its counts agree with its contacts, and it does not contradict itself.
 * - `digest`: it was not changed by accident. A deliberate change can come with a new digest.
 * - `seal`: it is exactly as it was made from this run.
 */
export type Check = 'form' | 'sums' | 'digest' | 'seal';

export interface ReceiptVerdict {
  /** Undefined if it is not even well-formed. */
  readonly receipt: Receipt | undefined;
  readonly checks: Readonly<Record<Check, 'kept' | 'broken' | 'notChecked'>>;
  /** What is wrong, in words that continue "the receipt cannot be relied on: …". */
  readonly problems: readonly string[];
}

/**
 * @param header The header of the run, which has the key, if it is known.
 * @throws RecordError for a file that never was a receipt.
 */
export async function checkReceipt(path: string, header?: HeaderRecord): Promise<ReceiptVerdict> {
  const { receipt, problems } = await readReceipt(path);
  if (!receipt) {
    const checks = { form: 'broken', sums: 'notChecked', digest: 'notChecked', seal: 'notChecked' } as const;
    return { receipt, checks, problems };
  }
  const sums = [...problemsOfSums(receipt)];
  const digest = hasOwnDigest(receipt) ? [] : ['its digest is not that of its contents: they were changed'];
  const seal = header ? problemsOfSeal(receipt, header) : [];
  const verdictOn = (found: readonly string[]) => (found.length > 0 ? 'broken' : 'kept');
  return {
    receipt,
    checks: {
      form: 'kept',
      sums: verdictOn(sums),
      digest: verdictOn(digest),
      seal: header ? verdictOn(seal) : 'notChecked',
    },
    problems: [...seal, ...sums, ...digest],
  };
}

function problemsOfSeal(receipt: Receipt, header: HeaderRecord): string[] {
  if (receipt.run !== header.run) return ['it is of another run'];
  return hasOwnSeal(receipt, header) ? [] : ['its seal is not the one that its run makes: it was changed'];
}

/** What a receipt says about one contact; undefined if the contact is not in it. */
export function findInReceipt(
  receipt: Receipt,
  header: Pick<HeaderRecord, 'key'>,
  provider: string,
  id: string,
): ReceiptTarget | undefined {
  const pseudonym = pseudonymOf(header, provider, id);
  return receipt.targets.find((target) => target.pseudonym === pseudonym);
}

function* problemsOfSums(receipt: Receipt): Generator<string> {
  const { scope, total, targets, providers } = receipt;
  if (total !== targets.length) yield `total is ${total}, and it lists ${targets.length}`;
  if (scope !== 'run') yield* problemsOfScope(receipt);
  yield* problemsOfPeople(receipt);
  yield* problemsOfEnd(receipt);
  const tallies = talliesOf(targets);
  const described = new Set<string>();
  for (const { provider, ...counts } of providers) {
    if (described.has(provider)) yield `it describes ${provider} twice`;
    described.add(provider);
    for (const [name, said, counted] of pairsOf(counts, tallies.get(provider) ?? emptyTally())) {
      if (said !== counted)
        yield `${name} at ${provider} is ${said}, and the contacts that it lists make ${counted}`;
    }
  }
  for (const provider of tallies.keys()) {
    if (!described.has(provider)) yield `it lists contacts at ${provider}, which it does not describe`;
  }
  yield* problemsOfTargets(targets);
}

function* problemsOfScope({ scope, total, providers, startedAt, endedAt }: Receipt): Generator<string> {
  if (scope === 'contact' && (total !== 1 || providers.length !== 1))
    yield 'it is of a single contact, and tells of more or of none';
  if (startedAt !== null || endedAt !== null) yield `it is of a single ${scope}, and tells of the run`;
}

/** Some unknown outcomes stay unknown, and others may still be settled, so `unknown` alone proves nothing either way. */
function* problemsOfEnd({ complete, targets }: Receipt): Generator<string> {
  const kinds = new Set(targets.map(({ outcome }) => outcome));
  if (complete && kinds.has('notAttempted')) yield 'complete is true, and contacts were not attempted';
  const isOpen = kinds.has('notAttempted') || kinds.has('unknown');
  if (!complete && !isOpen) yield 'complete is false, and every contact has its outcome';
}

/** Each count: its name, the value in the receipt, and the value counted again. */
function* pairsOf(said: Tally, counted: Tally): Generator<[name: string, said: number, counted: number]> {
  for (const kind of outcomeKinds) yield [`outcomes.${kind}`, said.outcomes[kind], counted.outcomes[kind]];
  yield ['absentPerhapsByUs', said.absentPerhapsByUs, counted.absentPerhapsByUs];
  for (const key of ['permanent', 'soft', 'undocumented'] as const)
    yield [`permanence.${key}`, said.permanence[key], counted.permanence[key]];
  for (const key of ['item', 'batch', 'absence'] as const)
    yield [`evidence.${key}`, said.evidence[key], counted.evidence[key]];
}

function* problemsOfTargets(targets: readonly ReceiptTarget[]): Generator<string> {
  let before = '';
  for (const target of targets) {
    const { pseudonym, outcome, permanence, evidence, perhapsByUs } = target;
    const name = `contact ${pseudonym.slice(0, 12)}…`;
    if (pseudonym === before) yield `${name} is in it twice`;
    else if (pseudonym < before) yield `${name} is not in its place: they are sorted`;
    before = pseudonym;
    if ((outcome === 'deleted') !== (permanence !== undefined))
      yield `${name} is ${outcome} ${permanence === undefined ? 'without a' : 'with a'} permanence`;
    if (!evidenceFits(outcome, evidence)) yield `${name} is ${outcome} by ${evidence}`;
    if (perhapsByUs !== undefined && (outcome === 'deleted' || outcome === 'notAttempted'))
      yield `${name} is ${outcome} and perhaps by the run`;
  }
}

function evidenceFits(outcome: ReceiptTarget['outcome'], evidence: ReceiptTarget['evidence']): boolean {
  if (outcome === 'deleted') return evidence !== 'none';
  return evidence === (outcome === 'absent' ? 'absence' : 'none');
}
