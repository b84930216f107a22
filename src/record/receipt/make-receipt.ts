/** Makes the receipt of a run, of one person or of one contact, without contact ids or credentials. */
import type { OutcomeKind } from '../../deletion/outcome.js';
import type { HeaderRecord, OutcomeRecord } from '../records.js';
import { type NamedTarget, peopleIn } from './people-of-receipt.js';
import type { Receipt, ReceiptTarget } from './receipt.js';
import { problemOfReference } from './reference.js';
import { pseudonymOf, sealed } from './seal.js';
import { emptyTally, talliesOf } from './tally.js';

/** A contact that goes into a receipt. */
export interface ReceiptEntry {
  readonly provider: string;
  readonly id: string;
  /** Its outcome as of now: a later request may have put the recorded one in doubt. */
  readonly kind: OutcomeKind;
  readonly outcome?: OutcomeRecord | undefined;
}

/** The input of a receipt. */
export interface ReceiptSource {
  readonly header: HeaderRecord;
  readonly scope: Receipt['scope'];
  /** All contacts of the run, those of one person, or a single one. */
  readonly entries: Iterable<ReceiptEntry>;
  /** The indexes of the people in it, if the contacts of the run were searched for. */
  readonly persons: readonly number[];
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  /** Whether another session could change none of the outcomes. */
  readonly complete: boolean;
}

/**
 * @param reference A case number of the caller's.
 * @throws TypeError for a reference that a receipt cannot have.
 */
export function makeReceipt(source: ReceiptSource, reference?: string): Receipt {
  const problem = reference === undefined ? undefined : problemOfReference(reference);
  if (problem !== undefined) throw new TypeError(`The reference ${problem}.`);
  const { header, scope, complete } = source;
  const { plan } = header;
  const isOfRun = scope === 'run';
  const named = Array.from(source.entries, (entry) => ({ ...entry, target: targetOf(header, entry) }));
  named.sort((a, b) => (a.target.pseudonym < b.target.pseudonym ? -1 : 1));
  const targets = named.map(({ target }) => target);
  const tallies = talliesOf(targets);
  return sealed(header, {
    format: 'contact-deletion/receipt',
    version: 1,
    scope,
    reference: reference ?? null,
    run: header.run,
    plan: plan.digest,
    tool: header.tool,
    sandbox: plan.sandbox,
    plannedAt: plan.createdAt,
    startedAt: (isOfRun && source.startedAt) || null,
    endedAt: (isOfRun && source.endedAt) || null,
    createdAt: new Date().toISOString(),
    total: targets.length,
    complete,
    providers: plan.providers
      .filter(({ provider }) => isOfRun || tallies.has(provider))
      .map(({ provider, baseUrl, specVersion, choices }) => {
        return { provider, baseUrl, specVersion, choices, ...(tallies.get(provider) ?? emptyTally()) };
      }),
    targets,
    ...searchOf(source, named),
  });
}

/** Nothing, if the contacts were given by their ids. */
function searchOf({ header, scope, persons }: ReceiptSource, named: readonly NamedTarget[]) {
  const planned = header.plan.people;
  if (!planned || persons.length === 0) return {};
  const people = peopleIn(planned, persons, named, scope === 'contact' ? named[0]?.provider : undefined);
  return { searchSettled: people.every((person) => person.searchSettled), people };
}

function targetOf(header: HeaderRecord, { provider, id, kind, outcome }: ReceiptEntry): ReceiptTarget {
  const pseudonym = pseudonymOf(header, provider, id);
  return { provider, pseudonym, outcome: kind, ...detailsOf(outcome, kind, id) };
}

/** The details of an outcome; only `none` as evidence if a later request has put it in doubt. */
function detailsOf(outcome: OutcomeRecord | undefined, kind: OutcomeKind, id: string) {
  if (outcome?.outcome !== kind) return { evidence: 'none' as const };
  const { evidence, requestId, at } = outcome;
  const answered = requestId === undefined || echoes(requestId, id) ? { at } : { requestId, at };
  if (outcome.outcome === 'deleted') return { permanence: outcome.permanence, evidence, ...answered };
  return outcome.outcome === 'notAttempted'
    ? { evidence, ...answered }
    : { evidence, perhapsByUs: outcome.perhapsByUs, ...answered };
}

/** Shorter ids occur in others by chance. */
const SHORTEST_ECHO = 6;

/** Whether a provider's request id contains the contact's id, which a receipt must not show. */
const echoes = (requestId: string, id: string) =>
  requestId === id || (id.length >= SHORTEST_ECHO && requestId.toLowerCase().includes(id.toLowerCase()));
