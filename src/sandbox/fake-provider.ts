/** What a provider's stand-in is, as the sandbox sees it: a few contacts, and an answer to each request. */
import type { Answer } from './answer.js';
import type { SandboxClock } from './clock.js';
import type { ContactState } from './contact-store.js';
import type { RoutedRequest } from './routed-request.js';

/** A contact, as the sandbox lists it. */
export interface SandboxContact {
  readonly id: number | string;
  readonly uuid?: string;
  readonly state: ContactState;
  /** When it was deleted or put in the trash, in ISO 8601. */
  readonly deletedAt?: string;
}

/** What a contact is found by. */
export interface FindableContact {
  readonly id: string;
  /** With `+`, such as `+255712345678`. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** What a stand-in is made from. */
export interface FakeContext<Seed, Settings> {
  /** Who exists at the start. Read once. */
  readonly seeds: Iterable<Seed>;
  /** How it behaves if the provider's pages leave something open. */
  readonly settings: Partial<Settings>;
  readonly clock: SandboxClock;
}

/** A stand-in that is at work, with its contacts. */
export interface RunningFake {
  /** Does what the request asks for, and answers. */
  respond(request: RoutedRequest): Answer;
  /** The answer with this status as the spec documents it, with nothing done. */
  documentedAnswer(request: RoutedRequest, status: number): Answer;
  /** Every contact that is there or ever was. */
  contacts(): SandboxContact[];
  stateOf(id: number | string): ContactState | undefined;
}

/**
 * The stand-in of a provider.
 *
 * @typeParam Seed A contact at the start, such as its id.
 * @typeParam Settings What can be set for its behaviour.
 */
export interface FakeProvider<Seed = unknown, Settings = object> {
  /** The credentials that it accepts, by the name of the client's option. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Contacts that are known by these ids alone. */
  seedsOf(ids: readonly string[]): readonly Seed[];
  /**
   * A contact with a phone number or an e-mail address, to be found by them.
   * @default nobody can be found in it by the command line's `find --sandbox`
   */
  seedOf?(contact: FindableContact): Seed;
  start(context: FakeContext<Seed, Settings>): RunningFake;
}
