/** The outcome table, cell by cell: the decision after one answer, without a server or a clock. */
import { describe, expect, test } from 'vitest';
import { type Batch, batchOf } from '../../src/deletion/batch.js';
import { decide, decideAtEnd } from '../../src/deletion/decide.js';
import type { Answer, Decision, Reread, Rules } from '../../src/deletion/decision.js';
import { type Knowledge, knowledgeAtStart } from '../../src/deletion/knowledge.js';
import { LIMITS } from '../../src/deletion/limits.js';
import { pendingContact, type Suspicion } from '../../src/deletion/pending-contact.js';
import { absence } from '../../src/deletion/verdicts.js';
import { apiError } from '../../src/http/api-error.js';
import {
  ConnectionError,
  HookError,
  RedirectError,
  TimeoutError,
  UnexpectedResponseError,
} from '../../src/http/errors.js';
import { type BuiltinName, builtinDefinitions } from '../../src/providers/definitions.js';

function definitionOf(name: BuiltinName) {
  const definition = builtinDefinitions.find((each) => each.name === name);
  if (!definition) throw new TypeError(`There is no ${name}.`);
  return definition;
}

const rules = (name: BuiltinName, more: Partial<Rules> = {}): Rules => ({
  definition: definitionOf(name),
  choices: name === 'huduma' ? { mode: 'permanent' } : {},
  atomic: false,
  allowAbsent: false,
  retries: 2,
  ...more,
});

const proven = knowledgeAtStart(true);
const unproven = knowledgeAtStart(false);

const batch = (ids: readonly string[], suspicion: Suspicion = 'none', more: Partial<Batch> = {}): Batch => ({
  ...batchOf(ids.map((id) => pendingContact(id, suspicion))),
  ...more,
});

const failure = (error: unknown): Answer => ({
  kind: 'failure',
  error,
  leftMs: Number.POSITIVE_INFINITY,
  random: 0,
});

/** An error status, as the client throws it after one attempt. `body`: in the provider's own form by default. */
const status = (
  code: number,
  {
    body = undefined as unknown,
    ambiguous = false,
    foreign = false,
    wait = undefined as number | undefined,
  } = {},
) =>
  failure(
    apiError(`answered with ${code}`, {
      provider: 'p',
      attempts: 1,
      ambiguous,
      status: code,
      body,
      requestId: undefined,
      retryAfterMs: wait,
      foreignBody: foreign,
    }),
  );
const lost = failure(new ConnectionError('lost', { provider: 'p', attempts: 1, ambiguous: true }));
const notSent = failure(new ConnectionError('refused', { provider: 'p', attempts: 1 }));
const success = (body: unknown): Answer => ({ kind: 'success', status: 200, body });

/** A decision in short: the outcome of each contact, what is sent again, whether it stops or slows down. */
function told({ settled, resend, resendAfterMs, stop, pace }: Decision): string[] {
  return [
    ...settled.map(({ contact, verdict }) => {
      const { outcome, evidence } = verdict;
      const more = 'permanence' in verdict ? `${verdict.permanence} ${evidence}` : verdict.reason.code;
      const byUs = 'perhapsByUs' in verdict && verdict.perhapsByUs ? ', perhaps by us' : '';
      return `${contact.id} ${outcome} ${more}${byUs}`;
    }),
    ...resend.map(({ contacts, givenUp }) => {
      const names = contacts.map(({ id, suspicion }) => (suspicion === 'none' ? id : `${id} (${suspicion})`));
      return `${givenUp ? 'give up' : 'send'} ${names.join(' ')}`;
    }),
    ...(resendAfterMs > 0 ? ['later'] : []),
    ...(pace?.kind === 'slower' ? ['slower'] : []),
    ...(stop ? [`stop ${stop.guard}`] : []),
  ];
}

const hudumaBody = (ids: readonly number[]) => ({
  status: '200 OK',
  code: 0,
  data: ids.map((id) => ({ id })),
});
const hudumaNotFound = (...ids: number[]) => ({
  status: '404 NOT FOUND',
  code: 4040,
  errors: ids.map((id) => ({ field: 'ids', rejectedValue: id })),
});

