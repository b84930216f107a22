/** The options of a sandbox: its contacts, how each provider behaves, and what goes wrong. */
import type { OperationIn, ProviderDefinition } from '../providers/definition.js';
import type { Builtin, BuiltinName, BuiltinOperation } from '../providers/definitions.js';
import type { CredentialOptions } from '../providers/factory.js';
import type { SandboxClock } from './clock.js';
import type { FakeContext } from './fake-provider.js';
import type { FaultRule } from './faults.js';

/** A provider of your own, from `defineProvider`. It needs a stand-in (`fake`). */
export interface OwnProvider {
  readonly definition: ProviderDefinition;
}

/** The name of a provider of your own. */
export type NameOf<Own extends OwnProvider> = Own['definition']['name'];

/** The name of any provider of a sandbox. */
export type SandboxName<Own extends OwnProvider = never> = BuiltinName | NameOf<Own>;

type OperationOf<Own extends OwnProvider> = [Own] extends [never]
  ? BuiltinOperation
  : BuiltinOperation | OperationIn<Own['definition']['contract']>;

/** The definition of a provider by its name. */
type DefinitionOf<Name, Own extends OwnProvider> = Name extends BuiltinName
  ? Builtin[Name]
  : Extract<Own['definition'], { readonly name: Name }>;

type ContextOf<Name, Own extends OwnProvider> = Parameters<
  NonNullable<DefinitionOf<Name, Own>['fake']>['start']
>[0];

/** A contact of a provider at the start. */
export type SeedOf<Name extends SandboxName<Own>, Own extends OwnProvider = never> =
  ContextOf<Name, Own> extends FakeContext<infer Seed, infer _> ? Seed : never;

/** The settings of a provider's stand-in. */
export type SettingsOf<Name extends SandboxName<Own>, Own extends OwnProvider = never> = ContextOf<
  Name,
  Own
>['settings'];

/** The contacts at the start. Generators are allowed: a million contacts need not be in an array. */
export type SandboxSeeds<Own extends OwnProvider = never> = {
  readonly [Name in SandboxName<Own>]?: Iterable<SeedOf<Name, Own>> | undefined;
};

/** How each provider behaves where its pages leave something open, and problems with the account there. */
export type SandboxSettings<Own extends OwnProvider = never> = {
  readonly [Name in SandboxName<Own>]?: SettingsOf<Name, Own> | undefined;
};

/** The accepted credentials, by provider. */
export type SandboxCredentials<Own extends OwnProvider = never> = {
  readonly [Name in BuiltinName]: Builtin[Name]['fake']['credentials'];
} & {
  readonly [Name in NameOf<Own>]: CredentialOptions<
    Extract<Own['definition'], { readonly name: Name }>['credentials']
  > &
    NonNullable<DefinitionOf<Name, Own>['fake']>['credentials'];
};

/** Options of `createSandbox`. */
export interface SandboxOptions<Own extends OwnProvider = never> {
  /**
   * Providers of your own, in addition to the built-in ones.
   * @default none
   */
  readonly providers?: readonly Own[] | undefined;
  /**
   * The contacts at the start.
   * @default none
   */
  readonly contacts?: SandboxSeeds<Own> | undefined;
  /**
   * How each provider behaves.
   * @default as its page says
   * @example { acme: { page: 'old' } }
   */
  readonly settings?: SandboxSettings<Own> | undefined;
  /**
   * What goes wrong, and when. The first rule that applies to a request wins.
   * @default nothing
   * @example [{ method: 'DELETE', nth: 2, do: { kind: 'reset', effect: 'before' } }]
   */
  readonly faults?: readonly FaultRule<SandboxName<Own>, OperationOf<Own>>[] | undefined;
  /**
   * How long each answer takes, in milliseconds. A deletion is carried out when the request arrives; the answer comes later,
   * and a caller that has given up by then does not get it.
   * @default 0
   */
  readonly latencyMs?: number | undefined;
  /**
   * Makes the probabilities of `faults` repeatable: the same requests in the same order get the same faults.
   * @default 1
   */
  readonly seed?: number | undefined;
  /**
   * How many of the newest requests `requests` keeps; 0 for none.
   * @default 10000
   */
  readonly keepRequests?: number | undefined;
  /** The clock, for tests. Missing parts are the system's. */
  readonly clock?: Partial<SandboxClock> | undefined;
}

/** @throws RangeError for a number that makes no sense. */
export function assertOptions({
  latencyMs = 0,
  keepRequests = 0,
  seed = 1,
}: SandboxOptions<OwnProvider>): void {
  if (!(latencyMs >= 0)) throw new RangeError('latencyMs must be 0 or more milliseconds.');
  if (!(keepRequests >= 0)) throw new RangeError('keepRequests must be 0 or more.');
  if (!Number.isFinite(seed)) throw new RangeError('seed must be a number.');
}
