/**
 * Decides what follows from an answer: which contacts are settled, what is sent again, how the pace changes, and whether to
 * stop. A pure function: no clock, no randomness, no request.
 */
import { retryDelay } from '../http/retry.js';
import type { Presence, Reading } from '../providers/definition.js';
import { afterRereading } from './after-rereading.js';
import { type Batch, batchOf, bisect, suspectAll } from './batch.js';
import {
  type Answer,
  accountProven,
  type Decision,
  giveUp,
  nothing,
  type PaceChange,
  type Rules,
} from './decision.js';
import { type Judgement, judge } from './judge.js';
import type { Knowledge, Settled } from './knowledge.js';
import { LIMITS } from './limits.js';
import type { Reason } from './outcome.js';
import type { PendingContact } from './pending-contact.js';
import { absence, ambiguousAbsence, atFault, isInDoubt, unknown } from './verdicts.js';

/** @param batch As sent, with this attempt counted. */
export function decide(rules: Rules, batch: Batch, answer: Answer, knowledge: Knowledge): Decision {
  switch (answer.kind) {
    case 'success':
      return afterSuccess(rules, batch, answer, knowledge);
    case 'failure': {
      const ids = batch.contacts.map(({ id }) => id);
      return afterFailure(rules, batch, judge(answer.error, rules.definition, ids), answer, knowledge);
    }
    case 'lookedUp':
      return afterLookUp(rules, batch, answer.presence, knowledge);
    case 'reread':
      return afterRereading(batch, answer.found, knowledge);
    case 'notSent':
      return giveUp(batch, answer.reason, knowledge);
  }
}

/** Settles the absences that are still held back at the end: unknown, unless the account is proven. */
export const decideAtEnd = ({ heldBack, accountProven }: Knowledge): readonly Settled[] =>
  // Another run at the same account may have proven it.
  accountProven ? heldBack : heldBack.map(({ contact }) => ({ contact, verdict: ambiguousAbsence(contact) }));

function afterSuccess(
  { definition, choices }: Rules,
  batch: Batch,
  { status, body }: Extract<Answer, { kind: 'success' }>,
  known: Knowledge,
): Decision {
  const ids = batch.contacts.map(({ id }) => id);
  const reading = definition.deletion.read(body, ids, choices);
  const pace: PaceChange = { kind: 'faster' };
  if (reading === 'contradiction' || namesOthers(reading, ids)) {
    const message = `the ${status} response contradicts itself, or names other contacts than were asked for.`;
    const contradictions = known.contradictions + 1;
    const verdict = unknown({ code: 'contradiction', message, status });
    return {
      ...nothing({ ...known, unanswered: 0, contradictions }),
      pace,
      settled: batch.contacts.map((contact) => ({ contact, verdict })),
      ...(contradictions === LIMITS.contradictionsInRow ? { stop: { guard: 'foreignAnswer', message } } : {}),
    };
  }
  const { permanence, named } = reading;
  const deleted = batch.contacts.map((contact): Settled => {
    const evidence = named?.has(contact.id) ? 'item' : 'batch';
    return { contact, verdict: { outcome: 'deleted', permanence, evidence } };
  });
  const { knowledge, settled } = accountProven({ ...known, unanswered: 0, contradictions: 0 });
  return { ...nothing(knowledge), pace, settled: [...settled, ...deleted] };
}

function afterFailure(
  rules: Rules,
  batch: Batch,
  judgement: Judgement,
  answer: Extract<Answer, { kind: 'failure' }>,
  known: Knowledge,
): Decision {
  switch (judgement.kind) {
    case 'again':
    case 'wait':
      return afterUnanswered(rules, batch, judgement, answer, known);
    case 'stop':
      return afterStop(batch, judgement, known);
    case 'fault':
      return afterFault(rules, batch, judgement, { ...known, unanswered: 0 });
  }
}