interface Cell {
  readonly at: BuiltinName;
  readonly ids?: readonly string[];
  readonly after?: Suspicion;
  readonly knowing?: Knowledge;
  readonly answer: Answer;
  readonly is: readonly string[];
}

const three = ['1', '2', '3'];

/** For contacts that were read again before their deletion. */
const reread = (found: Readonly<Record<string, Reread>>): Answer => ({
  kind: 'reread',
  found: new Map(Object.entries(found)),
});
const cells: Readonly<Record<string, readonly Cell[]>> = {
  'read again before they are deleted': [
    {
      at: 'wabotify',
      ids: three,
      answer: reread({ 1: 'theirs', 2: 'cannot', 3: 'gone' }),
      is: ['send 1 2 3'],
    },
    {
      at: 'wabotify',
      ids: three,
      answer: reread({ 1: 'theirs', 2: 'notTheirs', 3: 'unread' }),
      is: ['2 notAttempted changedHands', '3 notAttempted notReread', 'send 1'],
    },
    // Nothing is known about it, so it is not deleted.
    { at: 'wabotify', ids: ['1'], answer: reread({}), is: ['1 notAttempted notReread'] },
    {
      at: 'sendme123',
      ids: ['1'],
      after: 'lostEarlier',
      answer: reread({ 1: 'notTheirs' }),
      is: ['1 unknown changedHands, perhaps by us'],
    },
    {
      at: 'sendme123',
      ids: ['1'],
      knowing: { ...proven, unanswered: LIMITS.unansweredInRow - 1 },
      answer: reread({ 1: 'unread' }),
      is: ['1 notAttempted notReread', 'stop unreachable'],
    },
    {
      at: 'sendme123',
      ids: ['1'],
      knowing: { ...proven, unanswered: LIMITS.unansweredInRow - 1 },
      answer: reread({ 1: 'notTheirs' }),
      is: ['1 notAttempted changedHands'],
    },
    // A contact that is there proves the account.
    {
      at: 'wabotify',
      ids: ['1'],
      knowing: {
        ...unproven,
        heldBack: [
          {
            contact: pendingContact('0', 'none'),
            verdict: absence(pendingContact('0', 'none'), 'undocumented', 404),
          },
        ],
      },
      answer: reread({ 1: 'notTheirs' }),
      is: ['0 absent notFound', '1 notAttempted changedHands'],
    },
    {
      at: 'wabotify',
      ids: ['1'],
      knowing: {
        ...unproven,
        heldBack: [
          {
            contact: pendingContact('0', 'none'),
            verdict: absence(pendingContact('0', 'none'), 'undocumented', 404),
          },
        ],
      },
      answer: reread({ 1: 'gone' }),
      is: ['send 1'],
    },
  ],
  '200 as documented': [
    {
      at: 'huduma',
      ids: ['1', '2'],
      answer: success(hudumaBody([1, 2])),
      is: ['1 deleted permanent item', '2 deleted permanent item'],
    },
    {
      at: 'sendme123',
      ids: ['a'],
      answer: success({ deletedContactId: 'a' }),
      is: ['a deleted permanent item'],
    },
    {
      at: 'sendme123',
      ids: ['a'],
      answer: success({ id: 'a', deletedAt: '2026-01-01T00:00:00Z' }),
      is: ['a deleted soft item'],
    },
    {
      at: 'wabotify',
      ids: ['a', 'b'],
      knowing: unproven,
      answer: success(undefined),
      is: ['a deleted undocumented batch', 'b deleted undocumented batch'],
    },
  ],
  '200 that contradicts the request': [
    {
      at: 'huduma',
      ids: ['1'],
      answer: success(hudumaBody([9])),
      is: ['1 unknown contradiction, perhaps by us'],
    },
    {
      at: 'sendme123',
      ids: ['a'],
      answer: success({ deletedContactId: 'b' }),
      is: ['a unknown contradiction, perhaps by us'],
    },
    {
      at: 'wabotify',
      ids: ['a'],
      answer: success({ success: false }),
      is: ['a unknown contradiction, perhaps by us'],
    },
  ],
  '400 of a single contact': (['huduma', 'sendme123', 'wabotify'] as const).flatMap((at): Cell[] => [
    { at, ids: ['1'], answer: status(400), is: ['1 rejected refused'] },
    { at, ids: ['1'], after: 'refused', answer: status(400), is: ['1 rejected refused, perhaps by us'] },
    {
      at,
      ids: ['1'],
      after: 'failed',
      answer: status(400),
      is: ['1 unknown refusedAfterLoss, perhaps by us'],
    },
    { at, ids: ['1'], after: 'lost', answer: status(400), is: ['1 unknown refusedAfterLoss, perhaps by us'] },
    {
      at,
      ids: ['1'],
      after: 'lostEarlier',
      answer: status(422),
      is: ['1 unknown refusedAfterLoss, perhaps by us'],
    },
  ]),
  '400 of a batch': [
    { at: 'huduma', ids: three, answer: status(400), is: ['send 1 2', 'send 3'] },
    {
      at: 'huduma',
      ids: three,
      answer: status(422, { body: { errors: [{ field: 'ids', rejectedValue: 2 }] } }),
      is: ['2 rejected refused', 'send 1 3'],
    },
    {
      at: 'wabotify',
      ids: three,
      answer: status(400, { ambiguous: true }),
      is: ['send 1 (refused) 2 (refused)', 'send 3 (refused)'],
    },
    {
      at: 'huduma',
      ids: three,
      after: 'lost',
      answer: status(400),
      is: ['send 1 (lost)', 'send 2 (lost)', 'send 3 (lost)'],
    },
  ],
  '404 in the provider’s own form': [
    { at: 'huduma', ids: ['1'], answer: status(404, { body: hudumaNotFound(1) }), is: ['1 absent notFound'] },
    {
      at: 'huduma',
      ids: three,
      answer: status(404, { body: hudumaNotFound(1, 3) }),
      is: ['1 absent notFound', '3 absent notFound', 'send 2'],
    },
    { at: 'huduma', ids: three, answer: status(404, { body: hudumaNotFound() }), is: ['send 1 2', 'send 3'] },
    { at: 'sendme123', ids: ['a'], answer: status(404), is: ['a absent notFound'] },
    { at: 'wabotify', ids: ['a'], answer: status(404), is: ['a absent notFound'] },
    { at: 'wabotify', ids: ['a'], knowing: unproven, answer: status(404), is: [] },
    {
      at: 'wabotify',
      ids: ['a', 'b'],
      answer: status(404, { ambiguous: true }),
      is: ['send a (failed)', 'send b (failed)'],
    },
    {
      at: 'wabotify',
      ids: ['a'],
      after: 'failed',
      answer: status(404),
      is: ['a absent notFound, perhaps by us'],
    },
  ],
  '404 after a lost answer': [
    {
      at: 'huduma',
      ids: ['1'],
      after: 'lost',
      answer: status(404, { body: hudumaNotFound(1) }),
      is: ['1 absent notFound, perhaps by us'],
    },
    {
      at: 'sendme123',
      ids: ['a'],
      after: 'lostEarlier',
      answer: status(404),
      is: ['a absent notFound, perhaps by us'],
    },
  ],
  '404 that is not the provider’s own': [
    {
      at: 'huduma',
      ids: ['1'],
      answer: status(404, { body: 'Not found', foreign: true }),
      is: ['1 notAttempted stopped', 'stop foreignAnswer'],
    },
    {
      at: 'huduma',
      ids: ['1'],
      answer: status(404, { body: { error: 'no such route' } }),
      is: ['1 notAttempted stopped', 'stop foreignAnswer'],
    },
    {
      at: 'sendme123',
      ids: ['a'],
      answer: status(404, { body: '<html>', foreign: true }),
      is: ['a notAttempted stopped', 'stop foreignAnswer'],
    },
  ],
  '409': [
    { at: 'sendme123', ids: ['a'], answer: status(409), is: ['a blocked conflict'] },
    {
      at: 'sendme123',
      ids: ['a'],
      after: 'lost',
      answer: status(409),
      is: ['a unknown conflict, perhaps by us'],
    },
    { at: 'sendme123', ids: ['a'], after: 'lostEarlier', answer: status(409), is: ['a blocked conflict'] },
    {
      at: 'wabotify',
      ids: ['a', 'b'],
      answer: status(409, { ambiguous: true }),
      is: ['send a (failed)', 'send b (failed)'],
    },
  ],
  'what stops the account': [401, 402, 403, 405].flatMap((code): Cell[] => [
    { at: 'huduma', ids: ['1'], answer: status(code), is: ['1 notAttempted stopped', 'stop account'] },
    {
      at: 'sendme123',
      ids: ['a'],
      after: 'lost',
      answer: status(code),
      is: ['a unknown stopped, perhaps by us', 'stop account'],
    },
  ]),
  'a 4xx that nobody rules on': [
    {
      at: 'sendme123',
      ids: ['a'],
      answer: status(418, { ambiguous: true }),
      is: ['a unknown stopped, perhaps by us', 'stop account'],
    },
  ],
  'too large': [413, 414, 431].flatMap((code): Cell[] => [
    { at: 'huduma', ids: three, answer: status(code), is: ['send 1 2', 'send 3'] },
    { at: 'wabotify', ids: ['a'], answer: status(code), is: ['a rejected refused'] },
    { at: 'sendme123', ids: ['a'], answer: status(code), is: ['a rejected refused'] },
    {
      at: 'wabotify',
      ids: ['a'],
      answer: status(code, { body: '<html>', foreign: true }),
      is: ['a rejected refused'],
    },
    // A request with one contact is never too large, so this answer is not sendme123's.
    {
      at: 'sendme123',
      ids: ['a'],
      answer: status(code, { body: '<html>', foreign: true }),
      is: ['a notAttempted stopped', 'stop foreignAnswer'],
    },
  ]),
  '429': [
    { at: 'huduma', ids: ['1'], answer: status(429), is: ['send 1', 'slower'] },
    { at: 'huduma', ids: ['1'], answer: status(429, { wait: 60_000 }), is: ['send 1', 'slower'] },
    {
      at: 'huduma',
      ids: ['1'],
      answer: status(429, { wait: 60_001 }),
      is: ['1 notAttempted rateLimited', 'stop rateLimit'],
    },
  ],
  'in doubt: 408, 5xx, lost': [
    ...[408, 500, 502, 504].map(
      (code): Cell => ({
        at: 'wabotify',
        ids: ['a'],
        answer: status(code, { ambiguous: true }),
        is: ['send a (lost)', 'later'],
      }),
    ),
    {
      at: 'sendme123',
      ids: ['a'],
      answer: status(503, { ambiguous: true }),
      is: ['send a (lost)', 'later', 'slower'],
    },
    {
      at: 'sendme123',
      ids: ['a'],
      answer: status(503, { ambiguous: true, wait: 1_000 }),
      is: ['send a (lost)', 'slower'],
    },
    { at: 'huduma', ids: ['1', '2'], answer: lost, is: ['send 1 (lost) 2 (lost)', 'later'] },
    {
      at: 'huduma',
      ids: ['1'],
      answer: failure(new TimeoutError('late', { provider: 'p', attempts: 1, ambiguous: true, limitMs: 1 })),
      is: ['send 1 (lost)', 'later'],
    },
  ],
  'known never to have been written': [
    { at: 'huduma', ids: ['1'], answer: notSent, is: ['send 1', 'later'] },
  ],
  'an answer that is none of the provider’s': [
    {
      at: 'huduma',
      ids: ['1'],
      answer: failure(
        new UnexpectedResponseError('login', {
          provider: 'p',
          attempts: 1,
          ambiguous: true,
          status: 200,
          contentType: 'text/html',
          requestId: undefined,
        }),
      ),
      is: ['1 unknown unreadable, perhaps by us', 'stop foreignAnswer'],
    },
    {
      at: 'huduma',
      ids: ['1'],
      answer: failure(
        new RedirectError('moved', {
          provider: 'p',
          attempts: 1,
          ambiguous: true,
          status: 302,
          targetOrigin: undefined,
        }),
      ),
      is: ['1 unknown unreadable, perhaps by us', 'stop foreignAnswer'],
    },
    {
      at: 'huduma',
      ids: ['1'],
      answer: failure(
        new RedirectError('moved', { provider: 'p', attempts: 1, status: 308, targetOrigin: undefined }),
      ),
      is: ['1 notAttempted stopped', 'stop foreignAnswer'],
    },
    {
      at: 'huduma',
      ids: ['1'],
      answer: failure(new HookError('threw', { provider: 'p' })),
      is: ['1 notAttempted unexpected', 'stop unexpected'],
    },
    {
      at: 'huduma',
      ids: ['1'],
      answer: failure(new RangeError('a bug')),
      is: ['1 unknown unexpected, perhaps by us', 'stop unexpected'],
    },
  ],
};

