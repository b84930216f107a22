/** Which elements of a spec the recorded exchanges kept, and which ones were violated and caused a refusal. */
import { SERVER } from '../../../contract/recording.js';
import {
  compile,
  type Operation,
  pointerTo,
  resolve,
  type Schema,
  type SecurityScheme,
  type Spec,
} from '../../../contract/spec.js';
import type { Contract } from '../../../generated/contract.js';
import { matchOperation } from '../../../src/http/match-operation.js';
import type { Exchange } from './har.js';
import { elementsOf, type Note, type Observed, observe } from './schema-elements.js';

/** How often an element was kept in a successful exchange, and how often it alone was violated in a refused one. */
export interface Sightings {
  kept: number;
  violated: number;
}

export interface Observations {
  readonly elements: ReadonlyMap<string, Sightings>;
  /** Exchanges that succeeded although they violate an element, or were refused although they violate none. */
  readonly contradictions: readonly string[];
}

interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

const METHODS = ['delete', 'get', 'head', 'post'] as const;

function operationsOf(spec: Spec): FoundOperation[] {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

export function observationsOf(spec: Spec, exchanges: readonly Exchange[]): Observations {
  const operations = operationsOf(spec);
  const routes = routesOf(operations);
  const elements = new Map<string, Sightings>();
  for (const found of operations)
    for (const place of elementsOfOperation(spec, found)) elements.set(place, { kept: 0, violated: 0 });

  const contradictions: string[] = [];
  for (const exchange of exchanges) {
    const { fate } = exchange;
    const found = operationOf(routes, exchange);
    const seen = found ? seenIn(spec, found, exchange) : [];
    for (const { place } of seen)
      if (!elements.has(place)) throw new Error(`${place} was seen and is no element.`);

    const violated = seen.filter(({ observed }) => observed === 'violated').map(({ place }) => place);
    const contradicted = fate === 'kept' ? violated : violated.length === 0 ? ['nothing'] : [];
    // An address without an operation must be refused for that, and must not have been kept.
    for (const place of found ? contradicted : fate === 'kept' ? ['every operation'] : [])
      contradictions.push(
        `${exchange.method} ${exchange.path} ${exchange.status} was ${fate} and violates ${place}`,
      );

    const what = fate === 'kept' ? 'kept' : 'violated';
    for (const place of fate === 'kept' ? seen.map((it) => it.place) : violatedAlone(seen)) {
      const sightings = elements.get(place);
      if (sightings) sightings[what] += 1;
    }
  }
  return { elements, contradictions };
}

interface Sight {
  readonly place: string;
  readonly observed: Observed;
  readonly arm: string;
}

/** Only what was refused is judged: the request by the mock, the answer by the client. */
function seenIn(spec: Spec, found: FoundOperation, exchange: Exchange): Sight[] {
  const seen: Sight[] = [];
  const note: Note = (place, observed, arm = '') => seen.push({ place, observed, arm });
  if (exchange.fate !== 'answer-refused') observeRequest(spec, found, exchange, note);
  if (exchange.fate !== 'request-refused') observeAnswer(spec, found, exchange, note);
  return seen;
}

/**
 * The elements that alone can have caused the refusal. A body that breaks two elements at once proves nothing about either.
 * If a choice was refused, each of its arms is asked separately.
 */
function violatedAlone(seen: readonly Sight[]): string[] {
  const violated = seen.filter(({ observed }) => observed === 'violated');
  const arms = violated.filter(({ place }) => ARM.test(place)).map(({ place }) => place);
  const rules = violated.filter(({ place }) => !ARM.test(place));
  const alone = [...new Set(rules.map(({ arm }) => arm))].flatMap((branch) => {
    const inBranch = rules.filter(({ arm }) => arm === branch);
    const against = rules.filter(({ arm }) => arm === branch || arm === '' || branch === '');
    return new Set(against.map(({ place }) => ruleOf(place))).size === 1 ? inBranch : [];
  });
  return [...arms, ...alone.map(({ place }) => place)];
}

const ARM = /\/(oneOf|anyOf)\/[^/]+$/;

/**
 * A value that is in no enum violates all its values at once, one of another type is not the constant either, and a missing
 * credential violates every way to authenticate.
 */
const ruleOf = (place: string) =>
  place.replace(/\/security\/.*$/, '/security').replace(/\/(type|const|enum\/.*)$/, '/value');

/** The operations as the clients' own routing matches them. */
interface Routes {
  readonly contract: Contract;
  readonly found: ReadonlyMap<string, FoundOperation>;
}

function routesOf(operations: readonly FoundOperation[]): Routes {
  const found = new Map(operations.map((each) => [`${each.method} ${each.path}`, each]));
  const routed = [...found].map(([operationId, { method, path }]) => [
    operationId,
    { operationId, method: method.toUpperCase(), path, responses: {} },
  ]);
  const operationsById: Contract['operations'] = Object.fromEntries(routed);
  return { contract: { provider: '', version: '', servers: [SERVER], operations: operationsById }, found };
}

/** `/api/contacts/{id}` is any path with something, or nothing, in place of the id. */
function operationOf({ contract, found }: Routes, { method, path }: Exchange): FoundOperation | undefined {
  const match = [path, path.replace(/\/(?=\/|$)/g, '/-')]
    .map((each) => matchOperation(contract, method.toUpperCase(), each))
    .find((each) => each !== undefined);
  return match && found.get(match.operation.operationId);
}

const bodyPointer = (found: FoundOperation, ...keys: string[]) =>
  pointerTo('paths', found.path, found.method, ...keys, 'content', 'application/json', 'schema');

function elementsOfOperation(spec: Spec, found: FoundOperation): string[] {
  const { operation, path } = found;
  const name = operation.operationId ?? '';
  const places = new Set<string>();
  if (operation.requestBody) {
    places.add(`${name}/requestBody/required`);
    places.add(`${name}/requestBody/media type`);
    elementsOf(spec, bodyPointer(found, 'requestBody'), places);
  }
  for (const [status, response] of Object.entries(operation.responses))
    if (resolve(spec, response).content) elementsOf(spec, bodyPointer(found, 'responses', status), places);
  for (const way of waysIn(spec, operation)) places.add(`${name}/${placeOfWay(way)}`);
  for (const [parameter = ''] of path.matchAll(/\{\w+\}/g)) places.add(`${name}/parameters/${parameter}`);
  for (const parameter of queryOf(spec, found)) places.add(`${name}/parameters/${parameter.name}`);
  return [...places];
}

interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  /** Whether a value is valid. A text in the form of a number counts as one, if a number is expected. */
  readonly accepts: (value: string) => boolean;
}

