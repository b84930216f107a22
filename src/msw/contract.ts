/** Compares what goes to and from a sandbox with the provider's contract. */
import { problemOfBody } from '../http/body-problem.js';
import { findDrift } from '../http/drift.js';
import { matchOperation } from '../http/match-operation.js';
import { isJson } from '../http/reply.js';
import { faulty } from '../sandbox/inside.js';
import type { Place } from '../sandbox/places.js';

/** A request or an answer that breaks a provider's contract. */
export interface ContractViolation {
  readonly provider: string;
  /** What is wrong: the request, or the answer of your own stand-in. */
  readonly of: 'request' | 'answer';
  /** The operation in the spec; undefined if the spec has none with this method and path. */
  readonly operation: string | undefined;
  /** A sentence that names fields, but no values. */
  readonly message: string;
}

export function violationOfRequest(
  { definition, path }: Place,
  method: string,
  text: string,
): ContractViolation | undefined {
  const provider = definition.name;
  const match = path === undefined ? undefined : matchOperation(definition.contract, method, path);
  if (!match) {
    const message = `${provider}: no page documents ${method} at this path.`;
    return { provider, of: 'request', operation: undefined, message };
  }
  const { operation } = match;
  const problem = problemOfBody(operation, operation.validateRequest ? parsed(text) : text || undefined);
  if (problem === undefined) return undefined;
  const { operationId } = operation;
  const message = `${provider}: the body of ${operationId} ${problem}.`;
  return { provider, of: 'request', operation: operationId, message };
}

/** Does not judge the answers of faults: they are wrong on purpose. */
export async function violationOfAnswer(
  { definition, path }: Place,
  method: string,
  response: Response,
): Promise<ContractViolation | undefined> {
  const operation = path && matchOperation(definition.contract, method, path)?.operation;
  if (!operation || faulty.has(response)) return undefined;
  const text = await response.clone().text();
  const json = isJson(response.headers.get('content-type') ?? '') ? parsed(text) : undefined;
  const provider = definition.name;
  const drift = findDrift(provider, operation, response.status, { json, empty: text === '' });
  if (!drift) return undefined;
  const places = drift.violations.map((each) => `${each.path || '/'} (${each.keyword})`).join(', ');
  const { operationId } = operation;
  const message = `${provider}: the answer ${drift.status} to ${operationId} does not match the spec: ${places || drift.kind}.`;
  return { provider, of: 'answer', operation: operationId, message };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
