/** Finds answers that are well-formed but cannot be true: a success that contradicts itself, or is about somebody else. */
import type { Operation } from '../../generated/contract.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { isSuccess } from './documented.js';

/** What the request asked for. */
export interface Asked {
  readonly definition: ProviderDefinition;
  readonly operation: Operation;
  /** The contacts that the request names, each in its canonical spelling. */
  readonly names: readonly string[];
}

/** @param json A body that fits its schema; undefined if there is none. */
export function contradicts({ definition, operation, names }: Asked, status: number, json: unknown): boolean {
  const [name] = names;
  if (name === undefined || !isSuccess(operation, status)) return false;
  const { deletion, lookUp } = definition;
  // Choices decide what happens to a contact, not whether the answer is about it.
  if (operation.operationId === deletion.operation) return deletion.read(json, names, {}) === 'contradiction';
  return operation.operationId === lookUp?.operation && lookUp.read(json, name) === 'unclear';
}

/** The canonical spelling of a contact in a request; if the provider cannot have it, its spelling in the request. */
export function spelt({ deletion }: ProviderDefinition, name: number | string): string {
  const parsed = deletion.parseId(String(name));
  return 'id' in parsed ? parsed.id : String(name);
}
