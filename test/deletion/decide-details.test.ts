/** What a decision leaves for the next one: the knowledge of the account, the counts of a batch, the pace. */
import { describe, expect, test } from 'vitest';
import { type Batch, batchOf, bisect } from '../../src/deletion/batch.js';
import { decide } from '../../src/deletion/decide.js';
import type { Answer, Rules } from '../../src/deletion/decision.js';
import { type Knowledge, knowledgeAtStart } from '../../src/deletion/knowledge.js';
import { LIMITS } from '../../src/deletion/limits.js';
import { type PendingContact, pendingContact, suspect } from '../../src/deletion/pending-contact.js';
import { apiError } from '../../src/http/api-error.js';
import { ConnectionError, InvalidTargetError, UnexpectedResponseError } from '../../src/http/errors.js';
import { type BuiltinName, builtinDefinitions } from '../../src/providers/definitions.js';

function rules(name: BuiltinName, choices: Rules['choices'] = {}): Rules {
  const definition = builtinDefinitions.find((each) => each.name === name);
  if (!definition) throw new TypeError(`There is no ${name}.`);
  return { definition, choices, atomic: false, allowAbsent: false, retries: 2 };
}

const of = (contact: Partial<PendingContact>, more: Partial<Batch> = {}): Batch => ({
  ...batchOf([{ ...pendingContact('a', 'none'), ...contact }]),
  ...more,
});

const failure = (error: unknown, leftMs = Number.POSITIVE_INFINITY): Answer => ({
  kind: 'failure',
  error,
  leftMs,
  random: 0,
});
const context = { provider: 'p', attempts: 1, requestId: undefined };
const status = (code: number, more: { retryAfterMs?: number; body?: unknown } = {}) =>
  apiError('', {
    ...context,
    ambiguous: false,
    status: code,
    body: more.body,
    retryAfterMs: more.retryAfterMs,
    foreignBody: false,
  });
const lost = new ConnectionError('lost', { provider: 'p', attempts: 1, ambiguous: true });

/** After some absences, lost answers and contradictions. */
const known: Knowledge = {
  ...knowledgeAtStart(true),
  absences: 3,
  unanswered: 2,
  contradictions: 1,
};

describe('what is known afterwards', () => {
  const learnt = (answer: Answer, batch = of({})) =>
    decide(rules('sendme123'), batch, answer, known).knowledge;

  test.each<[what: string, answer: Answer, changed: Partial<Knowledge>]>([
    [
      'a success',
      { kind: 'success', status: 200, body: { deletedContactId: 'a' } },
      { unanswered: 0, contradictions: 0, onlyAbsent: false },
    ],
    ['a contradiction', { kind: 'success', status: 200, body: {} }, { unanswered: 0, contradictions: 2 }],
    ['an answer that stops', failure(status(401)), { unanswered: 0 }],
    ['a wait', failure(status(429)), { unanswered: 0 }],
    ['a wait that is too long', failure(status(429), 1), { unanswered: 0 }],
    ['a lost answer that is tried again', failure(lost), {}],
    [
      'a contact that is blocked, and so is there',
      failure(status(409)),
      { unanswered: 0, onlyAbsent: false },
    ],
    ['an id that is refused', failure(status(400)), { unanswered: 0 }],
    ['an absence', failure(status(404)), { unanswered: 0, absences: 4 }],
  ])('%s', (_, answer, changed) => {
    expect(learnt(answer)).toEqual({ ...known, ...changed });
  });

  test('a lost answer that is not tried again', () => {
    expect(learnt(failure(lost), of({}, { tries: 2 }))).toEqual({ ...known, unanswered: 3 });
  });

  test('a contact that is blocked after a lost answer proves nothing', () => {
    expect(learnt(failure(status(409)), of({ suspicion: 'lost' })).onlyAbsent).toBe(true);
  });
});

test('absences that go on after the stop do not stop again', () => {
  const many = { ...known, absences: LIMITS.suspiciousAbsences };
  expect(decide(rules('sendme123'), of({}), failure(status(404)), many)).not.toHaveProperty('stop');
});

test.each([{ deletedContactId: 'a' }, {}])('a response of 200 speeds up: %j', (body) => {
  const decision = decide(rules('sendme123'), of({}), { kind: 'success', status: 200, body }, known);
  expect(decision.pace).toEqual({ kind: 'faster' });
});

describe('what is sent again', () => {
  const again = (answer: Answer) => decide(rules('sendme123'), of({}, { tries: 1, waits: 1 }), answer, known);

  test('counts its tries and its waits', () => {
    expect(again(failure(lost)).resend).toMatchObject([{ tries: 2, waits: 1 }]);
    expect(again(failure(status(429))).resend).toMatchObject([{ tries: 1, waits: 2 }]);
  });

  test('waits longer each time', () => {
    expect(again(failure(lost)).resendAfterMs).toBe(500);
    expect(again(failure(status(429))).pace).toEqual({ kind: 'slower', waitMs: 500 });
  });

  test('waits with the whole provider for as long as the provider asks', () => {
    expect(again(failure(status(500, { retryAfterMs: 9_000 })))).toMatchObject({
      pace: { kind: 'slower', waitMs: 9_000 },
      askedToWaitMs: 9_000,
      resendAfterMs: 0,
    });
  });

  test.each([429, 500])('is not sent if the time ends with the wait (%i)', (code) => {
    const asked = status(code, { retryAfterMs: 9_000 });
    const isSent = (leftMs: number) => {
      const { resend } = again(failure(asked, leftMs));
      return resend.some(({ givenUp }) => givenUp === undefined);
    };
    expect([isSent(9_000), isSent(9_001)]).toEqual([false, true]);
  });

  test('is nothing if the answer names every contact of the batch', () => {
    const two = batchOf([pendingContact('1', 'none'), pendingContact('2', 'none')]);
    const errors = [1, 2].map((rejectedValue) => ({ field: 'ids', rejectedValue }));
    const body = { status: '404 NOT FOUND', code: 4040, errors };
    const answer = failure(status(404, { body }));
    expect(decide(rules('huduma', { mode: 'trash' }), two, answer, known).resend).toEqual([]);
  });
});

