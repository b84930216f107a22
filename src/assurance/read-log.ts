/** Reads a line of our own log: an event of a client's `onResponse` or `onDrift`, as NDJSON. */
import type { DriftViolation } from '../http/drift.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { type Entry, isStatus } from './exchange.js';

/** Undefined for a line without an answer, such as an event of `onRequest` or `onRetry`. */
export function readLogLine(text: string, definitions: readonly ProviderDefinition[]): Entry | undefined {
  const unusable = (problem: string): Entry => ({ source: 'unusable', problem });
  let line: Readonly<Record<string, unknown>>;
  try {
    line = JSON.parse(text) ?? {};
  } catch {
    return unusable('is not JSON');
  }
  const { provider, operation, method, status, result, delayMs, kind, violations } = line;
  const definition = definitions.find(({ name }) => name === provider);
  if (!definition) return unusable('names no provider');
  if (typeof operation !== 'string' || !Object.hasOwn(definition.contract.operations, operation))
    return unusable('names no operation');
  const of = { provider: definition.name, operation };
  if (kind === 'body' || kind === 'notJson' || kind === 'missingBody') {
    if (!isStatus(status)) return unusable('names no status');
    const places = Array.isArray(violations) ? violations.filter(isViolation) : [];
    return { source: 'drift', ...of, status, kind, violations: places };
  }
  // An undocumented status is also in the line of the answer itself.
  if (kind !== undefined || result === undefined || delayMs !== undefined) return undefined;
  if (result !== 'answered' || !isStatus(status)) return { source: 'unanswered' };
  return { source: 'log', ...of, method: String(method), status };
}

function isViolation(value: unknown): value is DriftViolation {
  const { path, keyword } = (value ?? {}) as { path?: unknown; keyword?: unknown };
  return typeof path === 'string' && typeof keyword === 'string' && /^[A-Za-z$]+$/.test(keyword);
}
