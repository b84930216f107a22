/** Finds the answer that is well formed and cannot be true: a success that contradicts itself, or is about somebody else. */
import type { Operation } from '../../generated/contract.js';
import type { Mode } from '../providers/provider.js';
import { described, type ProviderName } from './providers.js';

/** What was asked for. */
export interface Asked {
  readonly provider: ProviderName;
  readonly operation: Operation;
  /** The contacts that the request names. */
  readonly names: readonly string[];
  /** Where it wants them to go; read for Huduma only. */
  readonly mode: Mode;
}

/** @param json A body that keeps its schema; undefined if there is none. */
export function contradicts(
  { provider, operation, names, mode }: Asked,
  status: number,
  json: unknown,
): boolean {
  if (status !== 200 || names.length === 0) return false;
  if (operation.operationId.startsWith('delete')) {
    return described[provider].deletion.read(json, names, mode) === 'contradiction';
  }
  const isLookUp = operation.method === 'GET' && operation.path.endsWith('/{id}');
  return isLookUp && (json as { id?: unknown } | null | undefined)?.id !== names[0];
}
