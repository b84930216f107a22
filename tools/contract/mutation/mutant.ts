/** What a mutant of a spec is, and how one is made: one change, on a copy of its own. */
import { isRecord, type Spec } from '../../../contract/spec.js';

/** A spec with one thing wrong. */
export interface Mutant {
  /** Where the change is, as a JSON Pointer into the spec. */
  readonly pointer: string;
  /** What was changed, in a few words. One operator says the same of a place only once. */
  readonly change: string;
  /** The changed spec: a copy that nobody else has. */
  readonly make: () => Spec;
}

/** A way to get a contract wrong. */
export interface Operator {
  /** In two or three words, such as `drop-required`. */
  readonly name: string;
  /** Every mutant that the operator makes of the spec, which itself stays as it is. */
  readonly mutantsOf: (spec: Spec) => Mutant[];
}

type Path = readonly (string | number)[];

export const pointerOf = (path: Path): string =>
  `#${path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

/** A mutant in which the node at `path` is another value; `undefined` takes it away. */
export function put(spec: Spec, path: Path, value: unknown, change: string): Mutant {
  return changed(spec, path, change, (holder, key) => {
    if (value !== undefined) holder[key] = structuredClone(value);
    else if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
}

/** A mutant in which a key of an object is called something else, in the same place. */
export function rename(spec: Spec, path: Path, name: string): Mutant {
  return changed(spec, path, `call it ${name}`, (holder, key) => {
    const entries = Object.entries(holder);
    for (const [old] of entries) delete holder[old];
    for (const [old, value] of entries) holder[old === String(key) ? name : old] = value;
  });
}

/** A mutant in which several fields of the object at `path` are others. */
export function patch(
  spec: Spec,
  path: Path,
  fields: Readonly<Record<string, unknown>>,
  change: string,
): Mutant {
  return changed(spec, path, change, (holder, key) => {
    const node = path.length === 0 ? holder : holder[key];
    if (!isRecord(node)) throw new Error(`${pointerOf(path)} is no object`);
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) delete node[name];
      else node[name] = structuredClone(value);
    }
  });
}

type Holder = Record<string | number, unknown>;

function changed(
  spec: Spec,
  path: Path,
  change: string,
  act: (holder: Holder, key: string | number) => void,
): Mutant {
  return {
    pointer: pointerOf(path),
    change,
    make: () => {
      const copy = structuredClone(spec);
      const last = path.at(-1) ?? '';
      const holder = path
        .slice(0, -1)
        .reduce<unknown>((node, key) => (isRecord(node) ? node[key] : node), copy);
      if (!isRecord(holder)) throw new Error(`the spec has no ${pointerOf(path)}`);
      act(holder, last);
      return copy;
    },
  };
}
