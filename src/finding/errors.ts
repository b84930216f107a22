/** What is wrong with a person to search for. */
import { ContactDeletionError } from '../http/errors.js';
import { quoteId } from '../http/target.js';
import type { PersonKey } from './finding.js';

/**
 * A person cannot be searched for as given: a text that is not a phone number or an e-mail address, nothing to search by, or
 * an unknown field. Nothing was sent. The message says which person and why, without quoting the value.
 */
export class InvalidPersonError extends ContactDeletionError {
  declare readonly person: PersonKey;
  /** The field: `phone`, or `phone[1]` in a list. */
  declare readonly field: string | undefined;
  declare readonly problem: string;
  /** What an option could do about it; undefined if none can. */
  declare readonly code: 'noCountryCode' | undefined;

  constructor(
    person: PersonKey,
    field: string | undefined,
    problem: string,
    code: InvalidPersonError['code'] = undefined,
  ) {
    super(`${nameOf(person)}: ${problem}. Nothing was sent.`, { provider: 'contact-deletion' });
    Object.assign(this, { person, field, problem, code });
  }
}

// As text, so that the name survives minifying.
Object.assign(InvalidPersonError.prototype, { name: 'InvalidPersonError', retryable: false });

const nameOf = ({ index, reference }: PersonKey) =>
  `people[${index}]${reference === undefined ? '' : ` (${quoteId(reference)})`}`;
