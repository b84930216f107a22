/** Refuses credentials that cannot be sent as a header, before a runtime's own error quotes them. */
import { InvalidCredentialError } from './errors.js';

/** A header that carries a credential. Its value must never be shown. */
export interface CredentialHeader {
  readonly name: string;
  readonly value: string;
  /** The credential itself: the value without the word that names its kind. */
  readonly secret: string;
}

/** Where a kind of credential goes. */
export interface CredentialForm {
  /** The name of the header. */
  readonly name: string;
  /** What stands before the credential in it, such as `Bearer ` with its space. */
  readonly scheme: string;
}

export const headerOf = ({ name, scheme }: CredentialForm, secret: string): CredentialHeader => ({
  name,
  value: scheme + secret,
  secret,
});

/**
 * Checks a credential as the caller gave it.
 *
 * @param what How the caller knows it, such as `token`.
 * @throws InvalidCredentialError where it is missing, empty, or has characters that a header cannot carry.
 */
export function assertCredential(provider: string, what: string, value: unknown): asserts value is string {
  const problem = problemOf(value);
  if (problem) throw new InvalidCredentialError(`the ${what} ${problem}. Nothing was sent.`, { provider });
}

function problemOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'is missing or not a string';
  if (value === '') return 'is empty (is the environment variable set?)';
  if (value !== value.trim()) return 'begins or ends with white space; a trailing newline is the usual cause';
  const position = value.search(/[^\x20-\x7e]/);
  if (position >= 0) return `has a character at position ${position + 1} that a header cannot carry`;
  if (/^bearer /i.test(value)) return 'begins with "Bearer "; give it without that word';
  return undefined;
}