describe.each(Object.entries(cells))('%s', (_, each) => {
  test.each(
    each.map(({ at, ids = [], after = 'none', ...cell }) => {
      const of = `${ids.length === 1 ? 'a contact' : `${ids.length} contacts`} at ${at}`;
      const before = after === 'none' ? '' : `, after ${after}`;
      return [`${of}${before}: ${cell.is.join('; ') || 'held back'}`, { at, ids, after, ...cell }] as const;
    }),
  )('%s', (_title, { at, ids, after, knowing = proven, answer, is }) => {
    expect(told(decide(rules(at), batch(ids, after), answer, knowing))).toEqual(is);
  });
});

describe('what was known before', () => {
  test('a success proves the account, and settles the absences that were held back', () => {
    const held = decide(rules('wabotify'), batch(['a']), status(404), unproven);
    const next = decide(rules('wabotify'), batch(['b']), success(undefined), held.knowledge);
    expect(told(next)).toEqual(['a absent notFound', 'b deleted undocumented batch']);
    expect(next.knowledge).toMatchObject({ accountProven: true, heldBack: [] });
  });

  test('what is held back to the end may mean the account', () => {
    const { knowledge } = decide(rules('wabotify'), batch(['a']), status(404), unproven);
    expect(decideAtEnd(knowledge)).toMatchObject([
      {
        contact: { id: 'a' },
        verdict: { outcome: 'unknown', reason: { code: 'notFoundMayMeanAccount' }, perhapsByUs: false },
      },
    ]);
  });

  test('no more absences are held back than the limit says', () => {
    const heldBack = Array.from({ length: LIMITS.absencesHeldBack }, () => ({
      contact: pendingContact('x', 'none'),
      verdict: {
        outcome: 'notAttempted',
        evidence: 'none',
        reason: { code: 'stopped', message: '' },
      } as const,
    }));
    const decision = decide(rules('wabotify'), batch(['a']), status(404), {
      ...unproven,
      heldBack,
      onlyAbsent: false,
    });
    expect(told(decision)).toEqual(['a unknown notFoundMayMeanAccount']);
  });

  test('the first contacts that are all absent stop the run, unless absences are expected', () => {
    const almost = { ...proven, absences: LIMITS.suspiciousAbsences - 1 };
    const absent = ['a absent notFound'];
    expect(told(decide(rules('sendme123'), batch(['a']), status(404), almost))).toEqual([
      ...absent,
      'stop allAbsent',
    ]);
    expect(
      told(decide(rules('sendme123', { allowAbsent: true }), batch(['a']), status(404), almost)),
    ).toEqual(absent);
    expect(
      told(decide(rules('sendme123'), batch(['a']), status(404), { ...almost, onlyAbsent: false })),
    ).toEqual(absent);
  });

  test('an absence that a request of the run may explain is no sign of the wrong account', () => {
    const almost = { ...proven, absences: LIMITS.suspiciousAbsences - 1 };
    expect(decide(rules('sendme123'), batch(['a'], 'lost'), status(404), almost)).not.toHaveProperty('stop');
  });

  test('the fifth request in a row without an answer stops the provider, and is looked up before it is given up', () => {
    const tired = batch(['a'], 'none', { tries: 2 });
    const almost = { ...proven, unanswered: LIMITS.unansweredInRow - 1 };
    expect(told(decide(rules('sendme123'), tired, lost, proven))).toEqual(['give up a (lost)']);
    expect(told(decide(rules('sendme123'), tired, lost, almost))).toEqual([
      'give up a (lost)',
      'stop unreachable',
    ]);
  });

  test('the fifth contradiction in a row stops the provider', () => {
    const almost = { ...proven, contradictions: LIMITS.contradictionsInRow - 1 };
    const decision = decide(rules('wabotify'), batch(['a']), success({ success: false }), almost);
    expect(decision.stop?.guard).toBe('foreignAnswer');
  });

  test('a request that has waited often enough stops the provider', () => {
    const waited = batch(['1'], 'none', { waits: LIMITS.waitsInRow });
    expect(told(decide(rules('huduma'), waited, status(429), proven))).toEqual([
      '1 notAttempted rateLimited',
      'stop rateLimit',
    ]);
  });
});

