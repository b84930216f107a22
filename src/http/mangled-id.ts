/**
 * Recognises contact ids that a spreadsheet, a clipboard or a word processor has changed. Such an id would be sent as
 * another id, no contact would be found under it, and the person would stay.
 *
 * Providers choose their ids, so each rule is narrow: `12e4`, `1e-5`, `a b`, `a/b`, `#7`, `1.5`, `null` and `é` may all be
 * ids.
 */

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const QUOTES = '\'"`´‘’‚‛“”„‟«»‹›′″';

/** Forms of a whole id, with words that continue "the contact id …". */
const forms: readonly (readonly [form: RegExp, problem: string])[] = [
  // The decimal mark, or the sign of the exponent, distinguishes it from a hexadecimal id.
  [
    /^[+-]?\d+(?:[.,]\d*[eE][+-]?|[eE]\+)\d{1,3}$|^[+-]?\dE-\d{2,3}$/,
    'is a number as a spreadsheet rounds it: digits are lost',
  ],
  // 123.0, 1,234,567 and 1.234.567,00.
  [
    /^\d+[.,]0+$|^\d{1,3}(?:([,'’ ])\d{3}(?:\1\d{3})*|(?:\.\d{3}){2,})(?:[.,]\d+)?$/,
    'is a number as a spreadsheet shows it',
  ],
  [
    new RegExp(
      `^\\d\\d?-${MONTH}(-\\d{2,4})?$|^${MONTH}-\\d{2,4}$|` +
        '^\\d\\d?([/.])\\d\\d?\\2\\d{4}( [\\d:]+)?$|^\\d{4}-\\d\\d-\\d\\d[ T]00:00',
    ),
    'is a date, which a spreadsheet makes of some ids',
  ],
  // #REF!, #¿NOMBRE?, #DIV/0!, #N/A, #NV; ### for a column that is too narrow; Err:502; [object Object].
  [
    /^#(?:[¡¿]?[\p{Lu}\d/_ ]+[!?]|\p{Lu}\/\p{Lu}|NV|GETTING_DATA|#+)$|^Err:\d{3}$|^\[object \w+\]$/u,
    'is an error of a spreadsheet or a script',
  ],
  [/^'[^']*$/, 'begins with an apostrophe, with which a spreadsheet marks a text'],
  [new RegExp(`^[=${QUOTES}]|[${QUOTES}]$`), 'begins or ends with a quotation mark or "="'],
  [/…|[^.]\.{3}$/, 'was shortened: it has an ellipsis'],
  // _x000D_ and &nbsp;
  [
    /_x00[\dA-F]{2}_|&(?:amp|lt|gt|quot|apos|nbsp|shy|zwn?j|#\d+|#x[\da-fA-F]+);/,
    'has a character that is written as a code',
  ],
];

/** Single characters. The first match is shown by its code, since it may be invisible. */
const characters: readonly (readonly [character: RegExp, problem: string])[] = [
  [/[\p{Cf}\p{DI}\u2800]/u, 'has an invisible character'],
  [/[\ufffc\ufffd\p{Co}\p{NChar}]/u, 'has a character that stands for a lost one'],
  // Spaces, digits, hyphens and letters that are not the ASCII ones.
  [
    /[^\P{Zs} ]|[^\P{Nd}\d]|[^\P{Pd}-]|[\u2212\uff01-\uff5e\ufb00-\ufb06]/u,
    'has a character that only looks like one of the keyboard',
  ],
];

/** Why an id must have been changed; undefined if it may be as the provider gave it. */
export function problemOfMangled(id: string): string | undefined {
  for (const [character, problem] of characters) {
    const found = character.exec(id);
    if (found) return `${problem} (${codeOf(found[0])})`;
  }
  return forms.find(([form]) => form.test(id))?.[1];
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
