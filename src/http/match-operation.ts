/** Finds the operation of a contract that a method and a path are of. */
import type { Contract, Operation } from '../../generated/contract.js';
import { PLACEHOLDER } from './request.js';

/** An operation, with what stands in the placeholders of its path. */
export interface Match {
  readonly operation: Operation;
  /** By placeholder, decoded; undefined if it cannot be decoded. */
  readonly path: Readonly<Record<string, string | undefined>>;
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  /** The placeholders, in the order of their values in the pattern. */
  readonly names: readonly string[];
}

const routesByContract = new WeakMap<Contract, readonly Route[]>();

/**
 * A path without placeholders comes before one that has them.
 *
 * @param path Below the base URL, as it stands in a URL.
 */
export function matchOperation(contract: Contract, method: string, path: string): Match | undefined {
  for (const { operation, pattern, names } of routesOf(contract)) {
    const match = operation.method === method && pattern.exec(path);
    if (match) {
      const values = names.map((name, index) => [name, decoded(match[index + 1] ?? '')]);
      return { operation, path: Object.fromEntries(values) };
    }
  }
  return undefined;
}

function routesOf(contract: Contract): readonly Route[] {
  const known = routesByContract.get(contract);
  if (known) return known;
  const routes = Object.values(contract.operations)
    .map((operation) => ({ operation, ...patternOf(operation.path) }))
    .sort((one, other) => one.names.length - other.names.length);
  routesByContract.set(contract, routes);
  return routes;
}

function patternOf(template: string): Omit<Route, 'operation'> {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const literals = template.split(/\{[^{}]+\}/).map((text) => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'));
  return { pattern: new RegExp(`^${literals.join('([^/]+)')}$`), names };
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
