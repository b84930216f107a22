/** Joins the pieces to a client: openapi-fetch on the outside, `send` on the inside. */
import createClient, { type Client } from 'openapi-fetch';
import type { Contract } from '../../generated/contract.js';
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
}

/** The two ways to call a provider. */
export interface Connected<Paths extends {}> {
  /** The contract, endpoint by endpoint: a plain openapi-fetch client. */
  readonly api: Client<Paths, 'application/json'>;
  /** One documented call: its success, or the typed error that says what else happened. */
  readonly call: Call<Paths>;
}

/** What a call must hand on to openapi-fetch. */
interface CallInit {
  readonly Request: typeof Request;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | null;
}

type Call<Paths extends {}> = <T>(
  options: CallOptions | undefined,
  request: (api: Client<Paths, 'application/json'>, init: CallInit) => Promise<unknown>,
) => Promise<Success<T>>;

/** What openapi-fetch is told of an answer to a named method: nothing, since the answer is judged here. */
const JUDGED_HERE = new Response(null, { status: 204 });

/** @throws InvalidOptionError for options that cannot be used. */
export function connect<Paths extends {}>(connection: Connection, options: ClientOptions): Connected<Paths> {
  const { contract, credential, problemOfBody } = connection;
  const { provider } = contract;
  const address = addressOf(contract, options.baseUrl);
  const clock = { ...systemClock, ...options.clock };
  const channel: Channel = { contract, address, credential, options, clock, problemOfBody };
  assertHeaders(provider, { 'user-agent': options.userAgent ?? '' });
  const limits = limitsOf(provider, options);
  const api = createClient<Paths, 'application/json'>({
    baseUrl: address.baseUrl,
    fetch: async (request) => responseOf(await send(channel, await messageOf(request), limits)),
  });
  // A client of its own, so that middleware given to `api` cannot change what the named methods send.
  const inner = createClient<Paths, 'application/json'>({ baseUrl: address.baseUrl });
  const call: Call<Paths> = async (callOptions, request) => {
    const callLimits = callOptions ? limitsOf(provider, options, callOptions) : limits;
    const headers = callOptions?.headers ?? {};
    assertHeaders(provider, headers);
    let reply: Reply | undefined;
    await request(inner, {
      Request: Outgoing as unknown as typeof Request,
      fetch: async (message) => {
        reply = await send(channel, message as unknown as Outgoing, callLimits);
        return JUDGED_HERE;
      },
      headers,
      signal: callOptions?.signal ?? null,
    });
    if (!reply) throw new TypeError('The request was not sent.');
    assertSuccess(reply, provider);
    const { response, json, attempts, ambiguous, requestId } = reply;
    // A documented success has the documented body, or none where the spec allows that.
    return { status: response.status, data: json as never, requestId, attempts, ambiguous };
  };
  return { api, call };
}

/**
 * What openapi-fetch makes instead of a `Request` for a named method. A `Request` turns its body into a stream
 * that can be sent once, and costs about as much as sending it.
 */
class Outgoing implements Message {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;

  constructor(
    url: string,
    init: { method: string; headers: Headers; body?: string; signal: AbortSignal | null },
  ) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
    this.signal = init.signal ?? undefined;
  }
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
  const { response, text } = reply;
  const { status, statusText } = response;
  // The length on the wire, not of this text; openapi-fetch would parse an empty one by it.
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const withoutBody = [204, 205, 304].includes(status) || reply.operation.method === 'HEAD';
  const read = new Response(withoutBody ? null : (text ?? ''), { status, statusText, headers });
  trails.set(read, { attempts: reply.attempts, ambiguous: reply.ambiguous });
  return read;
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
