/** Joins the pieces to a sandbox: three stand-ins behind one `fetch`, with faults, latency and a log. */
import { type Reply, toFetchError, toResponse } from './answer.js';
import { type Arrival, readArrival } from './arrival.js';
import { type Call, callOf } from './call.js';
import { createBreather, systemClock } from './clock.js';
import { createFaultSource, type Fault } from './faults.js';
import { createHudumaStandIn } from './huduma.js';
import { listen, type SandboxServer } from './listen.js';
import { assertOptions, type SandboxOptions } from './options.js';
import {
  inProcessUrls,
  locateByOrigin,
  type PerProvider,
  type Place,
  type SandboxProvider,
} from './provider.js';
import type { ContactState } from './register.js';
import { createRequestLog, type OpenRequest, type SandboxRequest } from './request-log.js';
import { createSendme123StandIn } from './sendme123.js';
import type { SandboxContact, StandIn } from './stand-in.js';
import { answerTruly, type Scene, strike } from './strike.js';
import { createWabotifyStandIn } from './wabotify.js';

const credentials = {
  huduma: { token: 'sandbox-token' },
  sendme123: { apiKey: 'sandbox-api-key' },
  wabotify: { workspaceId: 'sandbox-workspace' },
} as const satisfies PerProvider<object>;

type Credentials = typeof credentials;

/** A stand-in for the three providers, with contacts that can be deleted. */
export interface Sandbox {
  /**
   * Answers requests to `baseUrls`, and to the providers' real addresses, without a network. To inject into a
   * client. Redirects are never followed, and nothing is ever passed on: other hosts are unknown.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Where each provider is for `fetch`. */
  readonly baseUrls: PerProvider<string>;
  /** The credentials that are accepted. sendme123 takes its key as a bearer token, too. */
  readonly credentials: Credentials;
  /** What a client needs in order to talk to a provider here: `createHuduma(sandbox.options('huduma'))`. */
  options<P extends SandboxProvider>(provider: P): SandboxClientOptions & Credentials[P];
  /**
   * Starts a real server on 127.0.0.1, for all three providers. It shares its contacts with `fetch`.
   *
   * @param port Where it listens; 0 for any free port. @default 0
   */
  listen(port?: number): Promise<SandboxServer>;
  /** The truth: every contact that is there or ever was, and what became of it, in order of creation. */
  contacts(provider: SandboxProvider): SandboxContact[];
  /** What became of one contact; undefined where there never was one. Huduma: by id or UUID. */
  stateOf(provider: SandboxProvider, id: number | string): ContactState | undefined;
  /** Whether a contact is there, not deleted in any way. Huduma: by id or UUID. */
  has(provider: SandboxProvider, id: number | string): boolean;
  /** What arrived, oldest first: the newest `keepRequests`. */
  readonly requests: readonly SandboxRequest[];
}

/** Options that every client takes. */
export interface SandboxClientOptions {
  readonly baseUrl: string;
  readonly fetch: Sandbox['fetch'];
}

/**
 * Makes a stand-in for the three providers.
 *
 * @throws TypeError for a contact that is given twice or cannot exist.
 * @throws RangeError for a number that cannot be meant.
 * @example
 * const sandbox = createSandbox({ contacts: { huduma: [123, 456] } });
 * const huduma = createHuduma(sandbox.options('huduma'));
 * await huduma.deleteContacts({ mode: 'trash', ids: [123] });
 * sandbox.stateOf('huduma', 123); // 'trashed'
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  assertOptions(options);
  const { faults = [], seed = 1, latencyMs = 0, keepRequests = 10_000 } = options;
  const clock = { ...systemClock, ...options.clock };
  const standIns = createStandIns(options);
  const nextFault = faults.length > 0 ? createFaultSource(faults, seed) : undefined;
  const log = createRequestLog(keepRequests);
  const breathe = createBreather();

  /** @throws the signal's reason where the caller gives up before the answer. */
  async function exchange(place: Place, arrival: Arrival): Promise<Reply> {
    const { signal, text } = arrival;
    await breathe();
    const call = callOf(place, arrival, typeof text === 'string' ? text : await text);
    signal?.throwIfAborted();
    const standIn = standIns[place.provider];
    const ids = standIn.idsOf(call);
    const fault = nextFault?.({ ...call, ids });
    const entry = entryOf(call, arrival, ids, fault);
    log.add(entry);
    const scene: Scene = { standIn, call, latencyMs, clock, signal };
    const reply = await (fault ? strike(fault, scene) : answerTruly(scene));
    entry.status = 'lost' in reply ? undefined : reply.status;
    return reply;
  }

  const sandbox: Sandbox = {
    fetch: async (input, init) => {
      const arrival = readArrival(input, init);
      const place = locateByOrigin(arrival.url);
      const reply: Reply = place ? await exchange(place, arrival) : { lost: 'unknownHost' };
      if ('lost' in reply) throw toFetchError(reply);
      return toResponse(reply, arrival.method);
    },
    baseUrls: inProcessUrls,
    credentials,
    options: (provider) => ({
      baseUrl: inProcessUrls[provider],
      fetch: sandbox.fetch,
      ...credentials[provider],
    }),
    listen: (port = 0) => listen(exchange, port),
    contacts: (provider) => standIns[provider].contacts(),
    stateOf: (provider, id) => standIns[provider].stateOf(id),
    has: (provider, id) => standIns[provider].stateOf(id) === 'present',
    get requests() {
      return log.list();
    },
  };
  return sandbox;
}

function createStandIns(options: SandboxOptions): PerProvider<StandIn> {
  const { contacts = {}, account = {} } = options;
  const clock = { ...systemClock, ...options.clock };
  return {
    huduma: createHudumaStandIn({
      token: credentials.huduma.token,
      seeds: contacts.huduma ?? [],
      names: options.hudumaNames ?? 'all',
      account: account.huduma,
      clock,
    }),
    sendme123: createSendme123StandIn({
      apiKey: credentials.sendme123.apiKey,
      seeds: contacts.sendme123 ?? [],
      page: options.sendme123 ?? 'receipt',
      forbidden: account.sendme123 === 'forbidden',
      clock,
    }),
    wabotify: createWabotifyStandIn({
      workspaceId: credentials.wabotify.workspaceId,
      seeds: contacts.wabotify ?? [],
      body: options.wabotifyBody ?? true,
      partial: options.wabotifyPartial ?? false,
      clock,
    }),
  };
}

function entryOf(
  call: Call,
  { url }: Arrival,
  ids: SandboxRequest['ids'],
  fault: Fault | undefined,
): OpenRequest {
  const { provider, method, operation, json: body } = call;
  const path = call.path ?? url.pathname;
  return { provider, method, path, operation, ids, body, status: undefined, fault: fault?.kind };
}
