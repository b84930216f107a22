/** What the deletion engine sees of a provider: how to delete there, and what the answers mean. */
import type { Success } from '../http/client.js';
import type { CallOptions } from '../http/options.js';
import { invalidTarget } from '../http/target.js';

export type { Success } from '../http/client.js';

/** The providers of this package. */
export const providerNames = ['huduma', 'sendme123', 'wabotify'] as const;

export type ProviderName = (typeof providerNames)[number];

/** Where deleted contacts go: to the trash, from where they may be recovered, or away for good. */
export type Mode = 'trash' | 'permanent';

/** What is known of a deletion: gone for good, still stored, or not stated by the provider. */
export type Permanence = 'permanent' | 'soft' | 'undocumented';

/**
 * What an outcome rests on: `item`, the response names this contact; `batch`, a success for the request that
 * it was in; `absence`, the provider says that it isn't there; `none`.
 */
export type Evidence = 'item' | 'batch' | 'absence' | 'none';

/**
 * What an error status says. `absent`, `blocked`, `rejected`: a contact of the request is at fault, and
 * this is its outcome. `tooLarge`: the request is. `stop`: none is, and no other request would fare better.
 */
export type Ruling = 'absent' | 'blocked' | 'rejected' | 'tooLarge' | 'stop';

/** What a success says of the contacts that it was for. `contradiction`: it contradicts itself, or names others. */
export type Reading =
  | 'contradiction'
  | {
      readonly permanence: Permanence;
      /** The contacts that the response names. */
      readonly named: ReadonlySet<string>;
    };

/** What a look-up found. `unclear`: the answer is about another contact, or is none that the provider would give. */
export type Finding = 'absent' | 'markedDeleted' | 'present' | 'unclear';

/**
 * What is known of deleting at a provider before anything is sent: data, and functions of what was read. Ids are
 * strings here, in the form that `canonicalId` gives them.
 */
export interface DeletionRules {
  /** How many contacts are named in one request, unless the caller says otherwise; 1 where there is no batch. */
  readonly batchLimit: number;
  /**
   * Whether a failed batch is known to have deleted nothing. Where it isn't, a contact of a failed batch may be
   * gone.
   */
  readonly transactional: boolean;
  /** Whether a 404 can also mean that the account was not found, so that it proves nothing by itself. */
  readonly vagueNotFound: boolean;
  /** By status. A 4xx that isn't here stops the provider; 408, 429 and 5xx are not ruled on but tried again. */
  readonly rulings: Readonly<Record<number, Ruling>>;
  /** Whether an id may be written as a number, which is then the same id as its digits. @default false */
  readonly numericIds?: boolean;
  /** The one spelling of an id, or why the provider cannot have it. */
  canonicalId(id: string): { readonly id: string } | { readonly problem: string };
  /** What the body of a success says. */
  read(body: unknown, ids: readonly string[], mode: Mode | undefined): Reading;
  /** What the provider's page says of a deletion before it is made. */
  permanenceOf(mode: Mode | undefined): Permanence;
  /** The contacts that the body of an error names as its cause; empty where it names none. */
  namedOffenders(body: unknown, ids: readonly string[]): readonly string[];
  /** Whether the body of a 404 can be the provider's own, rather than that of a proxy or of a wrong address. */
  isOwnNotFound(body: unknown): boolean;
}

/** How contacts are deleted at a provider. */
export interface DeletionTraits extends DeletionRules {
  /** One request. `mode` is undefined for a provider that offers no choice. */
  delete(ids: readonly string[], mode: Mode | undefined, options: CallOptions): Promise<Success<unknown>>;
  /** Looks a contact up, where the provider has a look-up. */
  readonly find?: ((id: string, options: CallOptions) => Promise<Finding>) | undefined;
}

/** A provider that nobody has an account at: enough to plan with, and nothing that could send. */
export interface KnownProvider<Name extends string = string, OffersMode extends boolean = boolean> {
  readonly provider: Name;
  /** Whether there is a choice between trash and permanent; then it must be made. */
  readonly offersMode: OffersMode;
  readonly deletion: DeletionRules;
}

/** A configured provider, as the engine takes it: what `createHuduma` and its kin return. */
export interface Provider<Name extends string = string, OffersMode extends boolean = boolean>
  extends KnownProvider<Name, OffersMode> {
  /** What the deletion engine works with. */
  readonly deletion: DeletionTraits;
}

/** @throws InvalidTargetError for an id that the provider cannot have. */
export function assertContactId(known: KnownProvider, id: unknown): asserts id is string {
  const found = known.deletion.canonicalId(id as string);
  if ('problem' in found) invalidTarget(known.provider, id, found.problem);
}
