/** Makes a client: the contract as an openapi-fetch client, and typed calls, both on top of `send`. */
import createClient, { type Client as Api } from 'openapi-fetch';
import { version } from '../version.js';
import { addressOf } from './address.js';
import { systemClock } from './clock.js';
import { ApiError, InvalidOptionError, InvalidRequestError } from './errors.js';
import { headersOfClient } from './headers.js';
import { hasRivals } from './match-operation.js';
import { type CallOptions, type ClientOptions, limitsOf } from './options.js';
import { assertOwnPath, readRequest } from './read-request.js';
import type { Reply } from './reply.js';
import type { RequestParts } from './request.js';
import { type ClientConfig, send } from './send.js';

/** How a call went. */
export interface Trail {
  /** How many HTTP requests were made. */
  readonly attempts: number;
  /** Whether one of them may have been carried out without an answer that says so. */
  readonly ambiguous: boolean;
}

/** The success of a named method. */
export interface Success<T> extends Trail {
  /** The status of the answer: one that the provider documents as a success. */
  readonly status: number;
  /**
   * The body. It is checked against the spec. A difference goes to `onDrift`; with `strict` it is thrown instead, and only
   * then is this type guaranteed.
   */
  readonly data: T;
  /** The provider's request id, for its support. */
  readonly requestId: string | undefined;
}

const trails = new WeakMap<Response, Trail>();

/**
 * How a plain `.api` call went.
 *
 * @throws TypeError for a response that did not come from a client of this package.
 * @example
 * import { trailOf } from 'contact-deletion';
 * import { acme } from './acme.js';
 *
 * const { response } = await acme.fromEnv().api.DELETE('/people/{id}', { params: { path: { id: 'per_1' } } });
 * console.log(trailOf(response).attempts);
 */
export function trailOf(response: Response): Trail {
  const trail = trails.get(response);
  if (!trail) throw new TypeError('This response was not returned by a client of contact-deletion.');
  return trail;
}

/** What a client is made from, besides its options. */
type Settings = Omit<ClientConfig, 'address' | 'headers' | 'options' | 'clock'>;

/** The two ways to call a provider. */
export interface HttpClient<Paths extends {}, Operations> {
  /** Where the requests go. */
  readonly baseUrl: string;
  /** The contract, endpoint by endpoint: a plain openapi-fetch client. */
  readonly api: Api<Paths, 'application/json'>;
  /** One documented call. Resolves with its success, or rejects with a typed error. */
  readonly call: Call<Operations>;
}

/** One documented call. */
export type Call<Operations> = <Id extends OperationIdOf<Operations>>(
  operationId: Id,
  request: PartsOf<Operations, Id>,
  options: CallOptions | undefined,
) => Promise<Success<BodyOfSuccess<Operations, Id>>>;

/** The operations of a spec. Any string, if there are no generated types. */
export type OperationIdOf<Operations> = unknown extends Operations ? string : keyof Operations & string;

/** The path, query and body that the spec asks for. */
export type PartsOf<Operations, Id> = Id extends keyof Operations
  ? RequestParts & PartsOfOperation<Operations[Id]>
  : RequestParts;

type PartsOfOperation<Op> = (Op extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { readonly body: Body }
  : { readonly body?: undefined }) &
  (Op extends { parameters: { path: infer Path } }
    ? { readonly path: Path }
    : { readonly path?: undefined }) &
  (Op extends { parameters: { query: infer Query } }
    ? { readonly query: OrUndefined<Query> }
    : Op extends { parameters: { query?: infer Query } }
      ? { readonly query?: OrUndefined<NonNullable<Query>> }
      : unknown);

/** Optional values may be undefined, too. */
type OrUndefined<Values> = {
  readonly [Name in keyof Values]: Values[Name] | (undefined extends Values[Name] ? undefined : never);
};

