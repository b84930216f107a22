/** Makes clients of a provider from its definition and a credential. */
import { connect } from '../http/client.js';
import { InvalidOptionError } from '../http/errors.js';
import { type ClientOptions, limitsOf } from '../http/options.js';
import type { OperationRequest } from '../http/request.js';
import type { FakeProvider } from '../sandbox/fake-provider.js';
import { accountIn, headersOf, secretsOf } from './credentials.js';
import type {
  Choices,
  Chosen,
  ChosenOf,
  ContractApi,
  Credentials,
  MethodContext,
  NamingRequest,
  Nothing,
  ProviderDefinition,
  TypedDefinition,
} from './definition.js';
import { namesIn } from './definition.js';
import { baseUrlIn, baseUrlOf, type Environment, serverVariable } from './environment.js';
import {
  type DeletionPort,
  engine,
  type FindingPort,
  type Provider,
  type SearchableProvider,
  type UntypedCall,
} from './provider.js';

/** The names of the credentials of which one must be given. */
type Needed<Forms extends Credentials> = {
  [Name in keyof Forms]: Forms[Name] extends { readonly optional: true } ? never : Name;
}[keyof Forms];

/** Exactly one of the required credentials of a provider, and any of the optional ones. */
export type CredentialOptions<Forms extends Credentials> = {
  [Name in Needed<Forms>]: { readonly [Given in Name]: string | undefined } & {
    readonly [Other in Exclude<Needed<Forms>, Name>]?: undefined;
  };
}[Needed<Forms>] & { readonly [Name in Exclude<keyof Forms, Needed<Forms>>]?: string | undefined };

/** One of the provider's servers, by its name, instead of `baseUrl`. @default the first one in its spec */
type ServerOption<Servers extends string> = [Servers] extends [never]
  ? unknown
  : { readonly server?: Servers | undefined };

/** What a client of any provider has. */
export interface BareClient<Name extends string, Paths extends {}> {
  readonly name: Name;
  /** The contract, endpoint by endpoint: a plain openapi-fetch client. */
  readonly api: ContractApi<Paths>;
}

/** A client with a choice to make before it can delete. */
export interface Undecided<Name extends string, Paths extends {}, Offered extends Choices, Methods>
  extends SearchableProvider<Name> {
  /**
   * The same client with its choices made. There are no defaults.
   *
   * @throws InvalidOptionError for a choice that is missing, or that the provider does not offer.
   */
  choosing(choices: ChosenOf<Offered>): BareClient<Name, Paths> & Methods & Provider<Name>;
}

/** A client: the contract, the named methods and, if there is no choice to make, what the engine takes. */
export type ClientOf<Name extends string, Paths extends {}, Offered extends Choices, Methods> = BareClient<
  Name,
  Paths
> &
  Methods &
  ([keyof Offered] extends [never] ? Provider<Name> : Undecided<Name, Paths, Offered, Methods>);

/** Options of `fromEnv`. */
export type EnvOptions<Servers extends string> = ClientOptions &
  ServerOption<Servers> & {
    /** @default process.env */
    readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  };

/** Makes clients. Call it with a credential. */
export interface ProviderFactory<
  Name extends string,
  Paths extends {},
  Operations,
  Forms extends Credentials,
  Offered extends Choices,
  Servers extends string,
  Methods extends object,
  Fake extends FakeProvider = FakeProvider,
> {
  /**
   * @throws InvalidCredentialError for a credential that is missing, cannot be sent, or is one too many.
   * @throws InvalidOptionError for options that cannot be used.
   */
  (
    options: ClientOptions & CredentialOptions<Forms> & ServerOption<Servers>,
  ): ClientOf<Name, Paths, Offered, Methods>;
  /**
   * Reads the credentials from the environment variables that the command line uses, and the base URL or the server if they
   * are set. `baseUrl` here overrides the environment. A base URL in the environment overrides `server` here, so that a
   * program can be pointed at a stand-in without changes.
   *
   * @throws InvalidCredentialError that names the variable that is not set.
   */
  fromEnv(options?: EnvOptions<Servers>): ClientOf<Name, Paths, Offered, Methods>;
  /** Everything known of the provider before anything is sent. */
  readonly definition: TypedDefinition<Name, Paths, Operations, Forms, Offered, Servers, Methods, Fake>;
}

export function factoryOf<
  Name extends string,
  Paths extends {},
  Operations,
  Forms extends Credentials,
  Offered extends Choices,
  Servers extends string,
  Methods extends object,
  Fake extends FakeProvider,
