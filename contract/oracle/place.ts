/** Finds in a spec what the providers' pages talk about: operations, answers, schemas, credentials, prose. */
import { isDeepStrictEqual } from 'node:util';
import type { PublishedOperation } from '../fixtures/published.js';
import {
  canonicalPointer,
  type Example,
  isRecord,
  type MediaType,
  type Method,
  type Operation,
  type Parameter,
  pointerTo,
  type Response,
  resolve,
  type Schema,
  type SecurityScheme,
  type Spec,
} from '../spec.js';
import { Disagreement } from './check.js';

const methodOf = ({ method }: PublishedOperation) => method.toLowerCase() as Method;

export function operationOf(spec: Spec, page: PublishedOperation): Operation {
  const operation = spec.paths[page.path]?.[methodOf(page)];
  if (!operation) throw new Disagreement(`the spec has no ${page.method} ${page.path}`);
  return operation;
}

export function responseOf(spec: Spec, page: PublishedOperation, status: number): Response {
  const response = operationOf(spec, page).responses[status];
  if (!response) throw new Disagreement(`the spec has no ${status} of ${page.method} ${page.path}`);
  return resolve(spec, response);
}

/** The pointer of the schema of a request's body. */
export const requestOf = (page: PublishedOperation) =>
  under(page, 'requestBody', 'content', 'application/json', 'schema');

/** The pointer of the schema of an answer's body. */
export const answerOf = (page: PublishedOperation, status: number) =>
  under(page, 'responses', `${status}`, 'content', 'application/json', 'schema');

const under = (page: PublishedOperation, ...keys: string[]) =>
  pointerTo('paths', page.path, methodOf(page), ...keys);

/** Where the schema behind a pointer really is. */
export function schemaPointerIn(spec: Spec, pointer: string): string {
  try {
    return canonicalPointer(spec, pointer);
  } catch (cause) {
    throw new Disagreement(String(cause));
  }
}

export function mediaOf(spec: Spec, page: PublishedOperation, where: 'request' | number): MediaType {
  const { requestBody } = operationOf(spec, page);
  const holder = where === 'request' ? requestBody : responseOf(spec, page, where);
  const { content } = holder ? resolve(spec, holder) : {};
  return content?.['application/json'] ?? {};
}

/** A parameter of the path or of the query, with the pointer of its schema. */
export function parameterOf(
  spec: Spec,
  page: PublishedOperation,
  place: 'path' | 'query',
  name: string,
): { parameter: Parameter; schema: string } {
  const ofItem = (spec.paths[page.path]?.parameters ?? []).map((node, index) => ({
    node,
    keys: ['parameters', `${index}`],
  }));
  const ofOperation = (operationOf(spec, page).parameters ?? []).map((node, index) => ({
    node,
    keys: [methodOf(page), 'parameters', `${index}`],
  }));
  for (const { node, keys } of [...ofOperation, ...ofItem]) {
    const parameter = resolve(spec, node);
    if (parameter.in === place && parameter.name === name)
      return { parameter, schema: pointerTo('paths', page.path, ...keys, 'schema') };
  }
  throw new Disagreement(`${page.path} has no ${name} in its ${place}`);
}

/** The names of the query parameters that the spec has. */
export function queryOf(spec: Spec, page: PublishedOperation): string[] {
  const all = [...(spec.paths[page.path]?.parameters ?? []), ...(operationOf(spec, page).parameters ?? [])];
  return all.map((node) => resolve(spec, node)).flatMap((it) => (it.in === 'query' ? [it.name] : []));
}

/** The headers of each way to authenticate the operation. */
export function credentialsOf(spec: Spec, page: PublishedOperation): string[][] {
  return (operationOf(spec, page).security ?? spec.security ?? []).map((requirement) =>
    Object.keys(requirement).map((name) => headerOf(spec.components.securitySchemes?.[name])),
  );
}

function headerOf(scheme: SecurityScheme | undefined): string {
  if (scheme?.type === 'http' && scheme.scheme?.toLowerCase() === 'bearer') return 'Authorization';
  return (scheme?.type === 'apiKey' && scheme.in === 'header' && scheme.name) || 'no header';
}

export function schemeOf(spec: Spec, header: string): SecurityScheme | undefined {
  return Object.values(spec.components.securitySchemes ?? {}).find((it) => headerOf(it) === header);
}

/** Everything that the operation links to. */
export function linksOf(spec: Spec, page: PublishedOperation): string {
  const { externalDocs, description } = operationOf(spec, page);
  return `${externalDocs?.url} ${description}`;
}

/** The schema of a field, such as `data[].id`; without a path, the schema at the pointer. */
export function schemaOf(spec: Spec, pointer: string, path = ''): Schema | undefined {
  let schemas = variantsOf(spec, resolve<Schema>(spec, { $ref: pointer }));
  for (const step of stepsOf(path))
    schemas = schemas.flatMap(({ items, properties }) => {
      const next = step === 0 ? items : properties?.[step];
      return next ? variantsOf(spec, resolve(spec, next)) : [];
    });
  return schemas[0];
}

/** A schema and all schemas that it is composed of. */
function variantsOf(spec: Spec, schema: Schema): Schema[] {
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const parts = [...allOf, ...anyOf, ...oneOf];
  return [schema, ...parts.flatMap((part) => variantsOf(spec, resolve(spec, part)))];
}

/** Splits `data[].id` into the steps `data`, `0`, `id`. */
function stepsOf(path: string): (string | 0)[] {
  return (path.match(/\[\]|[^.[\]]+/g) ?? []).map((step) => (step === '[]' ? 0 : step));
}

/** The sample with another value at `path`; `undefined` removes the field. */
export function withValue(sample: object, path: string, value: unknown): object {
  const changed = structuredClone(sample);
  const steps = stepsOf(path);
  const last = steps.pop() ?? '';
  let holder: unknown = changed;
  for (const step of steps) holder = isRecord(holder) ? holder[step] : undefined;
  if (!isRecord(holder) || !(last in holder)) throw new Error(`the sample has no ${path}`);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return changed;
}

export function without(body: object, ...fields: string[]): object {
  return Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));
}

/** The named example with this value, anywhere in the spec. */
export function exampleOf(spec: Spec, value: unknown, node: unknown = spec): Example | undefined {
  if (!isRecord(node)) return undefined;
  for (const [key, child] of Object.entries(node)) {
    const named = key === 'examples' && isRecord(child) && !Array.isArray(child) ? child : {};
    const examples = Object.values(named).map((example) => resolve<Example>(spec, example as Example));
    const match =
      examples.find((example) => isDeepStrictEqual(example.value, value)) ?? exampleOf(spec, value, child);
    if (match) return match;
  }
  return undefined;
}

/** All text for people in a part of a spec, separated by blank lines. */
export function proseIn(node: unknown): string {
  if (!isRecord(node)) return '';
  return Object.entries(node)
    .map(([key, child]) => {
      if (typeof child !== 'string') return proseIn(child);
      return ['summary', 'description', 'x-assumption'].includes(key) ? child : '';
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Whether one paragraph, list item or table row of the text has all the keywords. */
export function states(text: string | undefined, ...keywords: RegExp[]): boolean {
  return (text ?? '')
    .split(/\n\s*\n|\n\s*[-|] /)
    .map((paragraph) => paragraph.replace(/\s+/g, ' '))
    .some((paragraph) => keywords.every((keyword) => keyword.test(paragraph)));
}