function afterStop(
  batch: Batch,
  { lost, guard, reason }: Omit<Extract<Judgement, { kind: 'stop' }>, 'kind'>,
  known: Knowledge,
): Decision {
  return {
    ...giveUp(lost ? suspectAll(batch, 'lost') : batch, reason, { ...known, unanswered: 0 }),
    stop: { guard, message: reason.message },
  };
}

/** A definition may return the names without comparing them. Somebody else's deletion must not count as ours. */
const namesOthers = ({ named }: Exclude<Reading, 'contradiction'>, ids: readonly string[]) =>
  [...(named ?? [])].some((id) => !ids.includes(id));

/** No answer for now: send the same request again later. */
function afterUnanswered(
  { retries }: Rules,
  batch: Batch,
  judgement: Extract<Judgement, { kind: 'again' | 'wait' }>,
  { leftMs, random }: Extract<Answer, { kind: 'failure' }>,
  known: Knowledge,
): Decision {
  const { kind, lost, retryAfterMs, reason } = judgement;
  const waitMs = retryDelay(batch.waits + 1, retryAfterMs, random);
  if (waitMs === undefined || batch.waits >= LIMITS.waitsInRow) {
    const stopped = afterStop(batch, { lost, guard: 'rateLimit', reason }, known);
    return { ...stopped, askedToWaitMs: retryAfterMs };
  }
  const asksToWait = kind === 'wait' || retryAfterMs !== undefined;
  const slows = asksToWait || reason.status === 503;
  const common = {
    ...(slows ? { pace: { kind: 'slower', waitMs: asksToWait ? waitMs : 0 } as const } : {}),
    askedToWaitMs: retryAfterMs,
  };
  if (kind === 'wait') {
    const knowledge = { ...known, unanswered: 0 };
    if (waitMs >= leftMs) return { ...giveUp(batch, reason, knowledge), ...common };
    return { ...nothing(knowledge), ...common, resend: [{ ...batch, waits: batch.waits + 1 }] };
  }
  const suspected = lost ? suspectAll(batch, 'lost') : batch;
  const againMs = retryDelay(batch.tries + 1, retryAfterMs, random) ?? 0;
  if (batch.tries >= retries || againMs >= leftMs) {
    const unanswered = known.unanswered + 1;
    const message = `${unanswered} requests in a row got no answer, each after ${retries} retries.`;
    return {
      ...nothing({ ...known, unanswered }),
      ...common,
      resend: [{ ...suspected, givenUp: reason }],
      ...(unanswered === LIMITS.unansweredInRow ? { stop: { guard: 'unreachable', message } } : {}),
    };
  }
  return {
    ...nothing(known),
    ...common,
    resend: [{ ...suspected, tries: batch.tries + 1 }],
    // A wait that the provider asked for holds up all its requests, so it is not waited for here as well.
    resendAfterMs: retryAfterMs === undefined ? againMs : 0,
  };
}

/** Finds the contact at fault: the error names it, or the batch is bisected. */
function afterFault(
  rules: Rules,
  batch: Batch,
  { ruling, offenders, partial, reason }: Extract<Judgement, { kind: 'fault' }>,
  known: Knowledge,
): Decision {
  if (batch.contacts.length === 1) return blame(rules, batch.contacts, ruling, reason, known);
  const isGuilty = ({ id }: PendingContact) => offenders.includes(id);
  if (rules.atomic && rules.definition.deletion.transactional) {
    const guilty = batch.contacts.filter(isGuilty);
    const rest = batchOf(batch.contacts.filter((contact) => !isGuilty(contact)));
    const message = `${reason.message}; the batch is kept whole, so nothing of it was deleted.`;
    const whole: Reason = { ...reason, code: 'batchRefused', message };
    if (guilty.length === 0) return blame(rules, rest.contacts, 'rejected', whole, known);
    const blamed = blame(rules, guilty, ruling, reason, known);
    const { settled } = giveUp(rest, whole, known);
    return { ...blamed, settled: [...blamed.settled, ...settled] };
  }
  const suspected = partial ? suspectAll(batch, ruling === 'rejected' ? 'refused' : 'failed') : batch;
  const guilty = suspected.contacts.filter(isGuilty);
  if (guilty.length === 0) return { ...nothing(known), resend: bisect(suspected) };
  const rest = suspected.contacts.filter((contact) => !isGuilty(contact));
  return {
    ...blame(rules, guilty, ruling, reason, known),
    resend: rest.length > 0 ? [batchOf(rest)] : [],
  };
}

