/** A provider as data and pure functions: everything known of it before anything is sent. Nothing here can send. */
import type { Client as Api } from 'openapi-fetch';
import type { Contract, ContractTypes } from '../../generated/contract.js';
import type { ProbeSet } from '../assurance/probe.js';
import type { Call, OperationIdOf, PartsOf } from '../http/client.js';
import type { RequestParts } from '../http/request.js';
import type { FakeProvider } from '../sandbox/fake-provider.js';
import type { ListedContact, SearchDefinition } from './search.js';
import type { Statements } from './statements.js';

/** What is known of a deletion: gone for good, still stored, or not stated by the provider. */
export type Permanence = 'permanent' | 'soft' | 'undocumented';

/**
 * What an outcome rests on:
 * - `item`: the response names this contact.
 * - `batch`: the request that named it was a success.
 * - `absence`: the provider says that it is not there.
 * - `none`: nothing.
 */
export type Evidence = 'item' | 'batch' | 'absence' | 'none';

/**
 * What an error status means. `absent`, `blocked`, `rejected`: a contact of the request is at fault, and this is its
 * outcome. `tooLarge`: the request is too large. `stop`: no contact is at fault, and other requests would fail, too.
 */
export type Ruling = 'absent' | 'blocked' | 'rejected' | 'tooLarge' | 'stop';

export type Rulings = Readonly<Record<number, Ruling>>;

/** The meaning of the statuses by HTTP. Any other 4xx stops the provider; 408, 429 and 5xx are retried. */
export const DEFAULT_RULINGS: Rulings = {
  400: 'rejected',
  401: 'stop',
  402: 'stop',
  403: 'stop',
  404: 'absent',
  405: 'stop',
  409: 'blocked',
  413: 'tooLarge',
  414: 'tooLarge',
  422: 'rejected',
  431: 'tooLarge',
};

/** What a success says about its contacts. `contradiction`: it contradicts itself, or names other contacts. */
export type Reading =
  | 'contradiction'
  | {
      readonly permanence: Permanence;
      /** The contacts that the response names. @default none, as for a success without a body */
      readonly named?: ReadonlySet<string>;
    };

/** What a look-up found. `unclear`: the answer is about another contact, or is not one that the provider would give. */
export type Presence = 'absent' | 'markedDeleted' | 'present' | 'unclear';

/** Where a credential goes, and where it is read from. */
export interface CredentialForm {
  /** The name of the header. */
  readonly header: string;
  /** What precedes the credential in the header, such as `Bearer `, with the space. @default nothing */
  readonly scheme?: string;
  /** The environment variable that the command line and `fromEnv` read, such as `ACME_API_KEY`. */
  readonly variable: string;
  /** Whether the credential names the account: another one is always another account, never a renewed credential. */
  readonly isAccount?: boolean;
  /** Whether it may be left out. If given, it is sent along with another one. Exactly one of the others must be given. */
  readonly optional?: boolean;
}

/** The credentials, by the names of the client's options, such as `token`. */
export type Credentials = Readonly<Record<string, CredentialForm>>;

/** Choices that a caller must make, since a default could delete what nobody asked for: each with its values. */
export type Choices = Readonly<Record<string, readonly [string, ...string[]]>>;

/** Stands for something that a provider does not have. */
export type Nothing = Record<never, never>;

/** The choices made, by name. */
export type Chosen = Readonly<Record<string, string>>;

/** One value for each choice. */
export type ChosenOf<Offered extends Choices> = { readonly [Name in keyof Offered]: Offered[Name][number] };

/** What a request can be made from, besides the contacts. */
export interface RequestContext<Choice = Chosen> {
  /** The credential that names the account (`isAccount`); undefined if there is none. */
  readonly account: string | undefined;
  /** The choices made; empty for a provider that offers none. */
  readonly choices: Choice;
}

/** A request from a recording or a caller, to find out which contacts it names. */
export interface NamingRequest extends RequestParts {
  readonly operation: string;
}

