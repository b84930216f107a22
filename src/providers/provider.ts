/** A configured provider as the engines take it. What they work with is out of sight of callers. */
import type { Success } from '../http/client.js';
import type { CallOptions, Limits } from '../http/options.js';
import type { RequestParts } from '../http/request.js';
import type { Chosen, ProviderDefinition, RequestContext } from './definition.js';

/** Where the engine finds what it works with. A symbol, so that no completion shows it. */
export const engine: unique symbol = Symbol('contact-deletion engine');

/** What a search is given of a client: the definition, and a call of what it says. Nothing need be chosen for it. */
export interface FindingPort {
  readonly definition: ProviderDefinition;
  /** What the client was given for a call. */
  readonly limits: Limits;
  /** Where and as whom: for the fingerprint of a plan. A function, so that nothing that prints the client shows it. */
  account(): ProviderAccount;
  /** What requests are made from. A function for the same reason. */
  context(): RequestContext;
  /** One documented call. */
  readonly call: UntypedCall;
}

/** What a deletion is given. */
export interface DeletionPort extends FindingPort {
  /** What was chosen; empty for a provider that offers no choice. */
  readonly choices: Chosen;
}

/** One call of an operation that the compiler does not know. */
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

/** A provider that people can be searched for at: any client. */
export interface SearchableProvider<Name extends string = string> {
  /** As it stands before the colon of a target. */
  readonly name: Name;
  /** @internal */
  readonly [engine]: FindingPort;
}

/** A provider that contacts can be deleted at: a client that has nothing left to choose. */
export interface Provider<Name extends string = string> extends SearchableProvider<Name> {
  /** @internal */
  readonly [engine]: DeletionPort;
}
