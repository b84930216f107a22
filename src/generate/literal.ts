/** Texts from a spec, in generated code. */

/** A string literal in single quotes. */
export function literal(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  // Legal in a string since ES2019, but many tools still treat it as the end of a line.
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** The head of a generated file, which `isGenerated` recognises. */
export const bannerOf = (source: string, command: string): string =>
  `// Made from ${source.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')} by \`${command}\`. Do not edit.\n`;

/** Whether a file was generated, and may be overwritten. */
export const isGenerated = (text: string): boolean =>
  /^\/\/ Made from [^\r\n]* by `[^`\r\n]*generate`\. Do not edit\.\r?\n/.test(text);

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** Names that the generated validators use, or that the language reserves. */
const TAKEN =
  /^(Validator|components|countCharacters|isEqual|(validate|schema|func|pattern|formats|root|wrapper|default)\d*)$/;

/** For each text, a unique name for an export: the text itself if possible. */
export function exportNames(texts: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const text of texts) {
    const plain = text.replace(/[^\w$]/g, '_').replace(/^(?=\d)/, '_');
    const isTaken = RESERVED.has(plain) || TAKEN.test(plain) || plain in globalThis;
    const name = firstFree(isTaken ? `${plain}_` : plain, (each) => used.has(each));
    used.add(name);
    names.set(text, name);
  }
  return names;
}

export function firstFree(wish: string, isUsed: (name: string) => boolean): string {
  let name = wish;
  for (let count = 2; isUsed(name); count += 1) name = `${wish}_${count}`;
  return name;
}
