/** Finds the schemas that are written out in a spec, each once, without references. */
import { isRecord, type Spec } from '../../../contract/spec.js';
import type { Mutant, Operator } from './mutant.js';

/** The keywords of JSON Schema that the operators know. */
export interface Keywords {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly items?: unknown;
  readonly additionalProperties?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Found {
  readonly path: readonly (string | number)[];
  readonly schema: Keywords;
  /** Whether it is the schema of a request, which must be closed. */
  readonly closed: boolean;
}

export function schemasIn(spec: Spec): Found[] {
  const found: Found[] = [];
  const visit = (node: unknown, path: readonly (string | number)[]): void => {
    if (!isRecord(node) || '$ref' in node) return;
    const schema = node as Keywords;
    found.push({ path, schema, closed: schema.additionalProperties === false });
    for (const [name, property] of Object.entries(schema.properties ?? {}))
      visit(property, [...path, 'properties', name]);
    visit(schema.items, [...path, 'items']);
    for (const choice of ['oneOf', 'anyOf'] as const)
      for (const [index, arm] of (schema[choice] ?? []).entries()) visit(arm, [...path, choice, index]);
  };
  for (const [name, schema] of Object.entries(spec.components.schemas)) {
    visit(schema, ['components', 'schemas', name]);
  }
  for (const [name, parameter] of Object.entries(spec.components.parameters ?? {}))
    visit(parameter.schema, ['components', 'parameters', name, 'schema']);
  return found;
}

/** Makes an operator from a change to one schema. */
export const eachSchema = (name: string, of: (found: Found, spec: Spec) => Mutant[]): Operator => ({
  name,
  mutantsOf: (spec) => schemasIn(spec).flatMap((found) => of(found, spec)),
});
