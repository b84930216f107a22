/** Checks the people to search for before anything is sent. Problems are reported by line, without quoting anything. */
import { foldCase } from '../finding/compare.js';
import { InvalidPersonError } from '../finding/errors.js';
import { regionOf } from '../finding/options.js';
import { type Person, type PersonInput, personOf } from '../finding/person.js';
import { problemOfReference } from '../record/receipt/reference.js';
import { personalWordsIn, plainReference } from '../record/reference-words.js';
import { usageError } from './exit.js';
import { personWords } from './looks-like-person.js';
import { personInOwnWords } from './own-words.js';
import type { PersonLine } from './read-people.js';

/** A person who can be searched for. */
export interface Sought {
  readonly input: PersonInput;
  readonly person: Person;
  /** The identifiers, in one spelling. */
  readonly identifiers: readonly string[];
}

/** How many bad lines to name. */
const MOST_PROBLEMS = 20;

/**
 * @param place The word for a place in the input: `line`, or empty for a single person.
 * @throws CommandError that names every line without a valid person.
 */
export function soughtIn(
  lines: readonly PersonLine[],
  region: string | undefined,
  place: 'line' | '',
): readonly Sought[] {
  const country = region === undefined ? undefined : regionOf({ defaultRegion: region });
  if (region !== undefined && country === undefined) {
    throw usageError(`there is no region ${region}; --region takes a country in two letters, such as TZ.`);
  }
  const problems: string[] = [];
  const sought: Sought[] = [];
  for (const each of lines) {
    const read = 'problem' in each ? each : personIn(each.person, sought.length, country);
    if ('problem' in read)
      problems.push(place === '' ? read.problem : `${place} ${each.line}: ${read.problem}`);
    else sought.push(read);
  }
  if (problems.length === 0) {
    if (sought.length === 0) throw usageError('there is nobody to find.');
    return sought;
  }
  const [only = ''] = problems;
  if (place === '') throw usageError(`${only}. Nothing was sent.`);
  const shown = problems.slice(0, MOST_PROBLEMS);
  const left = problems.length - shown.length;
  const are = problems.length === 1 ? '1 line is' : `${problems.length} lines are`;
  throw usageError(
    `${are} no person who can be searched for. So that nobody is forgotten, nothing was sent:`,
    left > 0 ? [...shown, `and ${left} more`] : shown,
  );
}

function personIn(
  input: PersonInput,
  index: number,
  country: Parameters<typeof personOf>[2],
): Sought | { readonly problem: string } {
  try {
    const person = personOf(input, index, country);
    const problem = problemOfName(person);
    if (problem !== undefined) return { problem: `the reference ${problem}` };
    const identifiers = [...person.phones.map(({ e164 }) => e164), ...person.emails.map(foldCase)];
    return { input, person, identifiers };
  } catch (error) {
    if (!(error instanceof InvalidPersonError)) throw error;
    return { problem: personInOwnWords(error) };
  }
}

/** A reference is shown, written down and kept, in receipts too, so it must contain nothing about the person. */
function problemOfName(person: Person): string | undefined {
  const { reference } = person.key;
  if (reference === undefined) return undefined;
  const problem = problemOfReference(reference);
  if (problem !== undefined) return problem;
  const words = personWords(plainReference(reference)) ?? personalWordsIn(reference, person, 1);
  return words && `is shown and kept, and has ${words} in it; give the number of the request`;
}
