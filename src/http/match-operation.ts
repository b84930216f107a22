/** Finds the operation of a contract that a method and a path are of. */
import type { Contract, Operation } from '../../generated/contract.js';

/** An operation, with what stands in the placeholders of its path. */
export interface Match {
  readonly operation: Operation;
  /** By placeholder, decoded; undefined if it cannot be decoded. */
  readonly path: Readonly<Record<string, string | undefined>>;
}

/** A placeholder of a path template: names may have hyphens and dots. */
export const PLACEHOLDER = /\{([^{}]+)\}/g;

/** What stands for a placeholder in a pattern. */
const PLACE = '([^/]+)';

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  /** The placeholders, in the order of their values in the pattern. */
  readonly names: readonly string[];
}

const routesByContract = new WeakMap<Contract, readonly Route[]>();

/**
 * A path without placeholders comes before one that has them, and of as many, the one that says more besides.
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
    .sort((one, other) => one.names.length - other.names.length || literal(other) - literal(one));
  routesByContract.set(contract, routes);
  return routes;
}

/** How much of a path is not placeholders. */
const literal = ({ operation }: Route): number => operation.path.replace(PLACEHOLDER, '').length;

/** By contract and operation: what the paths look like that are another's, although the operation's own template fits them. */
const rivalsByContract = new WeakMap<Contract, ReadonlyMap<string, readonly RegExp[]>>();

/**
 * Whether a path that was made from an operation's template is that of another operation with the same method: `/people/me`,
 * made from `/people/{id}`, if there is a `/people/me`. In whatever case, since some servers tell no case.
 */
export const isPathOfAnother = (contract: Contract, { operationId }: Operation, path: string): boolean =>
  rivalsIn(contract)
    .get(operationId)
    ?.some((rival) => rival.test(path)) ?? false;

/** Whether there is such a path at all. */
export const hasRivals = (contract: Contract): boolean => rivalsIn(contract).size > 0;

function rivalsIn(contract: Contract): ReadonlyMap<string, readonly RegExp[]> {
  const known = rivalsByContract.get(contract);
  if (known) return known;
  const routes = routesOf(contract);
  const rivals = new Map<string, readonly RegExp[]>();
  for (const { operation } of routes) {
    const { method, path, operationId } = operation;
    // Where the template itself fits, the other is the less special one.
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

/** Whether two templates can be filled to the same path: no value has a slash in it. */
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
