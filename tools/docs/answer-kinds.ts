/** The kinds of answers to a request for a contact, and how to make the sandbox give them. */
import type { Fault } from '../../src/sandbox/faults.js';

/** How to provoke one kind of answer. */
export interface Provoked {
  /** Each is an example of the kind. All of them must have the same outcome. */
  readonly faults?: readonly Fault[];
  /** How often, from the first request on. */
  readonly times?: number;
  /** Whether the contact exists at the start. */
  readonly absent?: true;
  /** A target that the provider cannot have. */
  readonly impossible?: true;
}

const statuses = (...codes: readonly number[]) =>
  codes.map((code) => ({ kind: 'status', status: code }) as const satisfies Fault);
const redirects = (...codes: readonly (301 | 302 | 303 | 307 | 308)[]) =>
  codes.map((code) => ({ kind: 'redirect', status: code }) as const satisfies Fault);

/** In the order of the picture. */
export const kinds = {
  success: {},
  notFound: { absent: true },
  absentAfterLost: { faults: [{ kind: 'reset', effect: 'before' }], times: 1 },
  conflict: { faults: statuses(409) },
  invalid: { faults: statuses(400, 422) },
  tooLarge: { faults: statuses(413, 414, 431) },
  impossible: { impossible: true },
  refused: { faults: statuses(401, 402, 403, 405) },
  elsewhere: { faults: redirects(307, 308) },
  tooMany: { faults: [{ kind: 'status', status: 429, retryAfter: 5 }] },
  noConnection: { faults: [{ kind: 'refuse' }] },
  lost: { faults: [...statuses(408, 500, 502, 504), { kind: 'stall' }, { kind: 'reset' }] },
  unavailable: { faults: [{ kind: 'status', status: 503, retryAfter: 5 }, ...statuses(503)] },
  redirected: { faults: redirects(301, 302, 303) },
  undocumented: { faults: statuses(406, 410, 418, 451) },
  contradiction: { faults: [{ kind: 'status', status: 200, body: { success: false } }] },
  unreadable: { faults: [{ kind: 'html' }, { kind: 'truncate' }] },
} as const satisfies Record<string, Provoked>;

export type AnswerKind = keyof typeof kinds;
export const answerKinds = Object.keys(kinds) as readonly AnswerKind[];