describe('a look-up', () => {
  const seen = (present: boolean, sentSince: boolean): Batch => ({
    ...batchOf([{ ...pendingContact('a', 'lost'), seenPresent: present, sentSince }]),
  });
  const lookedUp = (presence: 'absent' | 'present' | 'markedDeleted' | 'unclear' | undefined, asked: Batch) =>
    decide(rules('sendme123'), asked, { kind: 'lookedUp', presence }, proven);

  test('that saw the contact, and does not after the next request: it was deleted by that', () => {
    expect(told(lookedUp('absent', seen(true, true)))).toEqual(['a deleted undocumented absence']);
  });

  test('that saw the contact, and does not without another request: what made it go is not known', () => {
    expect(told(lookedUp('absent', seen(true, false)))).toEqual(['a absent notFound, perhaps by us']);
  });

  test('that never saw the contact proves no deletion', () => {
    expect(told(lookedUp('absent', seen(false, true)))).toEqual(['a absent notFound, perhaps by us']);
  });

  test('that sees the contact has its request sent again', () => {
    const { resend } = lookedUp('present', seen(false, true));
    expect(resend).toMatchObject([{ contacts: [{ id: 'a', seenPresent: true, sentSince: false }] }]);
  });

  test.each(['markedDeleted', 'unclear', undefined] as const)('that says %s changes nothing', (presence) => {
    const asked = seen(false, true);
    const { resend, knowledge } = lookedUp(presence, asked);
    expect(resend).toEqual([asked]);
    expect(knowledge).toBe(proven);
  });

  describe('where a 404 may mean the account', () => {
    const held = decide(rules('wabotify'), batch(['b', 'c'], 'failed'), status(404), unproven).resend;
    const vague = held.reduce(
      (known, each) => decide(rules('wabotify'), each, status(404), known).knowledge,
      unproven,
    );
    const at = (presence: 'absent' | 'present' | 'unclear' | undefined, asked: Batch, knowing: Knowledge) =>
      decide(rules('wabotify'), asked, { kind: 'lookedUp', presence }, knowing);

    test.each<[Suspicion]>([['none'], ['failed'], ['lostEarlier'], ['lost']])(
      'an absence proves nothing before the account is proven (%s): the request is sent again',
      (suspicion) => {
        const asked = batch(['a'], suspicion);
        const decision = at('absent', asked, unproven);
        expect(decision).toEqual({ knowledge: unproven, settled: [], resend: [asked], resendAfterMs: 0 });
      },
    );

    test('an absence settles the contact once the account is proven', () => {
      expect(told(at('absent', seen(false, true), proven))).toEqual(['a absent notFound, perhaps by us']);
    });

    test('an absence leaves what was given up unknown, before the account is proven', () => {
      const reason = { code: 'noAnswer', message: '' } as const;
      const [left] = at('absent', batch(['a'], 'lost', { givenUp: reason }), unproven).resend;
      const decision = decide(rules('wabotify'), left ?? batch([]), { kind: 'notSent', reason }, unproven);
      expect(told(decision)).toEqual(['a unknown noAnswer, perhaps by us']);
    });

    test('a contact that is there proves the account, and settles the absences that were held back', () => {
      expect(vague.heldBack).toHaveLength(2);
      const decision = at('present', seen(false, true), vague);
      expect(told(decision)).toEqual([
        'b absent notFound, perhaps by us',
        'c absent notFound, perhaps by us',
        'send a (lost)',
      ]);
      expect(decision.knowledge).toMatchObject({ accountProven: true, onlyAbsent: false, heldBack: [] });
    });

    test.each(['unclear', undefined] as const)('one that says %s proves no account', (presence) => {
      expect(at(presence, batch(['a']), vague).knowledge).toBe(vague);
    });

    test('a contact that is there is no sign of the wrong account: the absent ones after it stop nothing', () => {
      const { knowledge } = at('present', batch(['a']), unproven);
      const almost = { ...knowledge, absences: LIMITS.suspiciousAbsences - 1 };
      expect(told(decide(rules('wabotify'), batch(['b']), status(404), almost))).toEqual([
        'b absent notFound',
      ]);
    });

    test('seen there after a lost answer, and not found by the next request: deleted', () => {
      expect(told(decide(rules('wabotify'), seen(true, false), status(404), proven))).toEqual([
        'a deleted undocumented absence',
      ]);
    });
  });
});

