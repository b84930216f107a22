/** Joins the pieces to a client: the contract as openapi-fetch has it, and documented calls, both over `send`. */
import createClient, { type Client } from 'openapi-fetch';
import type { Contract, Operation } from '../../generated/contract.js';
import { addressOf } from './address.js';
import type { Message } from './attempt.js';
import { systemClock } from './clock.js';
import type { CredentialHeader } from './credential.js';
import { InvalidOptionError } from './errors.js';
import { type CallOptions, type ClientOptions, limitsOf } from './options.js';
import { assertSuccess, type Reply } from './reply.js';
import { type Channel, send } from './send.js';

/** How a call went. */
export interface Trail {
  /** How many HTTP requests were made. */
  readonly attempts: number;
  /** Whether one of them may have been carried out without our hearing of it. */
  readonly ambiguous: boolean;
}

/** A success of a named method. */
export interface Success<T> extends Trail {
  /** The status of the answer: one that the provider's page documents as a success. */
  readonly status: number;
  /**
   * The body. It is checked against the spec, and a difference goes to `onDrift`; with `strict` it is thrown
   * instead, and only then this type is a guarantee.
   */
  readonly data: T;
  /** The provider's id of the request, for its support. */
  readonly requestId: string | undefined;
}

const trails = new WeakMap<Response, Trail>();

/**
 * How the answer of a plain `.api` call came about.
 *
 * @throws TypeError for a response that no client of this package returned.
 */
export function trailOf(response: Response): Trail {
  const trail = trails.get(response);
  if (!trail) throw new TypeError('This response was not returned by a client of contact-deletion.');
  return trail;
}

/** What is special about a provider's requests. */
export interface Connection {
  readonly contract: Contract;
  readonly credential: CredentialHeader;
  /** What a body must satisfy besides its schema, as words that follow "the body of …". */
  readonly problemOfBody?: (body: unknown) => string | undefined;
  /** Whether a request with this body may fail in the middle: a batch that is no transaction. By default none may. */
  readonly isPartial?: (body: unknown) => boolean;
}

/** The two ways to call a provider. */
export interface Connected<Paths extends {}, Operations> {
  /** The contract, endpoint by endpoint: a plain openapi-fetch client. */
  readonly api: Client<Paths, 'application/json'>;
  /** One documented call: its success, or the typed error that says what else happened. */
  readonly call: Call<Operations>;
}

type Call<Operations> = <Id extends keyof Operations>(
  operation: Operation & { readonly operationId: Id },
  request: RequestOf<Operations[Id]>,
  options: CallOptions | undefined,
) => Promise<Success<BodyOfSuccess<Operations[Id]>>>;

/** What an operation must be given, by its spec. */
type RequestOf<Op> = Op extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { readonly body: Body }
  : Op extends { parameters: { path: infer Path } }
    ? { readonly path: Path }
    : never;

type BodyOfSuccess<Op> = Op extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : undefined;

/** @throws InvalidOptionError for options that cannot be used. */
export function connect<Paths extends {}, Operations>(
  connection: Connection,
  options: ClientOptions,
): Connected<Paths, Operations> {
  const { contract, credential, problemOfBody, isPartial } = connection;
  const { provider } = contract;
  const address = addressOf(contract, options.baseUrl);
  const clock = { ...systemClock, ...options.clock };
  const channel: Channel = { contract, address, credential, options, clock, problemOfBody, isPartial };
  assertHeaders(provider, { 'user-agent': options.userAgent ?? '' });
  const limits = limitsOf(provider, options);
  const api = createClient<Paths, 'application/json'>({
    baseUrl: address.baseUrl,
    fetch: async (request) => responseOf(await send(channel, await messageOf(request), limits)),
  });
  const call: Call<Operations> = async (operation, request, callOptions) => {
    const callLimits = callOptions ? limitsOf(provider, options, callOptions) : limits;
    const headers = callOptions?.headers ?? {};
    assertHeaders(provider, headers);
    const { path = {}, body } = request as { path?: Readonly<Record<string, string>>; body?: unknown };
    const message: Message = {
      url: address.baseUrl + pathOf(operation.path, path),
      method: operation.method,
      headers: new Headers(headers),
      body: JSON.stringify(body),
      signal: callOptions?.signal,
    };
    const reply = await send(channel, message, callLimits);
    assertSuccess(reply);
    const { answer, attempts, ambiguous } = reply;
    const { response, json, requestId } = answer;
    // A documented success has the documented body, or none if the spec allows that.
    return { status: response.status, data: json as never, requestId, attempts, ambiguous };
  };
  return { api, call };
}

function pathOf(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters[name] ?? ''));
}

/** The request as it can be sent again: a `Request` gives its body away only once. */
async function messageOf(request: Request): Promise<Message> {
  const { url, method, signal } = request;
  // A copy, so that the credential never shows in the caller's request.
  const headers = new Headers(request.headers);
  // Not by `request.body`, which Firefox does not have.
  return { url, method, headers, body: (await request.text()) || undefined, signal };
}

/** The answer, read to its end, as openapi-fetch wants it. */
function responseOf(reply: Reply): Response {
  const { response, text } = reply.answer;
  const { status } = response;
  const headers = readableHeaders(response.headers);
  // The length on the wire, not of this text; openapi-fetch would parse an empty one by it.
  headers.delete('content-length');
  const statusText = /^[\t\x20-\x7e\x80-\xff]*$/.test(response.statusText) ? response.statusText : '';
  const withoutBody = [204, 205, 304].includes(status) || reply.operation.method === 'HEAD';
  const read = new Response(withoutBody ? null : (text ?? ''), { status, statusText, headers });
  trails.set(read, { attempts: reply.attempts, ambiguous: reply.ambiguous });
  return read;
}

/** The headers without those that a runtime reads from the wire and will not have in a `Headers` of its own. */
function readableHeaders(received: Headers): Headers {
  const headers = new Headers();
  for (const [name, value] of received) {
    try {
      headers.append(name, value);
    } catch {
      // One header that nobody can hold must not cost us the answer.
    }
  }
  return headers;
}

/** Refuses what a runtime would refuse with an error that quotes the value. */
function assertHeaders(provider: string, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\t\x20-\x7e]/.test(value)) {
      throw new InvalidOptionError(
        `the header ${JSON.stringify(name)} has characters that a header cannot carry.`,
        {
          provider,
        },
      );
    }
  }
}
