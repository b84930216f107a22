/** What is wrong with the body of a request, by the contract. It names fields, and no values. */
import type { Operation, Violation } from '../../generated/contract.js';

/** @returns The rest of a sentence that begins with what the body is of; undefined if nothing is wrong. */
export function problemOfBody({ validateRequest }: Operation, body: unknown): string | undefined {
  if (!validateRequest) return body === undefined ? undefined : 'must be empty';
  if (body === undefined) return 'is missing or not JSON';
  if (!validateRequest(body)) return problemOfViolations(validateRequest.errors ?? []);
  return undefined;
}

function problemOfViolations(violations: readonly Violation[]): string {
  for (const { params } of violations) {
    const unknown = params?.additionalProperty ?? params?.unevaluatedProperty;
    if (unknown !== undefined) return `has the unknown field ${JSON.stringify(unknown)}`;
  }
  const [first] = violations;
  return `breaks the contract at ${first?.instancePath || 'its root'} (${first?.keyword})`;
}