/** The body of a success, by the spec; undefined if it has none. */
type BodyOfSuccess<Operations, Id> = Id extends keyof Operations
  ? Operations[Id] extends { responses: infer Responses }
    ? { [Status in keyof Responses & Successful]: BodyOf<Responses[Status]> }[keyof Responses & Successful]
    : undefined
  : unknown;

type BodyOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined;

type Successful = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

/** @throws InvalidOptionError for options that cannot be used. */
export function connect<Paths extends {}, Operations>(
  settings: Settings,
  options: ClientOptions,
): HttpClient<Paths, Operations> {
  const { provider, contract } = settings;
  const address = addressOf(provider, options.baseUrl ?? contract.servers[0]);
  const userAgent = options.userAgent ?? `contact-deletion/${version}`;
  const headers = new Headers(headersIn(provider, { 'user-agent': userAgent }));
  for (const [name, value] of headersIn(provider, options.headers)) headers.set(name, value);
  const clock = { ...systemClock, ...options.clock };
  const sent = headersOfClient(headers, settings.credentials, { provider });
  const config: ClientConfig = { ...settings, address, headers: sent, options, clock };
  const limits = limitsOf(provider, options);
  const api = createClient<Paths, 'application/json'>({
    baseUrl: address.baseUrl,
    fetch: async (request) => {
      const reply = await send(config, await readRequest(request, contract, address), limits);
      // openapi-fetch returns documented errors itself. What the contract cannot express is thrown.
      if (reply.error && !(reply.error instanceof ApiError)) throw reply.error;
      return responseOf(reply);
    },
  });
  if (hasRivals(contract)) api.use({ onRequest: assertOwnPath(contract, address) });
  const call: Call<Operations> = async (operationId, { path, query, body }: RequestParts, own = {}) => {
    const ownHeaders = headersIn(provider, own.headers);
    const operation = contract.operations[operationId];
    if (!operation)
      throw new InvalidRequestError(`the contract has no operation ${operationId}.`, { provider });
    const request = { operation, path, query, body, headers: ownHeaders, signal: own.signal };
    const { error, answer, attempts, ambiguous } = await send(
      config,
      request,
      limitsOf(provider, options, own),
    );
    if (error) throw error;
    const { response, json, requestId } = answer;
    // A documented success has the documented body, or none if the spec allows that.
    return { status: response.status, data: json as never, requestId, attempts, ambiguous };
  };
  return { baseUrl: address.baseUrl, api, call };
}

/** The answer that was read, as a `Response` for openapi-fetch. */
function responseOf(reply: Reply): Response {
  const { response, text } = reply.answer;
  const { status } = response;
  const headers = readableHeaders(response.headers);
  // It is the length on the wire, not that of this text. With one, openapi-fetch parses even an empty body.
  headers.delete('content-length');
  const statusText = /^[\t\x20-\x7e\x80-\xff]*$/.test(response.statusText) ? response.statusText : '';
  const withoutBody = [204, 205, 304].includes(status) || reply.operation.method === 'HEAD';
  const read = new Response(withoutBody ? null : (text ?? ''), { status, statusText, headers });
  trails.set(read, { attempts: reply.attempts, ambiguous: reply.ambiguous });
  return read;
}

/** The headers without those that a runtime receives but refuses to set. */
function readableHeaders(received: Headers): Headers {
  const headers = new Headers();
  for (const [name, value] of received) {
    try {
      headers.append(name, value);
    } catch {
      // The answer matters more than a header that cannot be represented.
    }
  }
  return headers;
}

/**
 * The headers that a caller has set.
 *
 * @throws InvalidOptionError for a header that the runtime would refuse with an error that quotes its value.
 */
function headersIn(provider: string, set: Readonly<Record<string, string>> = {}): [string, string][] {
  const headers = Object.entries(set);
  for (const [name, value] of headers) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\t\x20-\x7e]/.test(value)) {
      throw new InvalidOptionError(
        `the header ${JSON.stringify(name)} has characters that a header cannot carry.`,
        {
          provider,
        },
      );
    }
  }
  return headers;
}
