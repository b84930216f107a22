/** A request as the stand-ins read it: its provider, operation and contacts. */
import { matchOperation } from '../http/match-operation.js';
import type { IncomingRequest } from './incoming-request.js';
import type { Place } from './places.js';

/** A request as a stand-in reads it. */
export interface RoutedRequest {
  readonly provider: string;
  readonly method: string;
  /** The path after the base URL; undefined if the URL is not below it. */
  readonly path: string | undefined;
  /** The operation of the spec; undefined if none has this method and path. */
  readonly operation: string | undefined;
  /** The values of the path's placeholders, decoded; undefined if a value cannot be decoded. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  /** The body, if it is JSON. */
  readonly json: unknown;
  readonly headers: Headers;
}

export function routedRequest(
  { definition, path }: Place,
  { method, headers, url }: IncomingRequest,
  text: string,
): RoutedRequest {
  const match = path === undefined ? undefined : matchOperation(definition.contract, method, path);
  return {
    provider: definition.name,
    path,
    method,
    operation: match?.operation.operationId,
    parameters: match?.path ?? {},
    query: url.searchParams,
    json: parseJson(text),
    headers,
  };
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
