/** The types of a provider's generated contract. */

/** A way in which a value breaks its schema. It names the place and the rule, never the value. */
export interface Violation {
  /** JSON Pointer to the place in the body, such as `/data/0/id`. */
  readonly instancePath: string;
  /** The JSON Schema keyword that is violated, such as `required`. */
  readonly keyword: string;
  /**
   * For `required`, `additionalProperties` and `unevaluatedProperties`: the name of the field, such as
   * `{ missingProperty: 'id' }`.
   */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Whether a value fits a schema. If not, `errors` lists why, until the next call. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly Violation[] | null;
}

/** What the spec says about the body of a response. */
export type DocumentedResponse =
  /** JSON, always or (`optional`) sometimes. */
  | { readonly body: 'required' | 'optional'; readonly validate: Validator<unknown> }
  /** The spec documents no body. If there is one, nothing is known about it. */
  | { readonly body: 'undocumented' };

/** One operation of a spec. */
export interface Operation {
  readonly operationId: string;
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';
  /** The path template, such as `/api/contacts/{id}`. */
  readonly path: string;
  /** The names of its query parameters; absent if it has none. */
  readonly query?: readonly string[];
  /** Checks the JSON body of a request; absent if the operation takes none. */
  readonly validateRequest?: Validator<unknown>;
  /** By status. A status that is not here is undocumented. */
  readonly responses: Readonly<Record<number, DocumentedResponse>>;
}

/** A provider's spec, as far as it is needed at run time. */
export interface Contract {
  readonly provider: string;
  /** `info.version` of the spec. */
  readonly version: string;
  /** The production servers of the spec, the default one first. */
  readonly servers: readonly [string, ...string[]];
  readonly operations: Readonly<Record<string, Operation>>;
}

/** Connects a contract with the types of its spec, which exist only for the compiler. */
export interface ContractTypes<Paths extends {}, Operations> {
  readonly types?: { readonly paths: Paths; readonly operations: Operations };
}
