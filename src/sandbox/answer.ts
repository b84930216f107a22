/** The answer of a stand-in, before it becomes a `Response`. */

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined if there is none. */
  readonly body: string | undefined;
}

/** A request without an answer: the connection is lost, was never made, or the host is unknown. */
export interface Loss {
  readonly lost: 'reset' | 'refused' | 'unknownHost';
}

export type Reply = Answer | Loss;

const JSON_HEADERS = { 'content-type': 'application/json' };
const NO_HEADERS = {};

/**
 * An answer with a JSON body.
 *
 * @example
 * import { jsonAnswer } from 'contact-deletion/provider';
 *
 * const found = jsonAnswer(200, { id: 'per_1', name: 'Amina' });
 */
export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: JSON_HEADERS, body: JSON.stringify(body) };
}

/**
 * An answer without a body: what the spec leaves open is left out.
 *
 * @example
 * import { bareAnswer } from 'contact-deletion/provider';
 *
 * const gone = bareAnswer(204);
 */
export function bareAnswer(status: number): Answer {
  return { status, headers: NO_HEADERS, body: undefined };
}

/** Statuses whose `Response` cannot have a body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

export function toResponse({ status, headers, body }: Answer, method: string): Response {
  const withoutBody = body === undefined || method === 'HEAD' || WITHOUT_BODY.has(status);
  return new Response(withoutBody ? null : body, { status, headers });
}

const LOSSES = {
  reset: { code: 'ECONNRESET', syscall: 'read' },
  refused: { code: 'ECONNREFUSED', syscall: 'connect' },
  unknownHost: { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
} as const satisfies Record<Loss['lost'], object>;

/** The error with which Node's `fetch` rejects. */
export function toFetchError({ lost }: Loss): TypeError {
  const { code, syscall } = LOSSES[lost];
  const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
  return new TypeError('fetch failed', { cause });
}
