/** What is wrong with a person that is to be searched for. */
import { ContactDeletionError } from '../http/errors.js';
import { quoteId } from '../http/target.js';
import type { PersonKey } from './finding.js';

/**
 * A person cannot be searched for as given: a text that can be no phone number or no e-mail address, nothing at all, or a field
 * that there is not. Nothing was sent. The message says who and why, and quotes neither.
 */
export class InvalidPersonError extends ContactDeletionError {
  declare readonly person: PersonKey;
  /** Where it is: `phone`, or `phone[1]` of several. */
  declare readonly field: string | undefined;
  declare readonly problem: string;
  /** What can be done about it by an option; undefined if by none. */
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

// Written out, so that the name survives minifying.
Object.assign(InvalidPersonError.prototype, { name: 'InvalidPersonError', retryable: false });

const nameOf = ({ index, reference }: PersonKey) =>
  `people[${index}]${reference === undefined ? '' : ` (${quoteId(reference)})`}`;