test('a batch of which one answer was lost is sent contact by contact', () => {
  const contacts = (['none', 'lost', 'none', 'none'] as const).map((each, i) => pendingContact(`${i}`, each));
  expect(bisect(batchOf(contacts)).map((each) => each.contacts.length)).toEqual([1, 1, 1, 1]);
});

test('an id of a batch that cannot be sent leaves no suspicion, since nothing was sent', () => {
  const two = batchOf([pendingContact('1', 'none'), pendingContact('2', 'none')]);
  const unsent = failure(new InvalidTargetError('bad', { provider: 'p' }));
  const { resend } = decide(rules('huduma', { mode: 'trash' }), two, unsent, known);
  expect(resend.flatMap(({ contacts }) => contacts.map(({ suspicion }) => suspicion))).toEqual([
    'none',
    'none',
  ]);
});

test('one blocked contact without a doubt shows that the account is not empty', () => {
  const two = batchOf([pendingContact('1', 'lost'), pendingContact('2', 'none')]);
  const errors = [1, 2].map((rejectedValue) => ({ field: 'ids', rejectedValue }));
  const answer = failure(status(409, { body: { status: '409 CONFLICT', code: 4090, errors } }));
  expect(decide(rules('huduma', { mode: 'trash' }), two, answer, known).knowledge.onlyAbsent).toBe(false);
});

test('a success that names nobody is evidence for the batch', () => {
  const { definition, ...others } = rules('sendme123');
  const read = () => ({ permanence: 'permanent' }) as const;
  const vague = { ...others, definition: { ...definition, deletion: { ...definition.deletion, read } } };
  const answer: Answer = { kind: 'success', status: 200, body: undefined };
  expect(decide(vague, of({}), answer, known).settled).toMatchObject([
    { verdict: { outcome: 'deleted', evidence: 'batch' } },
  ]);
});

test('a weaker suspicion leaves the stronger one, and the request counts as sent', () => {
  const contact = suspect(pendingContact('a', 'lost'), 'refused');
  expect(contact).toMatchObject({ suspicion: 'lost', sentSince: true });
  expect(pendingContact('a', 'lost').sentSince).toBe(false);
});

describe('a contact that was seen there after its answer was lost', () => {
  const verdictOn = (name: BuiltinName, choices: Rules['choices'], contact: Partial<PendingContact>) => {
    const answer: Answer = { kind: 'lookedUp', presence: 'absent' };
    const seen = of({ suspicion: 'lost', seenPresent: true, sentSince: true, ...contact });
    return decide(rules(name, choices), seen, answer, known).settled[0]?.verdict;
  };

  test.each<[mode: string, permanence: string]>([
    ['permanent', 'undocumented'],
    ['trash', 'soft'],
  ])('and is gone after a deletion that is called %s is deleted, %s', (mode, permanence) => {
    const verdict = { outcome: 'deleted', permanence, evidence: 'absence' };
    expect(verdictOn('huduma', { mode }, {})).toEqual(verdict);
  });

  test.each<[suspicion: PendingContact['suspicion'], outcome: string]>([
    ['lostEarlier', 'rejected'],
    ['lost', 'unknown'],
    ['failed', 'unknown'],
  ])('and is refused then (%s): %s', (suspicion, outcome) => {
    const seen = of({ suspicion, seenPresent: true });
    const [settled] = decide(rules('sendme123'), seen, failure(status(400)), known).settled;
    expect(settled?.verdict.outcome).toBe(outcome);
  });
});

describe('what ended without a status of the provider', () => {
  const verdictOn = (error: unknown) => {
    const { settled } = decide(rules('sendme123'), of({}), failure(error), known);
    return settled.map(({ verdict }) => ('reason' in verdict ? [verdict.outcome, verdict.reason.code] : []));
  };
  const unreadable = (code: number, ambiguous: boolean) =>
    new UnexpectedResponseError('odd', { ...context, ambiguous, status: code, contentType: undefined });

  test.each<[what: string, error: unknown, outcome: string, code: string]>([
    [
      'an id that cannot be sent',
      new InvalidTargetError('bad', { provider: 'p' }),
      'rejected',
      'invalidTarget',
    ],
    ['an unreadable success', unreadable(200, false), 'unknown', 'unreadable'],
    ['an unreadable refusal', unreadable(400, false), 'notAttempted', 'stopped'],
    ['an unreadable failure', unreadable(500, true), 'unknown', 'unreadable'],
    ['an error of another kind', new TypeError('odd'), 'unknown', 'unexpected'],
  ])('%s', (_, error, outcome, code) => {
    expect(verdictOn(error)).toEqual([[outcome, code]]);
  });
});
