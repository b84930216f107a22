/** What a sandbox can be told: who exists, how each provider behaves, what goes wrong. */
import type { components as HudumaComponents } from '../../generated/huduma/types.js';
import type { components as Sendme123Components } from '../../generated/sendme123/types.js';
import type { SandboxClock } from './clock.js';
import type { FaultRule } from './faults.js';

/** A contact at Huduma: its id, or that and what else matters about it. What isn't given is made up. */
export type HudumaSeed =
  | number
  | (Partial<Pick<HudumaComponents['schemas']['Contact'], 'names' | 'number' | 'email'>> & {
      readonly id: number;
      /** @default made up from the id; `contacts('huduma')` tells it */
      readonly uuid?: string;
    });

/** A contact at sendme123: its id, or that and what else matters about it. What isn't given is made up. */
export type Sendme123Seed =
  | string
  | (Partial<Omit<Sendme123Components['schemas']['Contact'], 'id'>> & {
      readonly id: string;
      /**
       * Whether messages wait to be sent to the contact, so that a deletion is answered with 409.
       * @default false
       */
      readonly pendingMessages?: boolean;
    });

/** A contact at Wabotify: its id. Nothing else of it is ever shown. */
export type WabotifySeed = string | { readonly id: string };

/** Who exists at the start. Generators do: a million contacts need not be held in an array. */
export interface SandboxSeeds {
  readonly huduma?: Iterable<HudumaSeed> | undefined;
  readonly sendme123?: Iterable<Sendme123Seed> | undefined;
  readonly wabotify?: Iterable<WabotifySeed> | undefined;
}

/** Options of `createSandbox`. */
export interface SandboxOptions {
  /**
   * Who exists at the start.
   * @default nobody
   */
  readonly contacts?: SandboxSeeds | undefined;
  /**
   * What goes wrong, and when. The first rule that applies to a request wins.
   * @default nothing
   * @example [{ provider: 'wabotify', nth: 2, do: { kind: 'reset', effect: 'before' } }]
   */
  readonly faults?: readonly FaultRule[] | undefined;
  /**
   * How long each answer takes, in milliseconds. A deletion is carried out when the request arrives; the answer
   * comes later, and a caller that has given up by then doesn't get it.
   * @default 0
   */
  readonly latencyMs?: number | undefined;
  /**
   * Which of the provider's two pages sendme123 follows. `receipt`, the English one: gone for good, 409 for
   * pending messages. `contact`, the Spanish one: still stored, marked with `deletedAt`, no 409.
   * @default receipt
   */
  readonly sendme123?: 'receipt' | 'contact' | undefined;
  /**
   * Whether a 200 of Wabotify has a body; `alternate` gives every other one a body, beginning with the first.
   * @default true
   */
  readonly wabotifyBody?: boolean | 'alternate' | undefined;
  /**
   * What Wabotify does with a batch in which a contact is missing, which its page leaves open. The answer is 404
   * either way; with `true` the other contacts of the batch are deleted all the same.
   * @default false
   */
  readonly wabotifyPartial?: boolean | undefined;
  /**
   * Which of the missing contacts a 404 of Huduma names in `errors`.
   * @default all
   */
  readonly hudumaNames?: 'all' | 'first' | 'none' | undefined;
  /**
   * What is wrong with an account: `paymentIssues` is answered with 402, `forbidden` with 403.
   * @default nothing
   */
  readonly account?:
    | {
        readonly huduma?: 'paymentIssues' | 'forbidden' | undefined;
        readonly sendme123?: 'forbidden' | undefined;
      }
    | undefined;
  /**
   * Makes the chance in the rules of `faults` repeatable: the same requests in the same order get the same.
   * @default 1
   */
  readonly seed?: number | undefined;
  /**
   * How many requests are kept for `requests`, the newest; 0 for none.
   * @default 10000
   */
  readonly keepRequests?: number | undefined;
  /** Time, for tests. A part of it is enough; the rest is the system's. */
  readonly clock?: Partial<SandboxClock> | undefined;
}

/** @throws RangeError for a number that cannot be meant. */
export function assertOptions({ latencyMs = 0, keepRequests = 0, seed = 1 }: SandboxOptions): void {
  if (!(latencyMs >= 0)) throw new RangeError('latencyMs must be 0 or more milliseconds.');
  if (!(keepRequests >= 0)) throw new RangeError('keepRequests must be 0 or more.');
  if (!Number.isFinite(seed)) throw new RangeError('seed must be a number.');
}
