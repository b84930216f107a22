/** A provider as data and pure functions: all that is known of it before anything is sent. Nothing here can send. */
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
 * What an outcome rests on: `item`, the response names this contact; `batch`, a success for the request that
 * it was in; `absence`, the provider says that it isn't there; `none`.
 */
export type Evidence = 'item' | 'batch' | 'absence' | 'none';

/**
 * What an error status says. `absent`, `blocked`, `rejected`: a contact of the request is at fault, and
 * this is its outcome. `tooLarge`: the request is. `stop`: none is, and no other request would fare better.
 */
export type Ruling = 'absent' | 'blocked' | 'rejected' | 'tooLarge' | 'stop';

export type Rulings = Readonly<Record<number, Ruling>>;

/** As HTTP defines the statuses. A 4xx that isn't here stops the provider; 408, 429 and 5xx are tried again. */
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

/** What a success says of the contacts that it was for. `contradiction`: it contradicts itself, or names others. */
export type Reading =
  | 'contradiction'
  | {
      readonly permanence: Permanence;
      /** The contacts that the response names. @default none, as in a success without a body */
      readonly named?: ReadonlySet<string>;
    };

/** What a look-up found. `unclear`: the answer is about another contact, or is none that the provider would give. */
export type Presence = 'absent' | 'markedDeleted' | 'present' | 'unclear';

/** Where a credential goes, and where it is read from. */
export interface CredentialForm {
  /** The name of the header. */
  readonly header: string;
  /** What stands before the credential in the header, such as `Bearer ` with its space. @default nothing */
  readonly scheme?: string;
  /** The environment variable that the command line and `fromEnv` read, such as `ACME_API_KEY`. */
  readonly variable: string;
  /** Whether the credential names the account: another one is another account, and never a renewed one. */
  readonly isAccount?: boolean;
  /** Whether it can be left out, and is sent beside another. Of those that cannot, exactly one must be given. */
  readonly optional?: boolean;
}

/** By the name of the client's option, such as `token`. */
export type Credentials = Readonly<Record<string, CredentialForm>>;

/** What a caller must choose, because a default could delete what nobody asked for: each choice with its values. */
export type Choices = Readonly<Record<string, readonly [string, ...string[]]>>;

/** Of something that a provider need not have. */
export type Nothing = Record<never, never>;

/** What was chosen, by the name of the choice. */
export type Chosen = Readonly<Record<string, string>>;

/** One of the values of each choice. */
export type ChosenOf<Offered extends Choices> = { readonly [Name in keyof Offered]: Offered[Name][number] };

/** What a request can be made from, besides the contacts. */
export interface RequestContext<Choice = Chosen> {
  /** The credential that names the account (`isAccount`); undefined if none does. */
  readonly account: string | undefined;
  /** What was chosen; empty for a provider that offers no choice. */
  readonly choices: Choice;
}

/** A request as a recording or a caller has it: which contacts does it name? */
export interface NamingRequest extends RequestParts {
  readonly operation: string;
}

/** A request of one operation. */
interface Asking<OperationId extends string, Subject, Choice, Parts> {
  /** The operation of the spec that is called. */
  readonly operation: OperationId;
  /** The request for these contacts. */
  request(subject: Subject, context: RequestContext<Choice>): Parts;
}

/**
 * How contacts are deleted, and what the answers mean. Ids are strings here, as `parseId` spells them.
 *
 * @typeParam Choice What was chosen.
 * @typeParam Parts What the spec demands of the request.
 */
export interface DeletionDefinition<
  OperationId extends string = string,
  Choice = Chosen,
  Parts extends RequestParts = RequestParts,
> extends Asking<OperationId, readonly string[], Choice, Parts> {
  /** How many contacts are named in one request, unless the caller says otherwise; 1 if there is no batch call. */
  readonly batchLimit: number;
  /** Whether a failed batch is known to have deleted nothing. If not, a contact of a failed batch may be gone. */
  readonly transactional: boolean;
  /** Whether a 404 can also mean that the account was not found, so that it proves nothing by itself. @default false */
  readonly notFoundMayMeanAccount?: boolean;
  /** Where the provider differs from `DEFAULT_RULINGS`. */
  readonly rulings?: Rulings;
  /** Whether an id may be written as a number, which is then the same id as its digits. @default false */
  readonly numericIds?: boolean;
  /** The one spelling of an id, or why the provider cannot have it, in words that follow "the contact id …". */
  parseId(id: string): { readonly id: string } | { readonly problem: string };
  /** What the body of a success says; undefined if it has none. */
  read(body: unknown, ids: readonly string[], choices: Choice): Reading;
  /** What the provider's page says of a deletion before it is made. */
  permanenceOf(choices: Choice): Permanence;
  /** The contacts that the body of an error names as its cause. @default none */
  offenders?(body: unknown, ids: readonly string[]): readonly string[];
  /**
   * Whether the body of a 404, or of another status that is ruled `absent`, can be the provider's own, not that of a proxy or
   * a wrong address: of a deletion and of a look-up.
   * @default any JSON can, and none
   */
  isOwnNotFound?(body: unknown): boolean;
  /** Of a success that is documented in several forms: their names, and which of them a body has. */
  readonly forms?: { readonly names: readonly string[]; of(body: unknown): string };
}

