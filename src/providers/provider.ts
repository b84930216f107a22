/** A configured provider for the engines. What they use is hidden from callers. */
import type { Success } from '../http/client.js';
import type { CallOptions, Limits } from '../http/options.js';
import type { RequestParts } from '../http/request.js';
import type { Chosen, ProviderDefinition, RequestContext } from './definition.js';

/** The key of the engine's interface to a client. A symbol, so that no completion shows it. */
export const engine: unique symbol = Symbol('contact-deletion engine');

/** What a search needs from a client: its definition, and a way to call it. No choices need be made. */
export interface FindingPort {
  readonly definition: ProviderDefinition;
  /** The client's limits for a call. */
  readonly limits: Limits;
  /** The account, for the fingerprint of a plan. A function, so that printing the client does not show it. */
  account(): ProviderAccount;
  /** What requests are made from. A function for the same reason. */
  context(): RequestContext;
  /** One documented call. */
  readonly call: UntypedCall;
}

/** What a deletion needs. */
export interface DeletionPort extends FindingPort {
  /** The choices made; empty for a provider that offers none. */
  readonly choices: Chosen;
}

/** One call of an operation, without its types. */
export type UntypedCall = (
  operationId: string,
  request: RequestParts,
  options: CallOptions,
) => Promise<Success<unknown>>;

/** The account that a client was made for. */
export interface ProviderAccount {
  /** The name of the credential, such as `apiKey`. */
  readonly kind: string;
  readonly credential: string;
  readonly baseUrl: string;
}

/** A provider that can be searched for people: any client. */
export interface SearchableProvider<Name extends string = string> {
  /** The name before the colon of a target. */
  readonly name: Name;
  /** @internal */
  readonly [engine]: FindingPort;
}

/** A provider whose contacts can be deleted: a client with no choice left to make. */
export interface Provider<Name extends string = string> extends SearchableProvider<Name> {
  /** @internal */
  readonly [engine]: DeletionPort;
}
