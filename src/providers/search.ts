/** How a provider is searched for a person, and what of a contact is compared. Data and pure functions: nothing here can send. */
import type { RequestParts } from '../http/request.js';
import type { Chosen, RequestContext } from './definition.js';

/** Which page to ask for: its number, or the token that the page before it gave. */
export type Cursor = number | string;

/** A phone number as a contact has it, spelled in whatever way. */
export interface StoredPhone {
  readonly number: string;
  /**
   * The calling code, if the provider stores it apart: null if it does and there is none. Left out if it stands at the
   * beginning of the number.
   */
  readonly countryCode?: string | null | undefined;
}

/** What of a contact is compared with a person. Everything else in an answer is somebody's data, and is not kept. */
export interface ListedContact {
  readonly id: string;
  readonly phones: readonly StoredPhone[];
  readonly emails: readonly string[];
  /** When it was made, as an ISO 8601 date and time: one that is made while the pages are read may have shifted them. */
  readonly createdAt?: string | undefined;
}

/** A page of a list, or the whole answer of a search that has no pages. */
export interface ContactPage {
  readonly contacts: readonly ListedContact[];
  /** The page after it. */
  readonly next?: Cursor | undefined;
  /** Whether the answer says that no page follows. If it says neither, the list has no known end. */
  readonly isLast: boolean;
  /** Which page this is, if the answer says so. */
  readonly cursor?: Cursor | undefined;
  /** How many contacts there are on all pages, if the answer says so. */
  readonly total?: number | undefined;
}

/** A phone number in the spellings in which providers store it. */
export interface PhoneNumber {
  /** With `+`, such as `+255712345678`. */
  readonly e164: string;
  /**
   * Without `+`. More than one in the countries where an extra digit comes and goes: Mexico, Argentina and Brazil. The first is
   * that of `e164`.
   */
  readonly international: readonly [string, ...string[]];
  /** Without the calling code, each beside one of `international`. */
  readonly national: readonly [string, ...string[]];
}

/** A call that lists contacts, page by page. */
export interface ListDefinition<
  OperationId extends string = string,
  Choice = Chosen,
  Parts extends RequestParts = RequestParts,
> {
  readonly operation: OperationId;
  /** @param cursor Undefined for the first page. */
  request(cursor: Cursor | undefined, context: RequestContext<Choice>): Parts;
  /** What the body of a success shows; `unclear` if that is no page of contacts, as in a success that denies itself. */
  read(body: unknown): ContactPage | 'unclear';
}

/** A call that searches for contacts. What it finds may only resemble the term: it is compared afterwards. */
export interface TermSearch<
  Sought,
  OperationId extends string = string,
  Choice = Chosen,
  Parts extends RequestParts = RequestParts,
> {
  readonly operation: OperationId;
  /** What to ask for, each in a search of its own. */
  terms(sought: Sought): readonly string[];
  /** @param cursor Undefined for the first page. */
  request(term: string, cursor: Cursor | undefined, context: RequestContext<Choice>): Parts;
  /** As of a list. A status that is ruled `absent` says that nobody was found. */
  read(body: unknown): ContactPage | 'unclear';
}

/** How people are found at a provider: by what it can be searched, or by reading all contacts. */
export interface SearchDefinition<
  ByPhone extends string = string,
  ByEmail extends string = string,
  Listing extends string = string,
> {
  readonly phone?: TermSearch<PhoneNumber, ByPhone>;
  readonly email?: TermSearch<string, ByEmail>;
  /**
   * The list of all contacts. A provider that has neither search is read whole, if the caller allows it. If a 404 may mean the
   * account (`notFoundMayMeanAccount`), a contact in it proves the account.
   */
  readonly list?: ListDefinition<Listing>;
}
