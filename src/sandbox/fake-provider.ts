/** A provider's stand-in, as the sandbox uses it: contacts, and an answer to each request. */
import type { Answer } from './answer.js';
import type { SandboxClock } from './clock.js';
import type { ContactState } from './contact-store.js';
import type { RoutedRequest } from './routed-request.js';

/** A contact, as the sandbox lists it. */
export interface SandboxContact {
  readonly id: number | string;
  readonly uuid?: string;
  readonly state: ContactState;
  /** When it was deleted or moved to the trash, in ISO 8601. */
  readonly deletedAt?: string;
}

/** What a contact can be found by. */
export interface FindableContact {
  readonly id: string;
  /** With `+`, such as `+255712345678`. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** What a stand-in is started with. */
export interface FakeContext<Seed, Settings> {
  /** The contacts at the start. Read once. */
  readonly seeds: Iterable<Seed>;
  /** How it behaves where the provider's pages leave something open. */
  readonly settings: Partial<Settings>;
  readonly clock: SandboxClock;
}

/** A running stand-in, with its contacts. */
export interface RunningFake {
  /** Carries the request out, and answers it. */
  respond(request: RoutedRequest): Answer;
  /** The documented answer with this status. Nothing is carried out. */
  documentedAnswer(request: RoutedRequest, status: number): Answer;
  /** All contacts that exist or existed. */
  contacts(): SandboxContact[];
  stateOf(id: number | string): ContactState | undefined;
}

/**
 * The stand-in of a provider.
 *
 * @typeParam Seed A contact at the start, such as its id.
 * @typeParam Settings Its settings.
 */
export interface FakeProvider<Seed = unknown, Settings = object> {
  /** The credentials that it accepts, by the names of the client's options. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Contacts with nothing but these ids. */
  seedsOf(ids: readonly string[]): readonly Seed[];
  /**
   * A contact that can be found by its phone number or e-mail address.
   * @default the command line's `find --sandbox` finds nobody here
   */
  seedOf?(contact: FindableContact): Seed;
  start(context: FakeContext<Seed, Settings>): RunningFake;
}
