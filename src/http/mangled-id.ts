/**
 * Recognises what a spreadsheet, a clipboard or a word processor made of a contact id. It would be sent as another
 * id, nobody would be found under it, and the person would stay.
 *
 * Ids are the provider's to choose, so each rule is narrow: `12e4`, `1e-5`, `a b`, `a/b`, `#7`, `1.5`, `null` and `é`
 * may all be ids.
 */

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const QUOTES = '[\'"`´‘’‚‛“”„‟«»‹›′″]';

/** Forms of a whole id, with words that follow "the contact id …". */
const forms: readonly (readonly [form: RegExp, problem: string])[] = [
  // The mark of a decimal or the sign of the exponent tells it from an id in hexadecimal.
  [
    /^[+-]?\d+(?:[.,]\d*[eE][+-]?|[eE]\+)\d{1,3}$|^[+-]?\dE-\d{2,3}$/,
    'is a number as a spreadsheet rounds it: digits are lost',
  ],
  [/^\d+[.,]0+$/, 'is a number with decimals, as a spreadsheet or a script makes of an id'],
  [
    /^\d{1,3}(?:([,'’ ])\d{3}(?:\1\d{3})*|(?:\.\d{3}){2,})(?:[.,]\d+)?$/,
    'is a number with its digits in groups, as a spreadsheet shows it',
  ],
  [
    new RegExp(`^\\d{1,2}-${MONTH}(?:-\\d{2,4})?$|^${MONTH}-\\d{2,4}$`),
    'is a date, which a spreadsheet makes of some ids',
  ],
  [
    /^\d{1,2}([/.])\d{1,2}\1\d{4}(?: [\d:]+)?$|^\d{4}-\d\d-\d\d[ T]00:00(?::00)?/,
    'is a date, which a spreadsheet makes of some ids',
  ],
  // #REF!, #¿NOMBRE?, #DIV/0!, #N/A, #NV; ### stands in a column that is too narrow; Err:502.
  [
    /^#(?:[¡¿]?[\p{Lu}\d/_ ]+[!?]|\p{Lu}\/\p{Lu}|NV|GETTING_DATA|#+)$|^Err:\d{3}$/u,
    'is an error of a spreadsheet',
  ],
  [/^=/, 'begins with "=", as a formula does'],
  [new RegExp(`^${QUOTES}|${QUOTES}$`), 'begins or ends with a quotation mark'],
  [/…|[^.]\.{3}$/, 'was shortened: it has an ellipsis'],
  [/_x00[\dA-F]{2}_/, 'has a character that a spreadsheet has written as its code'],
  [/&(?:amp|lt|gt|quot|apos|nbsp|shy|zwn?j|#\d+|#x[\da-f]+);/i, 'has a character that is written as in HTML'],
  [/^\[object \w+\]$/, 'is what a script makes of an object'],
];

/** Single characters; the first that is found is told by its code, since it may not be seen. */
const characters: readonly (readonly [character: RegExp, problem: string])[] = [
  [/[\p{Cf}\p{DI}\u2800]/u, 'has an invisible character'],
  [/[^\P{Zs} ]/u, 'has a space that is not the one of the keyboard'],
  [/\ufffd/, 'has the character that stands for a lost one'],
  [/[\p{Co}\p{NChar}\ufffc]/u, 'has a character without a meaning'],
  [/[^\P{Nd}\d]/u, 'has a digit that is not 0 to 9'],
  [/[^\P{Pd}-]|\u2212/u, 'has a dash that is not the plain hyphen'],
  [/[\uff01-\uff5e\ufb00-\ufb06]/, 'has a letter or sign of another width'],
];

/** Why an id must be a mangled one; undefined if it may be as its provider gave it. */
export function problemOfMangled(id: string): string | undefined {
  for (const [character, problem] of characters) {
    const found = character.exec(id);
    if (found) return `${problem} (${codeOf(found[0])})`;
  }
  return forms.find(([form]) => form.test(id))?.[1];
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