/** A request for one operation. */
interface Asking<OperationId extends string, Subject, Choice, Parts> {
  /** The operation of the spec to call. */
  readonly operation: OperationId;
  /** Makes the request for these contacts. */
  request(subject: Subject, context: RequestContext<Choice>): Parts;
}

/**
 * How to delete contacts, and what the answers mean. Ids are strings here, as `parseId` spells them.
 *
 * @typeParam Choice The choices made.
 * @typeParam Parts What the spec requires of the request.
 */
export interface DeletionDefinition<
  OperationId extends string = string,
  Choice = Chosen,
  Parts extends RequestParts = RequestParts,
> extends Asking<OperationId, readonly string[], Choice, Parts> {
  /** How many contacts to name in one request, unless the caller says otherwise; 1 if there is no batch call. */
  readonly batchLimit: number;
  /** Whether a failed batch is known to have deleted nothing. If not, contacts of a failed batch may be gone. */
  readonly transactional: boolean;
  /**
   * Whether a 404 can also mean that the account was not found, in which case it proves nothing by itself. @default false
   */
  readonly notFoundMayMeanAccount?: boolean;
  /** Where the provider differs from `DEFAULT_RULINGS`. */
  readonly rulings?: Rulings;
  /** Whether an id may be given as a number, which is the same id as its digits. @default false */
  readonly numericIds?: boolean;
  /** The canonical spelling of an id, or why the provider cannot have it, in words that continue "the contact id …". */
  parseId(id: string): { readonly id: string } | { readonly problem: string };
  /** Reads the body of a success; it is undefined if there is none. */
  read(body: unknown, ids: readonly string[], choices: Choice): Reading;
  /** What the provider's page says about the permanence of a deletion, before it is made. */
  permanenceOf(choices: Choice): Permanence;
  /** The contacts that the body of an error names as its cause. @default none */
  offenders?(body: unknown, ids: readonly string[]): readonly string[];
  /**
   * Whether the body of a 404, or of another status that means `absent`, can be the provider's own rather than that of a
   * proxy or a wrong address. Used for deletions and look-ups.
   * @default any JSON body, or no body
   */
  isOwnNotFound?(body: unknown): boolean;
  /** For a success that is documented in several forms: their names, and the form of a body. */
  readonly forms?: { readonly names: readonly string[]; of(body: unknown): string };
}

/**
 * How to look up a contact. A status that means `absent` says that it is not there. If a 404 may mean the account
 * (`notFoundMayMeanAccount`), it says so only once a contact was found or deleted there.
 */
export interface LookUpDefinition<
  OperationId extends string = string,
  Choice = Chosen,
  Parts extends RequestParts = RequestParts,
> extends Asking<OperationId, string, Choice, Parts> {
  /** Reads a success. */
  read(body: unknown, id: string): Exclude<Presence, 'absent'>;
  /**
   * The fields of the contact to compare with a person, so that a contact that has changed hands is not deleted; undefined
   * if the body does not show them.
   * @default a contact cannot be read again
   */
  contactIn?(body: unknown, id: string): ListedContact | undefined;
}

/** The fields of a body by operation and status, once for each form that it can have (`fields.ts`). */
export type DocumentedFields = Readonly<
  Record<string, Readonly<Record<number, readonly (readonly string[])[]>>>
>;

/** Everything known of a provider, without its specific types. */
export interface ProviderDefinition {
  /** The name before the colon of a target: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** The provider's name for people, such as `Acme CRM`. @default the name */
  readonly title?: string;
  /** Ids that it could have, for examples in help texts and for a sandbox without other contacts. @default 123 and 456 */
  readonly exampleIds?: readonly [string, ...string[]];
  /** The contract, generated from the spec. */
  readonly contract: Contract;
  readonly credentials: Credentials;
  /** Names for the servers of the spec, if there are several to choose from. */
  readonly servers?: Readonly<Record<string, string>>;
  /** The choices that a caller must make. @default none */
  readonly choices?: Choices;
  /** The body field that holds the provider's request id. @default none: the header `x-request-id` is read */
  readonly requestIdField?: string;
  readonly deletion: DeletionDefinition;
  readonly lookUp?: LookUpDefinition;
  /** How to find people. @default there is no way: contact ids must be known */
  readonly search?: SearchDefinition;
  /** The contacts that a request names. @default the values in its path */
  namesIn?(request: NamingRequest): readonly unknown[];
  /** What is wrong with a request besides its schemas, in words that continue "the request …". @default nothing */
  problemOfRequest?(request: NamingRequest, context: Pick<RequestContext, 'account'>): string | undefined;
  /** The documented fields, for `verify` and `drift`. */
  readonly fields?: DocumentedFields;
  /** The provider's stand-in in the sandbox. */
  readonly fake?: FakeProvider;
  /** The requests of `verify`. */
  readonly probes?: ProbeSet;
  /** What its pages say about deletions, for receipts. @default the receipt says that nothing is stated */
  readonly statements?: Statements;
}

