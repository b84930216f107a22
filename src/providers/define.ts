/** The entry `contact-deletion/provider`: a provider of your own. */

import type { OperationIdOf } from '../http/client.js';
import type { FakeProvider } from '../sandbox/fake-provider.js';
import { assertDefinition } from './assert-definition.js';
import type { Choices, Credentials, Nothing, ProviderDefinition, TypedDefinition } from './definition.js';
import { factoryOf, type ProviderFactory } from './factory.js';

export type {
  Contract,
  ContractTypes,
  DocumentedResponse,
  Operation,
  Validator,
  Violation,
} from '../../generated/contract.js';
export {
  canary,
  type Level,
  NIL_UUID,
  type Probe,
  type ProbedRequest,
  type ProbeSet,
  plainCanary,
  UNREACHABLE_EMAIL,
  UNREACHABLE_ID,
  UNREACHABLE_PHONE,
  unknownContact,
  withoutCredential,
  withWrongCredential,
  YOUR_ACCOUNT,
} from '../assurance/probe.js';
export type { Call, PartsOf, Success } from '../http/client.js';
export type { RequestParts } from '../http/request.js';
export { type Answer, bareAnswer, jsonAnswer } from '../sandbox/answer.js';
export { type ContactState, ContactStore } from '../sandbox/contact-store.js';
export type { FakeContext, FakeProvider, RunningFake, SandboxContact } from '../sandbox/fake-provider.js';
export type { RoutedRequest } from '../sandbox/routed-request.js';
export type {
  Choices,
  Chosen,
  ChosenOf,
  CredentialForm,
  Credentials,
  DeletionDefinition,
  DocumentedFields,
  Evidence,
  LookUpDefinition,
  MethodContext,
  NamingRequest,
  Permanence,
  Presence,
  ProviderDefinition,
  Reading,
  RequestContext,
  Ruling,
  Rulings,
  TypedDefinition,
} from './definition.js';
export { DEFAULT_RULINGS } from './definition.js';
export type { ClientOf, CredentialOptions, EnvOptions, ProviderFactory } from './factory.js';
export { textId } from './ids.js';
export type { Language, Page, Statement, Statements, StatementTopic } from './statements.js';

/**
 * Defines a provider: data and pure functions, which the clients, the engine, the command line, the sandbox, `verify` and
 * `drift` all use. Call what it returns with a credential to make a client.
 *
 * @throws InvalidOptionError for a definition that makes no sense.
 * @example
 * import { defineProvider, textId } from 'contact-deletion/provider';
 * import { contract } from './generated/contract.js';
 *
 * export const acme = defineProvider({
 *   name: 'acme',
 *   contract,
 *   credentials: { apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'ACME_API_KEY' } },
 *   deletion: {
 *     operation: 'deletePerson',
 *     batchLimit: 1,
 *     transactional: true,
 *     parseId: textId(),
 *     request: ([id = '']) => ({ path: { id } }),
 *     read: () => ({ permanence: 'permanent' }),
 *     permanenceOf: () => 'permanent',
 *   },
 * });
 */
export function defineProvider<
  const Name extends string,
  Paths extends {},
  Operations,
  const Forms extends Credentials,
  const Deleting extends OperationIdOf<Operations>,
  const LookingUp extends OperationIdOf<Operations>,
  const Offered extends Choices = Nothing,
  Servers extends string = never,
  Methods extends object = Nothing,
  Fake extends FakeProvider = FakeProvider,
>(
  definition: TypedDefinition<
    Name,
    Paths,
    Operations,
    Forms,
    Offered,
    Servers,
    Methods,
    Fake,
    Deleting,
    LookingUp
  >,
): ProviderFactory<Name, Paths, Operations, Forms, Offered, Servers, Methods, Fake> {
  assertDefinition(definition);
  return factoryOf(definition);
}

/** What `contact-deletion.config.ts` exports. */
export interface Config {
  /** Providers in addition to the built-in ones. */
  readonly providers?: readonly { readonly definition: ProviderDefinition }[] | undefined;
  /** Defaults for command-line options. */
  readonly defaults?: Defaults | undefined;
}

/**
 * Defaults for options of the command line, by their names. What to delete, how, and the consent to it have no defaults:
 * they are given each time.
 */
export interface Defaults {
  /** The country of phone numbers without `+`, in two letters, such as `TZ`. */
  readonly region?: string | undefined;
  /** The most contacts that a run may have. */
  readonly maxDelete?: number | undefined;
  /** The most requests in flight, for each provider. */
  readonly maxInFlight?: number | undefined;
  /** The most requests per second, for each provider. */
  readonly maxPerSecond?: number | undefined;
  /** The most time for one request, in seconds. */
  readonly timeout?: number | undefined;
  /** How many contacts to put in one request. */
  readonly batchLimit?: number | undefined;
  /** Whether to keep transactions whole. */
  readonly atomic?: boolean | undefined;
  /** Whether to look up deleted contacts again. */
  readonly lookUp?: 'sample' | 'all' | undefined;
  /** The language of receipts for people. */
  readonly lang?: 'en' | 'es' | undefined;
}

/**
 * Types the configuration of the command line, in `contact-deletion.config.ts`, `.js` or `.mjs`.
 *
 * @example
 * import { defineConfig } from 'contact-deletion/provider';
 * import { acme } from './acme.js';
 *
 * export default defineConfig({ providers: [acme] });
 */
export const defineConfig = (config: Config): Config => config;
