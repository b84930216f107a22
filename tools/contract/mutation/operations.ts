/** Finds the operations of a spec. */
import type { Method, Operation, Spec } from '../../../contract/spec.js';
import type { Mutant, Operator } from './mutant.js';

export interface FoundOperation {
  readonly path: readonly (string | number)[];
  readonly method: Method;
  readonly operation: Operation;
}

export const METHODS = ['delete', 'get', 'head', 'post'] as const;

export const operationsIn = (spec: Spec): FoundOperation[] =>
  Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path: ['paths', path, method], method, operation }] : [];
    }),
  );

/** Makes an operator from a change to one operation. */
export const eachOperation = (name: string, of: (found: FoundOperation, spec: Spec) => Mutant[]) =>
  ({ name, mutantsOf: (spec) => operationsIn(spec).flatMap((found) => of(found, spec)) }) satisfies Operator;
