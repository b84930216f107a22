/** What a fact of the ledger can claim about a spec. Each claim uses only the published facts with its own id. */
import { isDeepStrictEqual } from 'node:util';
import {
  type FactId,
  type Field,
  type JsonType,
  type PublishedOperation,
  published,
} from '../fixtures/published.js';
import {
  compile,
  type Example,
  type Operation,
  type Response,
  resolve,
  type Schema,
  type Spec,
} from '../spec.js';
import { agree, type Check } from './check.js';
import {
  credentialsOf,
  mediaOf,
  operationOf,
  parameterOf,
  queryOf,
  responseOf,
  schemaOf,
  schemaPointerIn,
  schemeOf,
  states,
  withValue,
} from './place.js';

/** A fact of the ledger as a check. */
export interface Fact extends Check {
  readonly id: FactId;
}

export type Claim = ReturnType<typeof claimsOf>;

export function fact(id: FactId, statement: string, check: (claim: Claim) => void): Fact {
  return { id, name: `${id}: ${statement}`, judge: ({ spec }) => check(claimsOf(id, spec)) };
}

function claimsOf(id: FactId, spec: Spec) {
  const ofThisFact = ({ facts }: { readonly facts: readonly FactId[] }) => facts.includes(id);

  const is = (actual: unknown, expected: unknown, what: string): void =>
    agree(actual, expected, `${id}: ${what}`);

  const accepts = (pointer: string, value: unknown, what: string): void => {
    const validate = compile(spec, schemaPointerIn(spec, pointer));
    is(validate(value) ? [] : validate.errors, [], `must be accepted: ${what}`);
  };

  const refuses = (pointer: string, value: unknown, what: string): void =>
    is(compile(spec, schemaPointerIn(spec, pointer))(value), false, `must be refused: ${what}`);

  /** Checks that a single paragraph of the text has all the keywords. */
  const says = (text: string | undefined, what: string, ...keywords: RegExp[]): void =>
    is(states(text, ...keywords), true, `not said (${keywords.join(' ')}): ${what}`);

  /** Each server must be where the page puts it: the first is the default. */
  const servers = (page: PublishedOperation): void => {
    for (const [index, server] of page.servers.entries())
      if (ofThisFact(server)) is(spec.servers[index]?.url, server.url, `server ${index}`);
  };

  /** Method, path, operation id, server, and the parts of the path. */
  const place = (page: PublishedOperation): void => {
    is(operationOf(spec, page).operationId, page.operationId, `operationId of ${page.method} ${page.path}`);
    servers(page);
    for (const { name } of page.pathParameters) {
      const { parameter, schema } = parameterOf(spec, page, 'path', name);
      is(parameter.required, true, `${name} is required`);
      text(schema, name);
    }
    query(page);
  };

  /** Any non-empty text, however short. */
  const text = (schema: string, name: string): void => {
    accepts(schema, 'contact-uuid-123', `a ${name}`);
    accepts(schema, 'c', `a short ${name}`);
    refuses(schema, '', `an empty ${name}`);
    for (const value of [7, null]) refuses(schema, value, `${value} as ${name}`);
  };

  /** A text of digits, however many. */
  const digits = (schema: string, name: string): void => {
    for (const value of ['51987654321', '0', '1'.repeat(40)]) accepts(schema, value, `${value} as ${name}`);
    for (const value of ['', '+51987654321', ' 519', '51-987', '51 987', '519x', '٥١', 51987654321])
      refuses(schema, value, `${value} as ${name}`);
  };

  /** Exactly the query parameters of the page, each with its possible values. */
  const query = (page: PublishedOperation): void => {
    const { queryParameters = [] } = page;
    is(
      queryOf(spec, page),
      queryParameters.map(({ name }) => name),
      'the query',
    );
    for (const published of queryParameters) {
      const { name, type, required = true } = published;
      const { parameter, schema } = parameterOf(spec, page, 'query', name);
      is(parameter.required ?? false, required, `whether ${name} is required`);
      is(schemaOf(spec, schema)?.default, published.default, `what leaving ${name} out means`);
      if (published.digits) digits(schema, name);
      else if (type === 'string') text(schema, name);
      else wholeNumber(schema, published);
    }
  };

  /** An integer within the published bounds, and no others. */
  const wholeNumber = (
    schema: string,
    {
      name,
      minimum,
      maximum,
    }: { readonly name: string; readonly minimum?: number; readonly maximum?: number },
  ): void => {
    for (const value of [1, minimum ?? 0, maximum ?? 1_000_000])
      accepts(schema, value, `${value} as ${name}`);
    const beyond = [
      ...(minimum === undefined ? [] : [minimum - 1]),
      ...(maximum === undefined ? [] : [maximum + 1]),
    ];
    for (const value of [1.5, '1', true, null, ...beyond]) refuses(schema, value, `${value} as ${name}`);
  };

  /** A required body of the published type. */
  const body = (page: PublishedOperation): void => {
    const { requestBody } = operationOf(spec, page);
    const { required, content } = requestBody ? resolve(spec, requestBody) : { required: false, content: {} };
    is(required, true, 'the body is required');
    is(Object.keys(content), [page.contentType], 'the content type');
  };

  /** Each credential works as published and has the published form, and there is no other way to authenticate. */
  const credentials = (page: PublishedOperation): void => {
    const ways = credentialsOf(spec, page).map(wayOf);
    for (const credential of page.credentials.filter(ofThisFact)) {
      const { header, form } = credential;
      is(ways.filter((way) => way === publishedWayOf(credential)).length, 1, publishedWayOf(credential));
      const shape = new RegExp(`\\b${header}: ${form.replace(/<\w+>/, '<\\w+>')}`);
      says(schemeOf(spec, header)?.description, `the form of ${header}`, shape);
    }
    const known = published
      .filter((other) => isSameOperation(other, page))
      .flatMap((other) => other.credentials.map(publishedWayOf));
    is(
      ways.filter((way) => !known.includes(way)),
      [],
      'no other way, and none without a credential',
    );
  };

  const statuses = (page: PublishedOperation): void => {
    for (const { status, meaning, keywords, body } of page.statuses.filter(ofThisFact)) {
      const { description, content } = responseOf(spec, page, status);
      says(description, `${status}, ${meaning}`, keywords);
      const types = body === 'none shown' ? [] : ['application/json'];
      is(Object.keys(content ?? {}), types, `the body of ${status}`);
    }
  };

  /** The published fields are declared, and values of other types in their places are refused. */
  const fields = (pointer: string, sample: object, all: readonly Field[]): void => {
    accepts(pointer, sample, 'the sample');
    for (const { path, type, nullable, required, format } of all.filter(ofThisFact)) {
      is(schemaOf(spec, pointer, path) !== undefined, true, `${path} is declared`);
      for (const value of MISTYPED[type])
        refuses(pointer, withValue(sample, path, value), `${path}: ${JSON.stringify(value)}`);
      for (const value of type === 'any' ? EVERY_KIND : [])
        accepts(pointer, withValue(sample, path, value), `${path}: ${JSON.stringify(value)}`);
      if (format) refuses(pointer, withValue(sample, path, 'yesterday'), `${path} is a ${format}`);
      if (nullable === true) accepts(pointer, withValue(sample, path, null), `${path}: null`);
      if (nullable === false) refuses(pointer, withValue(sample, path, null), `${path}: null`);
      if (required === true) refuses(pointer, withValue(sample, path, undefined), `no ${path}`);
      if (required === false) accepts(pointer, withValue(sample, path, undefined), `no ${path}`);
    }
  };

  /** The payload is a named example at the place where the page shows it. */
  const example = (page: PublishedOperation, where: 'request' | number, value: object): void => {
    const { examples = {} } = mediaOf(spec, page, where);
    const shown = Object.values(examples).map((named) => resolve<Example>(spec, named).value);
    is(
      shown.some((other) => isDeepStrictEqual(other, value)),
      true,
      `the example of ${where}`,
    );
  };

  const operation = (page: PublishedOperation): Operation => operationOf(spec, page);
  const response = (page: PublishedOperation, status: number): Response => responseOf(spec, page, status);
  const parameter = (page: PublishedOperation, where: 'path' | 'query', name: string) =>
    parameterOf(spec, page, where, name);
  const schema = (pointer: string, path = ''): Schema | undefined => schemaOf(spec, pointer, path);

  return {
    ...{
      spec,
      is,
      accepts,
      refuses,
      says,
      servers,
      place,
      query,
      body,
      credentials,
      statuses,
      fields,
      example,
    },
    ...{ operation, parameter, response, schema },
  };
}

export const isSameOperation = (one: PublishedOperation, other: PublishedOperation): boolean =>
  one.provider === other.provider && one.method === other.method && one.path === other.path;

/** Headers that are sent together, in sorted order. */
const wayOf = (headers: readonly string[]): string => headers.toSorted().join(' and ');

const publishedWayOf = ({ header, beside }: PublishedOperation['credentials'][number]): string =>
  wayOf(beside === undefined ? [header] : [header, beside]);

const MISTYPED: Record<JsonType, readonly unknown[]> = {
  string: [7, true, {}],
  number: ['7', true, {}],
  boolean: ['true', 1, {}],
  object: ['x', 7, []],
  array: ['x', 7, {}],
  any: [],
  unstated: [],
};

const EVERY_KIND = ['x', 7, true, null, {}, []];
