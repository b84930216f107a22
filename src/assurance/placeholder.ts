/** Recognises what tools put in place of a value that they removed from a recording. */

/** Words that say so by themselves. */
const TAKEN_OUT = 'redacted|sanitized|sanitised|scrubbed|anonymized|anonymised|censored|masked|obfuscated';

/** Words that say so only in brackets, since they could also be a value. */
const IN_BRACKETS = `${TAKEN_OUT}|removed|filtered|hidden|omitted|private|secret|sensitive|confidential|pii|personal`;

/** What may surround them: no white space, so that it is not a sentence, and no JSON. */
const PLAIN = '[^\\s"{}]*';

/** The longest placeholder. Longer texts would take long to match. */
const LONGEST = 80;

const PLACEHOLDERS: readonly RegExp[] = [
  new RegExp(`^(${PLAIN}[\\W_])?(${TAKEN_OUT})([\\W_\\d]${PLAIN})?$`, 'i'),
  new RegExp(`^[[({<*_-]+[\\w .:-]*\\b(${IN_BRACKETS})\\b[\\w .:-]*[\\])}>*_-]+$`, 'i'),
  // A variable: `<CONTACT_ID>`, `{{contactId}}`.
  /^<[A-Z][A-Z0-9 _-]*>$/,
  /^\{\{[^{}]*\}\}$/,
  // Masking characters within the value: `2557****78`, `<...>`.
  /^[^{}<>[\]"]*(\*{2}|[•●█]{2})[^{}<>[\]"]*$/,
  /^\W?(…|\.{3})\W?$/,
  // Some SDKs' recorders write this for any UUID.
  /^0{8}-(0{4}-){3}0{12}$/,
];

/** Nothing, or one character for each original one, so these may be as long as the value was. */
const BLACKED_OUT = /^\s*$|^\*$|^([xX0#_.*•●█-])\1{2,}$/;

/** Whether a value stands for one that was removed. */
export const isPlaceholder = (value: unknown): boolean =>
  typeof value === 'string' &&
  (BLACKED_OUT.test(value) ||
    (value.length <= LONGEST && PLACEHOLDERS.some((pattern) => pattern.test(value))));

/** Whether there is such a value at a JSON Pointer into a body. */
export function isPlaceholderAt(json: unknown, pointer: string): boolean {
  let value = json;
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.hasOwn(Object(value), name) ? Object(value)[name] : undefined;
  }
  return isPlaceholder(value);
}

/**
 * The name of a parameter instead of its value, in the notations of routers: `{id}`, `:id`, `[id]`, `<id>`, `$id`, `%id%`.
 */
const PARAMETER = /^(\{[\w .-]+\}|:[A-Za-z]\w*|\[[\w .-]+\]|<[\w .-]+>|\$\{?[A-Za-z]\w*\}?|%[A-Za-z]\w*%)$/;

/** A hash in hexadecimal or base64, possibly after the name of its algorithm. Ids may look the same. */
const HASH =
  /^(\w{1,12}[:_-])?((?=.*\d)(?=.*[a-f])([\da-f]{16}|[\da-f]{32}|[\da-f]{40}|[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})|[\w+/-]{43}=)$/i;

/** Whether an id was removed from a recording: it is a placeholder, or the name of a parameter. */
export const isTakenOut = (id: unknown): boolean =>
  isPlaceholder(id) || (typeof id === 'string' && PARAMETER.test(id));

/** Whether the ids of a request and of its answer cannot be compared, since only one side has hashes. */
export function isHashedOnOneSide(names: readonly unknown[], answered: readonly unknown[]): boolean {
  const isHash = (id: unknown) => typeof id === 'string' && HASH.test(id);
  if (answered.length === 0) return false;
  return names.some(isHash) ? !answered.some(isHash) : answered.every(isHash);
}