/** What the named methods of a client are made from. */
export interface MethodContext<Operations> extends Pick<RequestContext, 'account'> {
  /** One documented call. Resolves with its success, or rejects with a typed error. */
  readonly call: Call<Operations>;
}

/** A definition that gives its client typed options, choices and methods. */
export interface TypedDefinition<
  Name extends string,
  Paths extends {},
  Operations,
  Forms extends Credentials,
  Offered extends Choices,
  Servers extends string,
  Methods extends object,
  Fake extends FakeProvider = FakeProvider,
  Deleting extends string = string,
  LookingUp extends string = string,
> extends ProviderDefinition {
  readonly name: Name;
  readonly contract: Contract & ContractTypes<Paths, Operations>;
  readonly credentials: Forms;
  readonly choices?: Offered;
  readonly servers?: Readonly<Record<Servers, string>>;
  readonly deletion: DeletionDefinition<Deleting, ChosenOf<NoInfer<Offered>>, PartsOf<Operations, Deleting>>;
  readonly lookUp?: LookUpDefinition<LookingUp, ChosenOf<NoInfer<Offered>>, PartsOf<Operations, LookingUp>>;
  readonly fake?: Fake;
  /** The methods of a client, in addition to the contract's own. @default none */
  methods?(context: MethodContext<Operations>): Methods;
}

/** The operations of a contract, as types. */
export type OperationIn<C extends Contract> =
  C extends ContractTypes<infer _ extends {}, infer Operations> ? OperationIdOf<Operations> : string;

/** The contract, endpoint by endpoint: a plain openapi-fetch client. */
export type ContractApi<Paths extends {}> = Api<Paths, 'application/json'>;

/** Returns the definition unchanged. The compiler infers its types. */
export const typed = <
  const Name extends string,
  Paths extends {},
  Operations,
  const Forms extends Credentials,
  const Deleting extends OperationIdOf<Operations>,
  const LookingUp extends OperationIdOf<Operations>,
  const Offered extends Choices = Nothing,
  Servers extends string = never,
  Methods extends object = Nothing,
>(
  definition: TypedDefinition<
    Name,
    Paths,
    Operations,
    Forms,
    Offered,
    Servers,
    Methods,
    FakeProvider,
    Deleting,
    LookingUp
  >,
): TypedDefinition<Name, Paths, Operations, Forms, Offered, Servers, Methods> => definition;

/** What an error status means at a provider; undefined if that is not defined. */
export const rulingOn = ({ deletion }: ProviderDefinition, status: number): Ruling | undefined =>
  deletion.rulings?.[status] ?? DEFAULT_RULINGS[status];

/** Whether an answer that means `absent` can be the provider's own, not that of a proxy or a wrong address. */
export const isOwnAbsence = (
  { deletion }: ProviderDefinition,
  { body, foreignBody }: { readonly body: unknown; readonly foreignBody: boolean },
): boolean => !foreignBody && deletion.isOwnNotFound?.(body) !== false;

/** The contacts that a request names, in the request's own spelling. */
export function namesIn(definition: ProviderDefinition, request: NamingRequest): (number | string)[] {
  const names = definition.namesIn?.(request) ?? Object.values(request.path ?? {});
  return names.filter((id) => typeof id === 'string' || typeof id === 'number');
}
