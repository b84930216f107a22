/** A request in the words of the contract, and the one way to turn it into a URL. */
import type { Contract, Operation } from '../../generated/contract.js';
import type { Address } from './address.js';
import { InvalidRequestError, InvalidTargetError } from './errors.js';
import { isPathOfAnother, PLACEHOLDER } from './match-operation.js';
import { problemOfId, quoteId } from './target.js';

/** A value of a query parameter. */
type QueryValue = string | number | boolean;

/** What a request is made of. */
export interface RequestParts {
  /** The values of the placeholders in the path, not encoded. A number must be a whole one. */
  readonly path?: Readonly<Record<string, string | number>> | undefined;
  /** The query parameters; what is undefined is left out, and each value of a list is sent by itself. */
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>> | undefined;
  /** The body, sent as JSON. */
  readonly body?: unknown;
}

/** A request of an operation. */
export interface OperationRequest extends RequestParts {
  readonly operation: Operation;
}

/**
 * Where a request goes: the URL that a runtime would really send to.
 *
 * @throws InvalidTargetError if an id in the path is missing or would change it.
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
  // Parsing is what a runtime does; if that changes anything, the request would go somewhere else.
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
      // What does not look like a name may be a value that was taken for one.
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
