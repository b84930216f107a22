/** Refuses contact ids that would change the request, or that no provider can have meant. */
import { InvalidTargetError } from './errors.js';

/** Why an id cannot be sent, in words that follow "the contact id …"; undefined where it can. */
export function problemOfId(id: unknown): string | undefined {
  if (typeof id !== 'string') return `must be a string, not ${id === null ? 'null' : typeof id}`;
  // Most are nothing else, and this is quicker than all that follows.
  if (/^[\w-]+$/.test(id)) return undefined;
  if (id === '') return 'is empty';
  if (id === '.' || id === '..') return 'would change the path of the request';
  if (id !== id.trim()) return 'begins or ends with white space';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(id)) return 'has a control character';
  if (/\p{Surrogate}/u.test(id)) return 'is not well-formed Unicode';
  return undefined;
}

/** The id as it can stand in a message: quoted, escaped, and not endless. */
export function quoteId(id: unknown): string {
  const text = typeof id === 'string' ? JSON.stringify(id) : String(id);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

/** @throws InvalidTargetError */
export function invalidTarget(provider: string, id: unknown, problem: string): never {
  throw new InvalidTargetError(`the contact id ${quoteId(id)} ${problem}. Nothing was sent.`, { provider });
}

/** @throws InvalidTargetError where there is no id at all: an empty list must never be sent. */
export function assertSomeIds(provider: string, count: number): void {
  if (count === 0) {
    throw new InvalidTargetError('no contact ids were given. Nothing was sent.', { provider });
  }
}
