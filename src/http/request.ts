/** A request in the terms of the contract, and the only way to turn it into a URL. */
import type { Contract, Operation } from '../../generated/contract.js';
import type { Address } from './address.js';
import { InvalidRequestError, InvalidTargetError } from './errors.js';
import { isPathOfAnother, PLACEHOLDER } from './match-operation.js';
import { problemOfId, quoteId } from './target.js';

/** A value of a query parameter. */
type QueryValue = string | number | boolean;

/** The parts of a request. */
export interface RequestParts {
  /** The values of the path's placeholders, not encoded. A number must be an integer. */
  readonly path?: Readonly<Record<string, string | number>> | undefined;
  /** The query parameters. Undefined ones are left out, and a list is sent as a repeated parameter. */
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>> | undefined;
  /** The body, sent as JSON. */
  readonly body?: unknown;
}

/** A request of an operation. */
export interface OperationRequest extends RequestParts {
  readonly operation: Operation;
}

/**
 * The URL of a request, exactly as a runtime will use it.
 *
 * @throws InvalidTargetError if an id in the path is missing or would change the path.
 * @throws InvalidRequestError for a query parameter that the contract does not have.
 */
export function urlOf({ provider, baseUrl }: Address, request: OperationRequest, contract: Contract): string {
  const { operation, path = {} } = request;
  const context = { provider, operation: operation.operationId };
  const filled = operation.path.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = path[name];
    const id = Number.isSafeInteger(value) ? String(value) : value;
    const problem = id === undefined || id === placeholder ? 'was left out' : problemOfId(id);
    if (problem)
      throw new InvalidTargetError(`the contact id ${quoteId(id)} ${problem}. Nothing was sent.`, context);
    return encodeURIComponent(id ?? '');
  });
  if (isPathOfAnother(contract, operation, filled)) throw otherOperation(context);
  const url = baseUrl + filled + queryOf(request, context);
  // A runtime parses the URL. If that changes it, the request would go somewhere else.
  if (new URL(url).href !== url) {
    throw new InvalidTargetError(
      'the contact id would change the path of the request. Nothing was sent.',
      context,
    );
  }
  return url;
}

export const otherOperation = (context: { provider: string; operation: string }): InvalidTargetError =>
  new InvalidTargetError(
    'the contact id would make the path of another operation. Nothing was sent.',
    context,
  );

function queryOf({ operation, query }: OperationRequest, context: { provider: string; operation: string }) {
  if (!query) return '';
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (!operation.query?.includes(name)) {
      // If it does not look like a name, it may be a value in the wrong place, so it is not quoted.
      const named = /^(?:[a-z_][\w-]{0,40})?$/i.test(name) ? ` ${JSON.stringify(name)}` : ' of this name';
      throw new InvalidRequestError(
        `the contract has no query parameter${named}. Nothing was sent.`,
        context,
      );
    }
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) search.append(name, String(each));
    }
  }
  return search.size > 0 ? `?${search}` : '';
}
