/** A mutant of a spec, and how to make one: one change, on a copy of its own. */
import { isRecord, type Spec } from '../../../contract/spec.js';

/** A spec with one thing wrong. */
export interface Mutant {
  /** Where the change is, as a JSON Pointer into the spec. */
  readonly pointer: string;
  /** The change, in a few words. An operator makes each change to a place only once. */
  readonly change: string;
  /** The changed spec, as a separate copy. */
  readonly make: () => Spec;
}

/** A way to break a contract. */
export interface Operator {
  /** In two or three words, such as `drop-required`. */
  readonly name: string;
  /** All mutants that the operator makes of the spec. The spec itself is not changed. */
  readonly mutantsOf: (spec: Spec) => Mutant[];
}

type Path = readonly (string | number)[];

export const pointerOf = (path: Path): string =>
  `#${path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

/** A mutant with another value at `path`; `undefined` removes it. */
export function put(spec: Spec, path: Path, value: unknown, change: string): Mutant {
  return changed(spec, path, change, (holder, key) => {
    if (value !== undefined) holder[key] = structuredClone(value);
    else if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
}

/** A mutant with another name for an object's key, in the same position. */
export function rename(spec: Spec, path: Path, name: string): Mutant {
  return changed(spec, path, `call it ${name}`, (holder, key) => {
    const entries = Object.entries(holder);
    for (const [old] of entries) delete holder[old];
    for (const [old, value] of entries) holder[old === String(key) ? name : old] = value;
  });
}

/** A mutant with other values for several fields of the object at `path`. */
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
