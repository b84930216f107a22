/** Finds what people read in a spec, as opposed to what programs read. */
import { isRecord } from '../../contract/spec.js';

/** The keys whose strings are texts. Every text has a Spanish translation. */
const TEXT_KEYS = new Set(['title', 'summary', 'description', 'x-assumption', 'x-displayName']);

/** The keys that hold a provider's data: nothing below them is a text of ours. */
const DATA_KEYS = new Set(['value', 'example', 'default', 'const', 'enum']);

/** The keys whose strings contain spaces but are code. */
const CODE_KEYS = new Set(['source', 'pattern']);

/** A copy of the spec with each text changed by `change`. */
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

/** The places of strings that look like prose, under a key that is in none of the lists. */
export function strayProse(spec: object): string[] {
  const places: string[] = [];
  mapStrings(spec, (string, key, target) => {
    if (/\s/.test(string) && !TEXT_KEYS.has(key) && !CODE_KEYS.has(key)) places.push(target);
    return string;
  });
  return places;
}

/** Walks everything but data. `key` is the one for programs: below `properties` it is the provider's name for a field. */
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