/**
 * How a contact is looked up. A status that is ruled `absent` means that it is not there; if a 404 may mean the account
 * (`notFoundMayMeanAccount`), only once a contact was found or deleted there.
 */
export interface LookUpDefinition<
  OperationId extends string = string,
  Choice = Chosen,
  Parts extends RequestParts = RequestParts,
> extends Asking<OperationId, string, Choice, Parts> {
  /** What a success says. */
  read(body: unknown, id: string): Exclude<Presence, 'absent'>;
  /**
   * What of the contact in a success is compared with a person, so that one that has changed hands is not deleted; undefined
   * if the body does not show it.
   * @default a contact cannot be read again
   */
  contactIn?(body: unknown, id: string): ListedContact | undefined;
}

/** By operation and status: the fields of the body, once for each form that it can have (`fields.ts`). */
export type DocumentedFields = Readonly<
  Record<string, Readonly<Record<number, readonly (readonly string[])[]>>>
>;

/** All that is known of a provider, whatever its types. */
export interface ProviderDefinition {
  /** As it stands before the colon of a target: small letters, digits and hyphens. */
  readonly name: string;
  /** As people call it, such as `Acme CRM`. @default the name */
  readonly title?: string;
  /** Ids that it could have, for examples in help texts and for a sandbox in which nobody else is. @default 123 and 456 */
  readonly exampleIds?: readonly [string, ...string[]];
  /** What the spec says, generated from it. */
  readonly contract: Contract;
  readonly credentials: Credentials;
  /** Names for the servers of the spec, if there is more than one to choose from. */
  readonly servers?: Readonly<Record<string, string>>;
  /** What a caller must choose. @default nothing */
  readonly choices?: Choices;
  /** The field of a body that holds the provider's id of the request. @default none: a header `x-request-id` is read */
  readonly requestIdField?: string;
  readonly deletion: DeletionDefinition;
  readonly lookUp?: LookUpDefinition;
  /** How people are found. @default by nothing: their contact ids must be known */
  readonly search?: SearchDefinition;
  /** The contacts that a request names. @default the values in its path */
  namesIn?(request: NamingRequest): readonly unknown[];
  /** What is wrong with a request besides its schemas, in words that follow "the request …". @default nothing */
  problemOfRequest?(request: NamingRequest, context: Pick<RequestContext, 'account'>): string | undefined;
  /** The documented fields, for `verify` and `drift`. */
  readonly fields?: DocumentedFields;
  /** The stand-in for the sandbox. */
  readonly fake?: FakeProvider;
  /** The requests of `verify`. */
  readonly probes?: ProbeSet;
  /** What its pages say of deletions, for receipts. @default a receipt says that nothing is stated */
  readonly statements?: Statements;
}

/** What the named methods of a client are made from. */
export interface MethodContext<Operations> extends Pick<RequestContext, 'account'> {
  /** One documented call: its success, or the typed error that says what else happened. */
  readonly call: Call<Operations>;
}

/** A definition whose client knows its options, its choices and its methods by type. */
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
  /** The methods of a client besides the contract's own. @default none */
  methods?(context: MethodContext<Operations>): Methods;
}

/** The operations of a contract, by type. */
export type OperationIn<C extends Contract> =
  C extends ContractTypes<infer _ extends {}, infer Operations> ? OperationIdOf<Operations> : string;

/** The contract, endpoint by endpoint: a plain openapi-fetch client. */
export type ContractApi<Paths extends {}> = Api<Paths, 'application/json'>;

/** The definition as it is; the compiler learns its types from it. */
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

/** What an error status says at a provider; undefined for one that nobody rules on. */
export const rulingOn = ({ deletion }: ProviderDefinition, status: number): Ruling | undefined =>
  deletion.rulings?.[status] ?? DEFAULT_RULINGS[status];

/** Whether an answer that rules a contact absent can be the provider's own, not that of a proxy or a wrong address. */
export const isOwnAbsence = (
  { deletion }: ProviderDefinition,
  { body, foreignBody }: { readonly body: unknown; readonly foreignBody: boolean },
): boolean => !foreignBody && deletion.isOwnNotFound?.(body) !== false;

/** The contacts that a request names, in its own words. */
export function namesIn(definition: ProviderDefinition, request: NamingRequest): (number | string)[] {
  const names = definition.namesIn?.(request) ?? Object.values(request.path ?? {});
  return names.filter((id) => typeof id === 'string' || typeof id === 'number');
}
