/** Refuses contact ids that would change the request, or that cannot be what a provider gave out. */
import { InvalidTargetError } from './errors.js';
import { problemOfMangled } from './mangled-id.js';

/** Why an id cannot be sent, in words that continue "the contact id …"; undefined if it can. */
export function problemOfId(id: unknown): string | undefined {
  if (typeof id !== 'string') return `must be a string, not ${id === null ? 'null' : typeof id}`;
  // Most ids pass here, and this is faster than the checks below.
  if (/^[\da-z-]+$/.test(id)) return undefined;
  if (id === '') return 'is empty';
  if (id === '.' || id === '..') return 'would change the path of the request';
  if (id !== id.trim()) return 'begins or ends with white space';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(id)) return 'has a control character';
  if (/\p{Surrogate}/u.test(id)) return 'is not well-formed Unicode';
  return problemOfMangled(id);
}

/** Characters that are invisible, or that change how the rest of a line is shown. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|[^\P{Zs} ]/gu;

/** The id for a message: quoted, with every character visible, and shortened if it is long. */
export function quoteId(id: unknown): string {
  const text = (typeof id === 'string' ? JSON.stringify(id) : String(id)).replace(UNSEEN, escaped);
  // Not in the middle of a surrogate pair.
  return text.length > 80 ? `${text.slice(0, 77).replace(/[\ud800-\udbff]$/, '')}…"` : text;
}

/** As in JSON: a character beyond U+FFFF becomes two escapes. */
const escaped = (character: string) =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** @throws InvalidTargetError */
export function invalidTarget(provider: string, id: unknown, problem: string): never {
  throw new InvalidTargetError(`the contact id ${quoteId(id)} ${problem}. Nothing was sent.`, { provider });
}

/** @throws InvalidTargetError if there are no ids: an empty list must never be sent. */
export function assertSomeIds(provider: string, count: number): void {
  if (count === 0) {
    throw new InvalidTargetError('no contact ids were given. Nothing was sent.', { provider });
  }
}
