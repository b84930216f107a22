/** Finds the operation of a contract for a method and a path. */
import type { Contract, Operation } from '../../generated/contract.js';

/** An operation, with the values of its path's placeholders. */
export interface Match {
  readonly operation: Operation;
  /** Decoded values by placeholder; undefined if a value cannot be decoded. */
  readonly path: Readonly<Record<string, string | undefined>>;
}

/** A placeholder of a path template. Its name may have hyphens and dots. */
export const PLACEHOLDER = /\{([^{}]+)\}/g;

/** The pattern for the value of a placeholder. */
const PLACE = '([^/]+)';

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  /** The names of the placeholders, in order. */
  readonly names: readonly string[];
}

const routesByContract = new WeakMap<Contract, readonly Route[]>();

/**
 * The template with the fewest placeholders wins; among equals, the one with the most literal text.
 *
 * @param path Below the base URL, encoded as in the URL.
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
    .sort((one, other) => one.names.length - other.names.length || literal(other) - literal(one));
  routesByContract.set(contract, routes);
  return routes;
}

/** How many characters of a path are not placeholders. */
const literal = ({ operation }: Route): number => operation.path.replace(PLACEHOLDER, '').length;

/**
 * For each contract and operation: patterns of other operations' paths that can be made from the operation's own template.
 */
const rivalsByContract = new WeakMap<Contract, ReadonlyMap<string, readonly RegExp[]>>();

/**
 * Whether a path made from an operation's template is the path of another operation with the same method: `/people/me`, made
 * from `/people/{id}`, if the contract has `/people/me`. Case is ignored, as some servers do.
 */
export const isPathOfAnother = (contract: Contract, { operationId }: Operation, path: string): boolean =>
  rivalsIn(contract)
    .get(operationId)
    ?.some((rival) => rival.test(path)) ?? false;

/** Whether the contract has operations that can be confused in this way. */
export const hasRivals = (contract: Contract): boolean => rivalsIn(contract).size > 0;

function rivalsIn(contract: Contract): ReadonlyMap<string, readonly RegExp[]> {
  const known = rivalsByContract.get(contract);
  if (known) return known;
  const routes = routesOf(contract);
  const rivals = new Map<string, readonly RegExp[]>();
  for (const { operation } of routes) {
    const { method, path, operationId } = operation;
    // If this template fits the other's pattern, the other is the more general one.
    const others = routes.filter(
      ({ operation: other, pattern }) =>
        other.method === method && !pattern.test(path) && canMeet(other.path, path),
    );
    if (others.length > 0)
      rivals.set(
        operationId,
        others.map(({ pattern }) => new RegExp(pattern, 'i')),
      );
  }
  rivalsByContract.set(contract, rivals);
  return rivals;
}

/** Whether two templates can yield the same path. No value contains a slash. */
function canMeet(one: string, other: string): boolean {
  const segments = one.split('/');
  const others = other.split('/');
  const isOpen = (segment = '') => segment.includes('{');
  return (
    segments.length === others.length &&
    segments.every((segment, at) => isOpen(segment) || isOpen(others[at]) || segment === others[at])
  );
}

function patternOf(template: string): Omit<Route, 'operation'> {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const literals = template.split(/\{[^{}]+\}/).map((text) => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'));
  return { pattern: new RegExp(`^${literals.join(PLACE)}$`), names };
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
