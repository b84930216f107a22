/** How to search a provider for a person, and what to compare. Data and pure functions: nothing here can send. */
import type { RequestParts } from '../http/request.js';
import type { Chosen, RequestContext } from './definition.js';

/** Which page to request: its number, or the token from the page before. */
export type Cursor = number | string;

/** A contact's phone number, in whatever spelling. */
export interface StoredPhone {
  readonly number: string;
  /**
   * The calling code, if the provider stores it separately: null if it does and this contact has none. Left out if the
   * number itself begins with it.
   */
  readonly countryCode?: string | null | undefined;
}

/** The parts of a contact that are compared with a person. Nothing else of an answer is kept, since it is personal data. */
export interface ListedContact {
  readonly id: string;
  readonly phones: readonly StoredPhone[];
  readonly emails: readonly string[];
  /** When it was created, in ISO 8601. A contact that is created while the pages are read may have shifted them. */
  readonly createdAt?: string | undefined;
}

/** A page of a list, or the whole answer of a search without pages. */
export interface ContactPage {
  readonly contacts: readonly ListedContact[];
  /** The next page. */
  readonly next?: Cursor | undefined;
  /** Whether the answer says that no page follows. Without this and without `next`, the end of the list is unknown. */
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
   * Without `+`. In Mexico, Argentina and Brazil there may be two spellings, one with an extra digit. The first one is that
   * of `e164`.
   */
  readonly international: readonly [string, ...string[]];
  /** Without the calling code, in the same order as `international`. */
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
  /** Reads the body of a success; `unclear` if it is not a page of contacts, such as a success that contradicts itself. */
  read(body: unknown): ContactPage | 'unclear';
}

/** A call that searches for contacts. Its results may only resemble the term; they are compared afterwards. */
export interface TermSearch<
  Sought,
  OperationId extends string = string,
  Choice = Chosen,
  Parts extends RequestParts = RequestParts,
> {
  readonly operation: OperationId;
  /** The terms to search for, each in a search of its own. */
  terms(sought: Sought): readonly string[];
  /** @param cursor Undefined for the first page. */
  request(term: string, cursor: Cursor | undefined, context: RequestContext<Choice>): Parts;
  /** As for a list. A status that means `absent` says that nobody was found. */
  read(body: unknown): ContactPage | 'unclear';
}

/** How to find people at a provider: with a search, or by reading all contacts. */
export interface SearchDefinition<
  ByPhone extends string = string,
  ByEmail extends string = string,
  Listing extends string = string,
> {
  readonly phone?: TermSearch<PhoneNumber, ByPhone>;
  readonly email?: TermSearch<string, ByEmail>;
  /**
   * The list of all contacts. It is read if there is no search for something that a person gave, and the caller allows it. If
   * a 404 may mean the account (`notFoundMayMeanAccount`), a contact in the list proves the account.
   */
  readonly list?: ListDefinition<Listing>;
}
