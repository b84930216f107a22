/** Recognises what tools put in the place of a value that they took out of a recording. */

/** Words that say so by themselves. */
const TAKEN_OUT = 'redacted|sanitized|sanitised|scrubbed|anonymized|anonymised|censored|masked|obfuscated';

/** Words that say so in brackets, and could be a value without them. */
const IN_BRACKETS = `${TAKEN_OUT}|removed|filtered|hidden|omitted|private|secret|sensitive|confidential|pii|personal`;

/** What may stand around them: no space, so that it is no sentence, and nothing of JSON. */
const PLAIN = '[^\\s"{}]*';

/** The most signs that one of these has; more would take long to look at. */
const LONGEST = 80;

const PLACEHOLDERS: readonly RegExp[] = [
  new RegExp(`^(${PLAIN}[\\W_])?(${TAKEN_OUT})([\\W_\\d]${PLAIN})?$`, 'i'),
  new RegExp(`^[[({<*_-]+[\\w .:-]*\\b(${IN_BRACKETS})\\b[\\w .:-]*[\\])}>*_-]+$`, 'i'),
  // A variable: `<CONTACT_ID>`, `{{contactId}}`.
  /^<[A-Z][A-Z0-9 _-]*>$/,
  /^\{\{[^{}]*\}\}$/,
  // Signs in the middle of what is left: `2557****78`, `<...>`.
  /^[^{}<>[\]"]*(\*{2}|[•●█]{2})[^{}<>[\]"]*$/,
  /^\W?(…|\.{3})\W?$/,
  // What the recorders of some SDKs write for any UUID.
  /^0{8}-(0{4}-){3}0{12}$/,
];

/** Nothing, or one sign for each that was there: these may be as long as what they stand for. */
const BLACKED_OUT = /^\s*$|^\*$|^([xX0#_.*•●█-])\1{2,}$/;

/** Whether a value is none that anybody recorded. */
export const isPlaceholder = (value: unknown): boolean =>
  typeof value === 'string' &&
  (BLACKED_OUT.test(value) ||
    (value.length <= LONGEST && PLACEHOLDERS.some((pattern) => pattern.test(value))));

/** Whether one stands at a JSON Pointer into a body. */
export function isPlaceholderAt(json: unknown, pointer: string): boolean {
  let value = json;
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.hasOwn(Object(value), name) ? Object(value)[name] : undefined;
  }
  return isPlaceholder(value);
}

/** The name of a parameter, as the recorders of routes write it for its value: `{id}`, `:id`, `[id]`, `<id>`, `$id`, `%id%`. */
const PARAMETER = /^(\{[\w .-]+\}|:[A-Za-z]\w*|\[[\w .-]+\]|<[\w .-]+>|\$\{?[A-Za-z]\w*\}?|%[A-Za-z]\w*%)$/;

/** A hash in hexadecimal or base64, perhaps with its name before it. Ids look like that, too. */
const HASH =
  /^(\w{1,12}[:_-])?((?=.*\d)(?=.*[a-f])([\da-f]{16}|[\da-f]{32}|[\da-f]{40}|[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})|[\w+/-]{43}=)$/i;

/** Whether an id was taken out of a recording: it is a placeholder, or the name of a parameter. */
export const isTakenOut = (id: unknown): boolean =>
  isPlaceholder(id) || (typeof id === 'string' && PARAMETER.test(id));

/** Whether the ids of a request and those of its answer cannot be compared, since those of one of them are hashes. */
export function isHashedOnOneSide(names: readonly unknown[], answered: readonly unknown[]): boolean {
  const isHash = (id: unknown) => typeof id === 'string' && HASH.test(id);
  if (answered.length === 0) return false;
  return names.some(isHash) ? !answered.some(isHash) : answered.every(isHash);
}
