/** What can happen to a request that arrives, and what is plausible: when a status may come after the work. */
import fc from 'fast-check';
import type { Name } from './pages.js';

/** `own` is the provider's own form; the others come from proxies, gateways and broken servers. */
export type Body = 'own' | 'html' | 'empty' | 'notJson' | 'otherJson' | 'denies';

/** Which of the contacts that can be removed are removed. `some` depends on `mask`. */
export type Effect = 'none' | 'some' | 'all';

export interface Fate {
  /** The connection is closed when the request arrives, and nothing of it is read. */
  readonly unread?: boolean;
  /** The status to answer with instead of the right one; undefined for the right one. */
  readonly status?: number | undefined;
  readonly body: Body;
  readonly retryAfter?: string | undefined;
  readonly effect: Effect;
  readonly mask: number;
  /** The work is done only after this many more requests have arrived. */
  readonly late?: number | undefined;
  /** An unusual but possible status line or header. */
  readonly odd?: string | undefined;
  readonly chunked: boolean;
  /** What happens to the connection, and after which share of the answer's bytes. */
  readonly end: 'keep' | 'close' | 'fin' | 'reset' | 'stall';
  readonly share: number;
}

/** HTTP decides these before the work begins. */
const decidedBefore = [401, 402, 403, 405, 413, 414, 429, 431, 307, 308];

/** These are about the contact, or about one of them. */
const aboutContacts = [400, 404, 409, 422];

export const isAboutContacts = (status: number | undefined): boolean =>
  aboutContacts.some((each) => each === status);

/** Whether a status proves for all contacts of its request that nothing was done. */
export function provesNothingDone(provider: Name, status: number, contacts: number): boolean {
  if (decidedBefore.includes(status)) return true;
  return aboutContacts.includes(status) && (provider !== 'wabotify' || contacts === 1);
}

const often = [400, 401, 403, 404, 408, 409, 413, 422, 429, 431, 414, 500, 502, 503, 504];
const redirects = [301, 302, 303, 307, 308];
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...often) },
  { weight: 2, arbitrary: fc.constantFrom(...redirects, 503, 200) },
  { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
  { weight: 1, arbitrary: fc.integer({ min: 600, max: 999 }) },
);

/** Lines that are not on the page, but that servers and proxies send all the same. */
export const oddities = [
  'reason',
  'noReason',
  'latin1',
  'control',
  'early',
  'token',
  'spacedName',
  'noName',
  'twice',
] as const;

const answered = fc.record({
  status: fc.option(status, { nil: undefined, freq: 4 }),
  body: fc.constantFrom<Body>('own', 'own', 'html', 'empty', 'notJson', 'otherJson', 'denies'),
  retryAfter: fc.constantFrom(undefined, undefined, undefined, '0', '1', '30', '7200', 'soon'),
  effect: fc.constantFrom<Effect>('none', 'some', 'all'),
  mask: fc.integer({ min: 0, max: 4095 }),
  late: fc.constantFrom(undefined, undefined, undefined, undefined, 1, 2, 100),
  odd: fc.constantFrom(...Array<undefined>(18).fill(undefined), ...oddities),
  chunked: fc.boolean(),
  end: fc.constantFrom<Fate['end']>('keep', 'keep', 'keep', 'close', 'fin', 'reset'),
  share: fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100),
});

const unread = answered.map((fate): Fate => ({ ...fate, unread: true }));

export const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 8, arbitrary: answered },
  { weight: 1, arbitrary: unread },
);

/** An answer that does not come in time. */
export const stalled: fc.Arbitrary<Fate> = answered.map((fate): Fate => ({ ...fate, end: 'stall' }));

/** What can become of a look-up. */
export type LookFate = 'own' | 'somebodyElse' | 'denied' | 'html' | 401 | 429 | 500;

export const lookFate: fc.Arbitrary<LookFate> = fc.constantFrom<LookFate[]>(
  'own',
  'own',
  'somebodyElse',
  'denied',
  'html',
  401,
  429,
  500,
);
