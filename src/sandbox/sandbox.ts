/** Makes a sandbox: the providers' stand-ins behind one `fetch`, with faults, latency and a log. */
import { withoutNetwork } from '../http/wire.js';
import { namesIn, type ProviderDefinition } from '../providers/definition.js';
import { type BuiltinName, builtinDefinitions } from '../providers/definitions.js';
import { toFetchError, toResponse } from './answer.js';
import { answerTruly, applyFault, type FaultContext } from './apply-fault.js';
import { systemClock, yieldToEventLoop } from './clock.js';
import type { ContactState } from './contact-store.js';
import type { SandboxContact } from './fake-provider.js';
import { startFakes } from './fakes.js';
import { createFaultSource, type Fault } from './faults.js';
import { type IncomingRequest, readIncoming } from './incoming-request.js';
import { type Exchanged, faulty, type Inside, inside } from './inside.js';
import {
  assertOptions,
  type NameOf,
  type OwnProvider,
  type SandboxCredentials,
  type SandboxName,
  type SandboxOptions,
} from './options.js';
import { inProcessUrl, type Place, placesOf } from './places.js';
import { createRequestLog, type OpenRequest, type SandboxRequest } from './request-log.js';
import { type RoutedRequest, routedRequest } from './routed-request.js';

/** A stand-in for the providers, with contacts that can be deleted. */
export interface Sandbox<Own extends OwnProvider = never> {
  /**
   * Answers requests to `baseUrls`, and to the providers' real addresses, without a network. Pass it to a client. It never
   * follows redirects and never passes a request on: all other hosts are unknown.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The base URL of each provider, for `fetch`. */
  readonly baseUrls: Readonly<Record<BuiltinName, string> & Record<NameOf<Own>, string>>;
  /** The accepted credentials. */
  readonly credentials: SandboxCredentials<Own>;
  /** The options that a client needs to reach a provider here: `acme(sandbox.options('acme'))`. */
  options<Name extends SandboxName<Own>>(
    provider: Name,
  ): SandboxClientOptions & SandboxCredentials<Own>[Name];
  /** The true state: all contacts that exist or existed, and what became of them, in order of creation. */
  contacts(provider: SandboxName<Own>): SandboxContact[];
  /** What became of a contact; undefined if it never existed. */
  stateOf(provider: SandboxName<Own>, id: number | string): ContactState | undefined;
  /** Whether a contact exists and is not deleted in any way. */
  has(provider: SandboxName<Own>, id: number | string): boolean;
  /** The newest `keepRequests` requests that arrived, oldest first. */
  readonly requests: readonly SandboxRequest[];
  /** @internal */
  readonly [inside]: Inside;
}

/** The options that every client takes. */
export interface SandboxClientOptions {
  readonly baseUrl: string;
  readonly fetch: Sandbox['fetch'];
}

/**
 * Creates stand-ins for the providers, built-in ones and yours.
 *
 * @throws TypeError for a contact that is given twice or cannot exist, or for a provider without a stand-in.
 * @throws RangeError for a number that makes no sense.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { createSandbox } from 'contact-deletion/sandbox';
 * import { acme } from './acme.js';
 *
 * const sandbox = createSandbox({ providers: [acme], contacts: { acme: ['per_1'] } });
 * const client = acme(sandbox.options('acme'));
 * await deleteContacts({ providers: [client], targets: ['acme:per_1'] }).finish();
 * console.log(sandbox.stateOf('acme', 'per_1')); // 'deleted'
 */
export function createSandbox<const Own extends OwnProvider = never>(
  options: SandboxOptions<Own> = {},
): Sandbox<Own> {
  assertOptions(options as SandboxOptions<OwnProvider>);
  const { faults = [], seed = 1, latencyMs = 0, keepRequests = 10_000, providers = [] } = options;
  const clock = { ...systemClock, ...options.clock };
  const definitions = [...builtinDefinitions, ...providers.map(({ definition }) => definition)];
  const fakes = startFakes(definitions, options as SandboxOptions<OwnProvider>, clock);
  const nextFault = faults.length > 0 ? createFaultSource(faults, seed) : undefined;
  const log = createRequestLog(keepRequests);
  const breathe = yieldToEventLoop();
  const places = placesOf(definitions);

  async function exchange(place: Place, incoming: IncomingRequest): Promise<Exchanged> {
    const { signal, text } = incoming;
    await breathe();
    const request = routedRequest(place, incoming, typeof text === 'string' ? text : await text);
    signal?.throwIfAborted();
    const ids = idsOf(place.definition, request);
    const fault = nextFault?.({ ...request, ids });
    const entry = entryOf(request, incoming, ids, fault);
    log.add(entry);
    const context: FaultContext = {
      fake: fakes.of(place.definition.name),
      request,
      latencyMs,
      clock,
      signal,
    };
    const reply = await (fault ? applyFault(fault, context) : answerTruly(context));
    entry.status = 'lost' in reply ? undefined : reply.status;
    return { ...reply, fault };
  }

  const answer: Sandbox['fetch'] = async (input, init) => {
    const incoming = readIncoming(input, init);
    const place = places.locate(incoming.url);
    if (!place) throw toFetchError({ lost: 'unknownHost' });
    const reply = await exchange(place, incoming);
    if ('lost' in reply) throw toFetchError(reply);
    const response = toResponse(reply, incoming.method);
    if (reply.fault) faulty.add(response);
    return response;
  };
  withoutNetwork.add(answer);
  const byName = <T>(of: (definition: ProviderDefinition) => T) =>
    Object.fromEntries(definitions.map((definition) => [definition.name, of(definition)]));
  const baseUrls = byName(inProcessUrl);
  const credentials = byName(({ fake }) => fake?.credentials ?? {});
  const sandbox = {
    fetch: answer,
    baseUrls,
    credentials,
    options: (provider: string) => {
      fakes.of(provider);
      return { baseUrl: baseUrls[provider], fetch: answer, ...credentials[provider] };
    },
    contacts: (provider: string) => fakes.of(provider).contacts(),
    stateOf: (provider: string, id: number | string) => fakes.of(provider).stateOf(id),
    has: (provider: string, id: number | string) => fakes.of(provider).stateOf(id) === 'present',
    get requests() {
      return log.list();
    },
    [inside]: { definitions, exchange, ...places },
  };
  return sandbox as unknown as Sandbox<Own>;
}

/** The contacts that a request names, in its own spelling. Also those of a request that is refused. */
function idsOf(definition: ProviderDefinition, request: RoutedRequest): readonly (number | string)[] {
  const { operation = '', parameters, query, json } = request;
  // A missing parameter is not a string or a number, so `namesIn` leaves it out.
  const path = parameters as Readonly<Record<string, string>>;
  return namesIn(definition, { operation, path, query: Object.fromEntries(query), body: json });
}

function entryOf(
  request: RoutedRequest,
  { url }: IncomingRequest,
  ids: SandboxRequest['ids'],
  fault: Fault | undefined,
): OpenRequest {
  const { provider, method, operation, json: body } = request;
  const path = request.path ?? url.pathname;
  return { provider, method, path, operation, ids, body, status: undefined, fault: fault?.kind };
}