/** Settles contacts that are at fault, or absent. */
function blame(
  rules: Rules,
  contacts: readonly PendingContact[],
  ruling: 'absent' | 'blocked' | 'rejected',
  reason: Reason,
  known: Knowledge,
): Decision {
  if (ruling === 'absent') return absent(rules, contacts, reason.status, known);
  // A blocked contact exists, so the account is not empty. A refused id says nothing about the account.
  const isThere = ruling === 'blocked' && contacts.some((contact) => !isInDoubt(contact, ruling));
  return {
    ...nothing(isThere ? { ...known, onlyAbsent: false } : known),
    settled: contacts.map((contact) => ({ contact, verdict: atFault(contact, ruling, reason) })),
  };
}

/** Contacts that an answer or a look-up does not find: gone before, deleted by us, or looked for at the wrong account. */
function absent(
  { definition, choices, allowAbsent }: Rules,
  contacts: readonly PendingContact[],
  status: number | undefined,
  known: Knowledge,
): Decision {
  const promised = definition.deletion.permanenceOf(choices);
  const settled: Settled[] = [];
  const heldBack = [...known.heldBack];
  let { absences } = known;
  for (const contact of contacts) {
    const verdict = absence(contact, promised, status);
    const perhapsByUs = verdict.outcome !== 'absent' || verdict.perhapsByUs;
    // An absence that our own request may have caused is no sign of the wrong account, unless the account itself is in
    // doubt.
    if (!allowAbsent && (!perhapsByUs || !known.accountProven)) absences += 1;
    if (known.accountProven) settled.push({ contact, verdict });
    else if (heldBack.length < LIMITS.absencesHeldBack) heldBack.push({ contact, verdict });
    else settled.push({ contact, verdict: ambiguousAbsence(contact) });
  }
  const most = LIMITS.suspiciousAbsences;
  const isSuspicious = !allowAbsent && known.onlyAbsent && known.absences < most && absences >= most;
  const message =
    `the first ${most} contacts were all absent. Is this the right account? ` +
    'If they are known to be gone, say so with allowAbsent.';
  return {
    ...nothing({ ...known, absences, heldBack }),
    settled,
    ...(isSuspicious ? { stop: { guard: 'allAbsent', message } } : {}),
  };
}

/**
 * A contact is looked up before its request is sent again. A contact that is gone needs no further request. One that is seen
 * there, and is gone after the next request, was deleted by that request. Seeing it there also proves the account.
 */
function afterLookUp(rules: Rules, batch: Batch, presence: Presence | undefined, known: Knowledge): Decision {
  switch (presence) {
    case 'absent': {
      // A 404 may mean the account, for a look-up as for the request itself. The request decides.
      if (!known.accountProven) return { ...nothing(known), resend: [batch] };
      // It was seen there and is gone, but we sent nothing in between: something else removed it.
      const contacts = batch.contacts.map((contact) =>
        contact.sentSince ? contact : { ...contact, seenPresent: false },
      );
      return absent(rules, contacts, undefined, known);
    }
    case 'present': {
      const contacts = batch.contacts.map((contact) => ({ ...contact, seenPresent: true, sentSince: false }));
      return { ...nothing(known), ...accountProven(known), resend: [{ ...batch, contacts }] };
    }
    default:
      return { ...nothing(known), resend: [batch] };
  }
}
