/** Clients of a misbehaving server, which never wait, and whose events are all watched. */
import type {
  CallOptions,
  ClientOptions,
  Drift,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  Success,
} from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { titled } from '../titles.js';
import { hudumaDeleted, sendme123Receipt, wabotifyDeleted } from './documented.js';
import { PERSON, SECRETS, witnessEvent } from './witness.js';

/** The address for a client: a server, or a plain origin. */
type At = { readonly origin: string };

/** The events of the watched hooks, in order. */
export type Heard =
  | { readonly hook: 'onRequest'; readonly event: RequestEvent }
  | { readonly hook: 'onResponse'; readonly event: ResponseEvent }
  | { readonly hook: 'onRetry'; readonly event: RetryEvent }
  | { readonly hook: 'onDrift'; readonly event: Drift };

/** A clock that never waits, and records how long it should have waited. */
export function patientClock(random = 0) {
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  return { waits, clock: { sleep, random: () => random } };
}

function watched(options: ClientOptions): ClientOptions {
  const watch =
    <Event>(hook: ((event: Event) => unknown) | undefined) =>
    (event: Event): unknown => {
      witnessEvent(event);
      // Returned, so that a hook can be async here as in production.
      return hook?.(event);
    };
  return {
    clock: patientClock().clock,
    ...options,
    onRequest: watch(options.onRequest),
    onResponse: watch(options.onResponse),
    onRetry: watch(options.onRetry),
    onDrift: watch(options.onDrift),
  };
}

/** Hooks that record their events. */
export function listeningHooks() {
  const heard: Heard[] = [];
  return {
    heard,
    hooks: {
      onRequest: (event: RequestEvent) => void heard.push({ hook: 'onRequest', event }),
      onResponse: (event: ResponseEvent) => void heard.push({ hook: 'onResponse', event }),
      onRetry: (event: RetryEvent) => void heard.push({ hook: 'onRetry', event }),
      onDrift: (event: Drift) => void heard.push({ hook: 'onDrift', event }),
    },
  };
}

export const hudumaAt = ({ origin }: At, options: ClientOptions = {}) =>
  createHuduma({ token: SECRETS.token, baseUrl: `${origin}/api/v3`, ...watched(options) });

export const sendme123At = ({ origin }: At, options: ClientOptions = {}) =>
  createSendme123({ apiKey: SECRETS.apiKey, baseUrl: origin, ...watched(options) });

export const wabotifyAt = ({ origin }: At, options: ClientOptions = {}) =>
  createWabotify({ workspaceId: SECRETS.workspaceId, baseUrl: origin, ...watched(options) });

/** A provider's deletion of one contact, both by its named method and through the contract. */
export interface Deletion {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  readonly route: string;
  readonly credential: { readonly header: string; readonly value: string };
  /** A body that the provider documents for a success. */
  readonly documented: unknown;
  readonly send: (at: At, options?: ClientOptions, call?: CallOptions) => Promise<Success<unknown>>;
  readonly sendByContract: (
    at: At,
    options?: ClientOptions,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
}

const everyDeletion: readonly Deletion[] = [
  {
    provider: 'huduma',
    operation: 'deleteContacts',
    method: 'DELETE',
    route: '/contacts',
    credential: { header: 'x-huduma', value: `Bearer ${SECRETS.token}` },
    documented: hudumaDeleted(123),
    send: async (at, options, call) =>
      hudumaAt(at, options).deleteContacts({ mode: 'trash', ids: [123] }, call),
    sendByContract: async (at, options) =>
      hudumaAt(at, options).api.DELETE('/contacts', { body: { trash: true, ids: [123] } }),
  },
  {
    provider: 'sendme123',
    operation: 'deleteContact',
    method: 'DELETE',
    route: '/api/contacts/{id}',
    credential: { header: 'api-key', value: SECRETS.apiKey },
    documented: sendme123Receipt(),
    send: async (at, options, call) => sendme123At(at, options).deleteContact(PERSON, call),
    sendByContract: async (at, options) =>
      sendme123At(at, options).api.DELETE('/api/contacts/{id}', { params: { path: { id: PERSON } } }),
  },
  {
    provider: 'wabotify',
    operation: 'deleteContacts',
    method: 'POST',
    route: '/api/contact/delete-batch',
    credential: { header: 'x-workspace-id', value: SECRETS.workspaceId },
    documented: wabotifyDeleted(),
    send: async (at, options, call) => wabotifyAt(at, options).deleteContacts([PERSON], call),
    sendByContract: async (at, options) =>
      wabotifyAt(at, options).api.POST('/api/contact/delete-batch', {
        body: { workspaceId: SECRETS.workspaceId, contactIds: [{ ids: PERSON }] },
      }),
  },
];

/** The deletions of all three providers, since a rule about sending holds for each. */
export const deletions = titled(everyDeletion, ({ provider }) => provider);
