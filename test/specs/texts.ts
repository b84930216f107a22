/** Finds what a reader reads in a spec, as opposed to what a program reads. */
import { isRecord } from '../../contract/spec.js';

/** The keys whose strings are texts. Every one of them has its Spanish. */
const TEXT_KEYS = new Set(['title', 'summary', 'description', 'x-assumption', 'x-displayName']);

/** The keys that hold data of a provider's: what stands below is no text of ours. */
const DATA_KEYS = new Set(['value', 'example', 'default', 'const', 'enum']);

/** The keys whose strings have spaces and are code all the same. */
const CODE_KEYS = new Set(['source', 'pattern']);

/** A copy of the spec in which each text is what `change` makes of it. */
export function mapTexts(spec: object, change: (text: string, target: string) => string): object {
  const changed = mapStrings(spec, (string, key, target) =>
    TEXT_KEYS.has(key) ? change(string, target) : string,
  );
  return changed as object;
}

/** The texts of the spec by their places, each a JSONPath such as `$.paths['/contacts'].delete.summary`. */
export function textsOf(spec: object): Map<string, string> {
  const texts = new Map<string, string>();
  mapTexts(spec, (text, target) => {
    texts.set(target, text);
    return text;
  });
  return texts;
}

/** The places of strings that look like prose, under a key that nobody has called a text or code. */
export function strayProse(spec: object): string[] {
  const places: string[] = [];
  mapStrings(spec, (string, key, target) => {
    if (/\s/.test(string) && !TEXT_KEYS.has(key) && !CODE_KEYS.has(key)) places.push(target);
    return string;
  });
  return places;
}

/** Walks all but data. `key` is the one that a program reads: below `properties` it is the provider's name for a field. */
function mapStrings(
  node: unknown,
  change: (string: string, key: string, target: string) => string,
  key = '',
  target = '$',
): unknown {
  if (typeof node === 'string') return change(node, key, target);
  if (Array.isArray(node)) {
    return node.map((item, index) => mapStrings(item, change, key, `${target}[${index}]`));
  }
  if (!isRecord(node)) return node;
  const entries = Object.entries(node).map(([name, value]) => {
    const isField = key === 'properties';
    const isData = DATA_KEYS.has(name) || (name === 'examples' && Array.isArray(value));
    if (isData && !isField) return [name, value];
    const below = target + (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`);
    return [name, mapStrings(value, change, isField ? '' : name, below)];
  });
  return Object.fromEntries(entries);
}