/**
 * The query parameters that a request can get wrong. Any text is a valid text, and the mock treats an empty one as missing.
 */
const queryOf = (spec: Spec, { path, method, operation }: FoundOperation): QueryParameter[] =>
  (operation.parameters ?? []).flatMap((node, index) => {
    const { name, in: place, required = false, schema = {} } = resolve(spec, node);
    const { type } = resolve<Schema>(spec, schema);
    if (place !== 'query' || (!required && type === 'string')) return [];
    const validate = compile(spec, pointerTo('paths', path, method, 'parameters', `${index}`, 'schema'));
    const accepts = (value: string) => validate(value) || (value !== '' && validate(Number(value)));
    return [{ name, required, accepts }];
  });

/** Each way to authenticate a request, as the schemes that it combines. */
const waysIn = (spec: Spec, operation: Operation) =>
  (operation.security ?? spec.security ?? []).map((requirement) => Object.keys(requirement));

const placeOfWay = (schemes: readonly string[]) => `security/${schemes.join(' and ')}`;

/** The ways that were used. A request that fits several ways has used the longest one. */
function waysGone(spec: Spec, ways: readonly string[][], exchange: Exchange): string[][] {
  const carried = ways.filter((way) =>
    way.every((scheme) => carries(exchange, spec.components.securitySchemes[scheme])),
  );
  const isPartOf = (way: string[], other: string[]) =>
    way.length < other.length && way.every((scheme) => other.includes(scheme));
  return carried.filter((way) => !carried.some((other) => isPartOf(way, other)));
}

function observeRequest(spec: Spec, found: FoundOperation, exchange: Exchange, note: Note): void {
  const { operation, path } = found;
  const name = operation.operationId ?? '';
  const judge = (element: string, kept: boolean) => note(`${name}/${element}`, kept ? 'kept' : 'violated');

  const ways = waysIn(spec, operation);
  const gone = waysGone(spec, ways, exchange);
  for (const way of gone.length > 0 ? gone : ways) judge(placeOfWay(way), gone.length > 0);

  for (const [parameter = ''] of path.matchAll(/\{\w+\}/g))
    judge(`parameters/${parameter}`, !/\/(\/|$)/.test(exchange.path));

  for (const { name: parameter, required, accepts } of queryOf(spec, found)) {
    const value = exchange.query.get(parameter);
    if (value !== undefined) judge(`parameters/${parameter}`, accepts(value));
    else if (required) judge(`parameters/${parameter}`, false);
  }

  if (!operation.requestBody) return;
  const { text, headers } = exchange.request;
  judge('requestBody/required', text !== undefined);
  if (text === undefined) return;
  const isJson = headers.get('content-type')?.startsWith('application/json') === true;
  judge('requestBody/media type', isJson);
  if (isJson) observe(spec, bodyPointer(found, 'requestBody'), JSON.parse(text), note);
}

function observeAnswer(spec: Spec, found: FoundOperation, exchange: Exchange, note: Note): void {
  const response = found.operation.responses[exchange.status];
  const { text } = exchange.answer;
  if (!response || text === undefined || !resolve(spec, response).content) return;
  observe(spec, bodyPointer(found, 'responses', `${exchange.status}`), JSON.parse(text), note);
}

function carries({ request: { headers } }: Exchange, scheme: SecurityScheme | undefined): boolean {
  if (scheme?.type === 'http') return headers.get('authorization')?.startsWith('Bearer ') === true;
  return scheme?.in === 'header' && headers.has(scheme.name?.toLowerCase() ?? '');
}