describe('a transaction that is kept whole', () => {
  const atomic = rules('huduma', { atomic: true });

  test('is refused as a whole if nobody is named', () => {
    expect(told(decide(atomic, batch(['1', '2']), status(400), proven))).toEqual([
      '1 rejected batchRefused',
      '2 rejected batchRefused',
    ]);
  });

  test('leaves those who are not at fault as they are', () => {
    const answer = status(404, { body: hudumaNotFound(2) });
    expect(told(decide(atomic, batch(three), answer, proven))).toEqual([
      '2 absent notFound',
      '1 notAttempted batchRefused',
      '3 notAttempted batchRefused',
    ]);
  });
});

describe('a deadline', () => {
  const late = (error: Answer): Answer => ({
    ...(error as Extract<Answer, { kind: 'failure' }>),
    leftMs: 10,
  });

  test('that comes before another attempt ends the request', () => {
    expect(told(decide(rules('huduma'), batch(['1']), late(lost), proven))).toEqual(['give up 1 (lost)']);
  });

  test('that comes before the end of a wait ends the request', () => {
    expect(told(decide(rules('huduma'), batch(['1']), late(status(429)), proven))).toEqual([
      '1 notAttempted rateLimited',
      'slower',
    ]);
  });
});

test('a success that names somebody else is a contradiction, whatever the definition makes of it', () => {
  const definition = definitionOf('sendme123');
  const read = () => ({ permanence: 'permanent', named: new Set(['1', '3']) }) as const;
  const careless = rules('sendme123', {
    definition: { ...definition, deletion: { ...definition.deletion, read } },
  });
  const { settled, knowledge } = decide(
    careless,
    batch(['1', '2']),
    { kind: 'success', status: 200, body: {} },
    proven,
  );
  expect(settled.map(({ verdict }) => verdict)).toEqual([
    expect.objectContaining({ outcome: 'unknown' }),
    expect.objectContaining({ outcome: 'unknown' }),
  ]);
  expect(knowledge.contradictions).toBe(1);
});
