/** Refuses ids that have lost their last digits: some on their own, others by what all ids of a file have in common. */
import { usageError } from './exit.js';
import { type InputLine, placeOf } from './read-input.js';

/** How an id shows that it was once stored as a number. */
interface Sign {
  /** How many digits the id seems to have lost; 0 if none; undefined if it is too short to tell. */
  readonly lostIn: (id: string) => number | undefined;
  /** From this many digits on, a single id is refused: such ids are rare. */
  readonly ofOne: number;
  /** From this many ids on, all are refused if none has kept its digits. By chance, six look so in one of a million files. */
  readonly ofAll: number;
}

/** How many trailing digits are zeros, counted after the digits that a spreadsheet keeps; 0 if one of them is not. */
function zerosAfter(kept: number, id: string): number | undefined {
  const rest = id.slice(kept);
  if (rest === '') return undefined;
  return /[1-9]/.test(rest) ? 0 : rest.length;
}

const signs = [
  // A spreadsheet keeps 15 digits, and writes zeros for the rest.
  { lostIn: (id) => zerosAfter(15, id), ofOne: 2, ofAll: 1 },
  // JavaScript writes at most 17 digits, and zeros for the rest.
  {
    lostIn: (id) => {
      const zeros = zerosAfter(17, id);
      return zeros && String(Number(id)) !== id ? 0 : zeros;
    },
    ofOne: 2,
    ofAll: 6,
  },
  // Other programs write the rounded number in full.
  { lostIn: roundedDigits, ofOne: Number.POSITIVE_INFINITY, ofAll: 6 },
] as const satisfies readonly Sign[];

/** How many digits it takes to tell a rounded number from its neighbours; undefined if it is not rounded. */
function roundedDigits(id: string): number | undefined {
  const number = Number(id);
  if (number <= Number.MAX_SAFE_INTEGER || id.length > 40) return undefined;
  const bits = Math.floor(Math.log2(number)) - 52;
  return BigInt(number) === BigInt(id) ? bits * Math.log10(2) : 0;
}

/** How many lines to name. */
const MOST_LINES = 20;

/**
 * The same lines. One whose id has lost digits gets a problem.
 *
 * @throws CommandError at the end, if all ids have lost some.
 */
export async function* refusingLostDigits(lines: AsyncIterable<InputLine>): AsyncGenerator<InputLine> {
  const suspects = signs.map((sign) => new Suspects(sign));
  for await (const each of lines) {
    const id = 'problem' in each ? '' : String(each.id);
    // Fifteen digits are always kept.
    const isLost =
      id.length > 15 && /^\d+$/.test(id) && suspects.filter((some) => some.add(id, each)).length > 0;
    if (!isLost) yield each;
    else {
      const { line, cell } = each;
      const problem =
        `the id has ${id.length} digits and ends in zeros, as if a spreadsheet or a script had read it as a number and lost ` +
        'its last digits. Export it as text; if it is right, say --as-id';
      yield { line, cell, problem };
    }
  }
  for (const some of suspects) some.assertKept();
}

/** The ids of a file that may have lost digits in one way. */
class Suspects {
  readonly #sign: Sign;
  #lost = 0;
  #isKept = false;
  /** Whether each of them was refused on its own. */
  #isTold = true;
  readonly #places: string[] = [];
  #count = 0;

  constructor(sign: Sign) {
    this.#sign = sign;
  }

  /** Whether the id has certainly lost digits. */
  add(id: string, line: InputLine): boolean {
    const lost = this.#sign.lostIn(id);
    if (lost === undefined) return false;
    // Then the file was not written in that way.
    if (lost === 0) this.#isKept = true;
    else {
      this.#lost += lost;
      this.#count += 1;
      this.#isTold &&= lost >= this.#sign.ofOne;
      if (this.#places.length < MOST_LINES) this.#places.push(placeOf('line', line));
    }
    return lost >= this.#sign.ofOne;
  }

  assertKept(): void {
    if (this.#isKept || this.#isTold || this.#lost < this.#sign.ofAll) return;
    const more = this.#count - this.#places.length;
    throw usageError(
      'all ids with more than 15 digits are round, as if a spreadsheet or a script had read them as numbers and lost ' +
        'their last digits. Export them as text; if they are right, say --as-id:',
      more > 0 ? [...this.#places, `and ${more} more`] : this.#places,
    );
  }
}
