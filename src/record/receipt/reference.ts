/** The case number in a receipt: one line, all of it visible, as in `schemas/receipt.schema.json`. */

export const LONGEST_REFERENCE = 200;

/** Invisible characters, characters that change how others are shown, and every space but the plain one. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]|(?! )\p{Zs}/u;

/** Why a text cannot be a reference, in words that continue "the reference …"; undefined if it can. */
export function problemOfReference(text: string): string | undefined {
  const [unseen] = UNSEEN.exec(text) ?? [];
  if (unseen !== undefined) return `has a character that cannot be seen (${codeOf(unseen)})`;
  if (text.trim() === '') return 'is empty';
  // On paper, two spaces look like one.
  if (/^ | $| {2}/.test(text)) return 'begins or ends with a space, or has two in a row';
  const { length } = [...text];
  return length > LONGEST_REFERENCE
    ? `has ${length} characters, and can have ${LONGEST_REFERENCE} at the most`
    : undefined;
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
