/** Finds the answer that is well formed and cannot be true: a success that contradicts itself, or is about somebody else. */
import type { Operation } from '../../generated/contract.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { isSuccess } from './documented.js';

/** What was asked for. */
export interface Asked {
  readonly definition: ProviderDefinition;
  readonly operation: Operation;
  /** The contacts that the request names, each in the provider's one spelling. */
  readonly names: readonly string[];
}

/** @param json A body that keeps its schema; undefined if there is none. */
export function contradicts({ definition, operation, names }: Asked, status: number, json: unknown): boolean {
  const [name] = names;
  if (name === undefined || !isSuccess(operation, status)) return false;
  const { deletion, lookUp } = definition;
  // What was chosen decides what becomes of a contact, not whether the answer is about it.
  if (operation.operationId === deletion.operation) return deletion.read(json, names, {}) === 'contradiction';
  return operation.operationId === lookUp?.operation && lookUp.read(json, name) === 'unclear';
}

/** The one spelling of a contact that a request names; of what the provider cannot have, the spelling that it came in. */
export function spelt({ deletion }: ProviderDefinition, name: number | string): string {
  const parsed = deletion.parseId(String(name));
  return 'id' in parsed ? parsed.id : String(name);
}