>(
  definition: TypedDefinition<Name, Paths, Operations, Forms, Offered, Servers, Methods, Fake>,
): ProviderFactory<Name, Paths, Operations, Forms, Offered, Servers, Methods, Fake> {
  const make = (options: UntypedOptions) => clientOf(definition, options);
  const fromEnv = ({ env = environment(), ...options }: UntypedOptions & { env?: Environment } = {}) => {
    const given = Object.entries(definition.credentials).map(([name, { variable }]) => [name, env[variable]]);
    // If the caller names the server, its variable is not read, so it cannot be wrong.
    const { [serverVariable(definition)]: _, ...withoutServer } = env;
    const chosen = baseUrlOf(definition, options);
    const baseUrl =
      options.baseUrl ?? baseUrlIn(options.server === undefined ? env : withoutServer, definition) ?? chosen;
    return make({ ...options, server: undefined, baseUrl, ...Object.fromEntries(given) });
  };
  return Object.assign(make, { fromEnv, definition }) as never;
}

/** Options of a client whose provider the compiler does not know. */
export type UntypedOptions = ClientOptions & { readonly [option: string]: unknown };

const environment = (): Environment => (globalThis as { process?: { env?: Environment } }).process?.env ?? {};

/** What the compiler knows of such a client. */
export type UntypedClient<Paths extends {} = Nothing> = BareClient<string, Paths> &
  (Provider | (SearchableProvider & { choosing(choices: Chosen): BareClient<string, Paths> & Provider }));

/** Makes a client of a provider that is known only at run time. Its methods and choices must be checked before use. */
export function clientOf<Paths extends {}, Operations>(
  definition: ProviderDefinition & {
    methods?(context: MethodContext<Operations>): object;
  },
  options: UntypedOptions,
): UntypedClient<Paths> {
  const { name, contract, deletion, choices } = definition;
  const secrets = secretsOf(definition, options);
  const account = accountIn(definition, secrets);
  const { api, call, baseUrl } = connect<Paths, Operations>(
    {
      provider: name,
      contract,
      credentials: headersOf(definition, secrets),
      requestIdField: definition.requestIdField,
      problemOfRequest: (request) => definition.problemOfRequest?.(naming(request), { account }),
      refusals: refusalsOf(definition),
      isRepeatable: ({ method, operationId }) =>
        operationId === deletion.operation || (method !== 'POST' && method !== 'PATCH'),
      isPartial: (request) =>
        !deletion.transactional &&
        request.operation.operationId === deletion.operation &&
        namesIn(definition, naming(request)).length > 1,
    },
    { ...options, baseUrl: baseUrlOf(definition, options) },
  );
  const methods = definition.methods?.({ account, call }) ?? {};
  const taken = ['name', 'api', 'choosing'].find((own) => own in methods);
  if (taken !== undefined) {
    throw new InvalidOptionError(`a method cannot be called ${taken}: that is the client's own.`, {
      provider: name,
    });
  }
  const client = { name, api, ...methods };
  const [kind = ''] = Object.keys(secrets).filter((option) => !definition.credentials[option]?.optional);
  const limits = limitsOf(name, options);
  const port = (chosen: Chosen): FindingPort => ({
    definition,
    limits,
    account: () => ({ kind, credential: secrets[kind] ?? '', baseUrl }),
    context: () => ({ account, choices: chosen }),
    call: call as UntypedCall,
  });
  const decided = (chosen: Chosen) => {
    const decidedPort: DeletionPort = { ...port(chosen), choices: chosen };
    return { ...client, [engine]: decidedPort };
  };
  return choices
    ? {
        ...client,
        [engine]: port({}),
        choosing: (chosen: Chosen) => decided(assertChosen(definition, chosen)),
      }
    : decided({});
}

/** A request in the form in which a definition sees it. */
const naming = ({ operation, path, query, body }: OperationRequest): NamingRequest => ({
  operation: operation.operationId,
  path,
  query,
  body,
});

/**
 * Statuses that the provider says are about a contact, or about the size of a request: such a request was not carried out.
 */
function refusalsOf({ deletion }: ProviderDefinition): ReadonlySet<number> {
  const rulings = Object.entries(deletion.rulings ?? {});
  return new Set(rulings.flatMap(([status, ruling]) => (ruling === 'stop' ? [] : [Number(status)])));
}

/**
 * Checks the choices made: all that the provider offers, and no others.
 *
 * @throws InvalidOptionError
 */
export function assertChosen({ name, choices = {} }: ProviderDefinition, chosen: Chosen | undefined): Chosen {
  const refuse = (problem: string): never => {
    throw new InvalidOptionError(`${problem} Nothing was sent.`, { provider: name });
  };
  for (const option of Object.keys(chosen ?? {})) {
    if (!Object.hasOwn(choices, option)) refuse(`there is no choice of ${option} here; leave it out.`);
  }
  const made = Object.entries(choices).map(([option, values]) => {
    // Only own properties: inherited ones would be lost when the choices are copied.
    const value = chosen && Object.hasOwn(chosen, option) ? chosen[option] : undefined;
    if (value !== undefined && values.includes(value)) return [option, value] as const;
    return refuse(
      `${option} must be ${values.map((each) => JSON.stringify(each)).join(' or ')}; it is never assumed.`,
    );
  });
  return Object.fromEntries(made);
}
