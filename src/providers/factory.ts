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
import { baseUrlIn, type Environment, serverNamed, serverVariable } from './environment.js';
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

/** Exactly one of the credentials that a provider needs, and any of the optional ones. */
export type CredentialOptions<Forms extends Credentials> = {
  [Name in Needed<Forms>]: { readonly [Given in Name]: string | undefined } & {
    readonly [Other in Exclude<Needed<Forms>, Name>]?: undefined;
  };
}[Needed<Forms>] & { readonly [Name in Exclude<keyof Forms, Needed<Forms>>]?: string | undefined };

/** Which of the provider's servers, by its name; `baseUrl` comes before it. @default the first one of its spec */
type ServerOption<Servers extends string> = [Servers] extends [never]
  ? unknown
  : { readonly server?: Servers | undefined };

/** What a client of any provider has. */
export interface BareClient<Name extends string, Paths extends {}> {
  readonly name: Name;
  /** The contract, endpoint by endpoint: a plain openapi-fetch client. */
  readonly api: ContractApi<Paths>;
}

/** A client with something left to choose before the engine takes it. */
export interface Undecided<Name extends string, Paths extends {}, Offered extends Choices, Methods>
  extends SearchableProvider<Name> {
  /**
   * The same client, with what its provider leaves to the caller. There is no default.
   *
   * @throws InvalidOptionError for a choice that is missing, or that the provider does not have.
   */
  choosing(choices: ChosenOf<Offered>): BareClient<Name, Paths> & Methods & Provider<Name>;
}

/** A client: the contract, the named methods and, if nothing is left to choose, what the engine takes. */
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

/** Makes clients: call it with a credential. */
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
   * @throws InvalidCredentialError for a credential that is missing or cannot be sent, or for one too many.
   * @throws InvalidOptionError for options that cannot be used.
   */
  (
    options: ClientOptions & CredentialOptions<Forms> & ServerOption<Servers>,
  ): ClientOf<Name, Paths, Offered, Methods>;
  /**
   * With the credentials, and perhaps the base URL or the server, from the environment variables that the command line reads.
   * A `baseUrl` given here beats the environment; a base URL in the environment beats a `server` given here, so that a
   * program can be pointed at a stand-in without being changed.
   *
   * @throws InvalidCredentialError naming the variable that is not set.
   */
  fromEnv(options?: EnvOptions<Servers>): ClientOf<Name, Paths, Offered, Methods>;
  /** All that is known of the provider before anything is sent. */
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
    // What the caller names is not looked up: a variable that is of no use cannot be wrong.
    const { [serverVariable(definition)]: _, ...withoutServer } = env;
    const baseUrl =
      options.baseUrl ?? baseUrlIn(options.server === undefined ? env : withoutServer, definition);
    return make({ ...options, baseUrl, ...Object.fromEntries(given) });
  };
  return Object.assign(make, { fromEnv, definition }) as never;
}

/** Options of a client whose provider the compiler does not know. */
export type UntypedOptions = ClientOptions & { readonly [option: string]: unknown };

const environment = (): Environment => (globalThis as { process?: { env?: Environment } }).process?.env ?? {};

/** What the compiler knows of such a client. */
export type UntypedClient<Paths extends {} = Nothing> = BareClient<string, Paths> &
  (Provider | (SearchableProvider & { choosing(choices: Chosen): BareClient<string, Paths> & Provider }));

/** A client of a provider that is known at run time alone. Its methods and its choices are still to be found out. */
export function clientOf<Paths extends {}, Operations>(
  definition: ProviderDefinition & {
    methods?(context: MethodContext<Operations>): object;
  },
  options: UntypedOptions,
): UntypedClient<Paths> {
  const { name, contract, deletion, choices } = definition;
  const secrets = secretsOf(definition, options);
  const server = serverNamed(definition, options.server);
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
    { ...options, baseUrl: options.baseUrl ?? server },
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

/** A request as a definition is shown it. */
const naming = ({ operation, path, query, body }: OperationRequest): NamingRequest => ({
  operation: operation.operationId,
  path,
  query,
  body,
});

/** The statuses that the provider says are about a contact, or about the size of a request: it did not carry it out. */
function refusalsOf({ deletion }: ProviderDefinition): ReadonlySet<number> {
  const rulings = Object.entries(deletion.rulings ?? {});
  return new Set(rulings.flatMap(([status, ruling]) => (ruling === 'stop' ? [] : [Number(status)])));
}

/**
 * What was chosen, each choice that the provider offers and nothing else.
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
    // Only what was chosen itself: what is inherited would not be copied, and so be lost.
    const value = chosen && Object.hasOwn(chosen, option) ? chosen[option] : undefined;
    if (value !== undefined && values.includes(value)) return [option, value] as const;
    return refuse(
      `${option} must be ${values.map((each) => JSON.stringify(each)).join(' or ')}; it is never assumed.`,
    );
  });
  return Object.fromEntries(made);
}
