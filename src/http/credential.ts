/** Refuses credentials that cannot be sent in a header, before the runtime's own error quotes them. */
import { InvalidCredentialError } from './errors.js';

/** A header that carries a credential. Its value must never be shown. */
export interface CredentialHeader {
  readonly name: string;
  readonly value: string;
  /** The credential alone: the value without its scheme, such as `Bearer`. */
  readonly secret: string;
}

/** The header that a credential goes into. */
export interface HeaderForm {
  readonly header: string;
  /** What precedes the credential, such as `Bearer `, with the space. */
  readonly scheme?: string;
}

export const headerOf = ({ header, scheme = '' }: HeaderForm, secret: string): CredentialHeader => ({
  name: header,
  value: scheme + secret,
  secret,
});

/**
 * Checks a credential as the caller gave it.
 *
 * @param what The caller's name for it, such as `token`.
 * @param variable The environment variable that usually holds it.
 * @throws InvalidCredentialError if it is missing, empty, or has characters that a header cannot carry.
 */
export function assertCredential(
  provider: string,
  what: string,
  value: unknown,
  variable: string,
): asserts value is string {
  const problem = problemOf(value, variable);
  if (problem) throw new InvalidCredentialError(`the ${what} ${problem}. Nothing was sent.`, { provider });
}

function problemOf(value: unknown, variable: string): string | undefined {
  if (value === undefined || value === null) return `is missing (is ${variable} set?)`;
  if (typeof value !== 'string') return 'is not a string';
  if (value === '') return `is empty (is ${variable} set?)`;
  if (value !== value.trim()) return 'begins or ends with white space; a trailing newline is the usual cause';
  const position = value.search(/[^\x20-\x7e]/);
  if (position >= 0) return `has a character at position ${position + 1} that a header cannot carry`;
  if (/^bearer /i.test(value)) return 'begins with "Bearer "; give it without that word';
  return undefined;
}
