/** Reads a `Request`, made by openapi-fetch or a caller of it, back into the terms of the contract. */
import type { Contract, Operation } from '../../generated/contract.js';
import type { Address } from './address.js';
import { InvalidRequestError, InvalidTargetError } from './errors.js';
import { isPathOfAnother, matchOperation } from './match-operation.js';
import { otherOperation } from './request.js';
import type { OutgoingRequest } from './send.js';

/**
 * @throws InvalidRequestError for another origin, a fragment, or a method that no operation has.
 * @throws InvalidTargetError if a contact id has changed the path.
 */
export async function readRequest(
  request: Request,
  contract: Contract,
  address: Address,
): Promise<OutgoingRequest> {
  const { provider, origin, baseUrl } = address;
  const refuse = (problem: string): never => {
    throw new InvalidRequestError(`${problem}. Nothing was sent.`, { provider });
  };
  const url = new URL(request.url);
  if (url.origin !== origin) refuse('the request would go to another origin than the base URL');
  if (url.hash) refuse('the request has a fragment');
  const match = matchOperation(contract, request.method, pathBelow(baseUrl, url));
  if (!match) throw noSuchPath(contract, request.method, provider);
  const { operation } = match;
  return {
    operation,
    // A value that cannot be decoded is undefined, and is refused like a missing one.
    path: match.path as Readonly<Record<string, string>>,
    query: queryIn(url.searchParams),
    body: await bodyOf(request, operation),
    headers: request.headers,
    signal: request.signal,
  };
}

/** The path after the base URL; empty if the URL is not below it. */
const pathBelow = (baseUrl: string, url: URL): string =>
  url.href.startsWith(`${baseUrl}/`)
    ? url.pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, '').length)
    : '';

/**
 * Refuses a request if its contact id has made the path of another operation: the caller has named a path, and gets that
 * operation or none.
 */
export const assertOwnPath =
  (contract: Contract, { provider, baseUrl }: Address) =>
  ({ request, schemaPath }: { readonly request: Request; readonly schemaPath: string }): undefined => {
    const named = Object.values(contract.operations).find(
      ({ method, path }) => method === request.method && path === schemaPath,
    );
    if (named && isPathOfAnother(contract, named, pathBelow(baseUrl, new URL(request.url)))) {
      throw otherOperation({ provider, operation: named.operationId });
    }
  };

/** All values of each parameter. */
const queryIn = (search: URLSearchParams): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));

function noSuchPath(contract: Contract, method: string, provider: string): Error {
  const paths = Object.values(contract.operations).flatMap((each) =>
    each.method === method ? [each.path] : [],
  );
  if (paths.length === 0) {
    return new InvalidRequestError(`the contract has no operation with ${method}. Nothing was sent.`, {
      provider,
    });
  }
  const expected = paths.join(' or ');
  return new InvalidTargetError(
    `the path of the request is not ${expected}; an empty contact id, "." or ".." changes it. Nothing was sent.`,
    { provider },
  );
}

/** Does not use `request.body`, which Firefox lacks. */
async function bodyOf(request: Request, { validateRequest }: Operation): Promise<unknown> {
  const text = await request.text();
  if (!validateRequest) return text || undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
