/** One operation of a spec, in the form for a contract. */
import type { BodyNames } from './body-names.js';
import type { Operation } from './contract-types.js';
import { isObject, type Json, type JsonObject, objectOf, stringOf } from './json.js';
import { isOpen } from './open-bodies.js';
import { resolved } from './references.js';
import type { Remarks } from './remarks.js';
import { statusesOf } from './statuses.js';

export const methods = ['delete', 'get', 'head', 'post', 'put', 'patch'] as const;

export interface DescribedResponse {
  readonly status: number;
  /** Whether the spec has this exact status, not just a range or `default`. */
  readonly isNamed: boolean;
  /** The schema of its JSON body in `components`; undefined if no JSON body is documented. */
  readonly schema: string | undefined;
  readonly isBodyOptional: boolean;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly method: Operation['method'];
  readonly path: string;
  readonly query: readonly string[];
  /** The schema of its JSON body in `components`. */
  readonly request: string | undefined;
  readonly responses: readonly DescribedResponse[];
}

/** An operation and where it is in the spec. */
export interface Given {
  readonly document: JsonObject;
  readonly names: BodyNames;
  readonly path: string;
  readonly method: (typeof methods)[number];
  readonly item: JsonObject;
  readonly operation: JsonObject;
}

/** Undefined for an operation that is left out, which a note explains. */
export function readOperation(given: Given, remarks: Remarks): DescribedOperation | undefined {
  const { path, operation, item } = given;
  const method = given.method.toUpperCase() as Uppercase<typeof given.method>;
  const place = `${method} ${path}`;
  const operationId = operationIdOf(given, place, remarks);
  const leaveOut = (why: string) => {
    remarks.notes.push(`${place}: is left out, since it ${why}.`);
    return undefined;
  };
  if (operation.servers !== undefined || item.servers !== undefined)
    return leaveOut('has servers of its own, and a contract has one list for all operations');
  const request = requestOf(given, operationId, place, remarks);
  if (request === 'unsendable') return leaveOut('demands a body that is not JSON, which no client sends');
  const responses = responsesOf(given, operationId, place, remarks);
  return { operationId, method, path, query: queryOf(given), request, responses };
}

function operationIdOf({ operation, method, path }: Given, place: string, { problems }: Remarks): string {
  const operationId = stringOf(operation.operationId) ?? '';
  if (operationId === '') {
    problems.push(`${place}: has no operationId. Add one, such as ${suggestedId(method, path)}.`);
  } else if (!/^[A-Za-z_$][\w$]*$/.test(operationId) || operationId === '__proto__') {
    const suggestion = camelCase(operationId) || suggestedId(method, path);
    problems.push(
      `${place}: its operationId ${operationId} cannot be a name in code. Write ${suggestion}, for instance.`,
    );
  }
  return operationId;
}

const suggestedId = (method: string, path: string) => camelCase(`${method} ${path}`);

function camelCase(text: string): string {
  const [first = '', ...others] = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return (first + others.map(capitalised).join('')).replace(/^\d+/, '');
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The query parameters of the path also apply to its operations, unless an operation has one of the same name. */
function queryOf({ document, item, operation }: Given): string[] {
  const names = [operation.parameters, item.parameters].flatMap((list) =>
    (Array.isArray(list) ? list : []).flatMap((each) => {
      const parameter = objectOf(resolved(document, each));
      return parameter.in === 'query' && typeof parameter.name === 'string' ? [parameter.name] : [];
    }),
  );
  return [...new Set(names)];
}

function requestOf(
  { document, names, method, operation }: Given,
  operationId: string,
  place: string,
  { notes }: Remarks,
): string | undefined | 'unsendable' {
  const requestBody = resolved(document, operation.requestBody);
  if (!isObject(requestBody)) return undefined;
  if (method === 'get' || method === 'head') {
    notes.push(`${place}: its body is left out, since a ${method.toUpperCase()} cannot have one.`);
    delete operation.requestBody;
    return undefined;
  }
  const body = names.bodyOf(
    requestBody,
    `${capitalised(sharedName(operation.requestBody) ?? operationId)}Request`,
  );
  if (!body) return 'unsendable';
  if (!/^application\/json\s*$/i.test(body.type) && !/^(\*|application)\/\*/.test(body.type))
    notes.push(`${place}: its body is ${body.type}, and is sent as application/json.`);
  if (requestBody.required !== true) {
    notes.push(
      `${place}: its body is optional, and is always demanded (write required: true to say the same).`,
    );
    requestBody.required = true;
  }
  if (isOpen(document, body.schema))
    notes.push(
      `${place}: its body may have any other field, so a misspelt one is sent. Close its schemas with additionalProperties: false.`,
    );
  return body.schema;
}

/** The name of the shared part that a reference points to. */
const sharedName = (value: Json | undefined): string | undefined =>
  isObject(value) && typeof value.$ref === 'string'
    ? value.$ref
        .split('/')
        .at(-1)
        ?.replace(/[^\w$]/g, '_')
    : undefined;

function responsesOf(
  { document, names, method, operation }: Given,
  operationId: string,
  place: string,
  { problems, notes }: Remarks,
): DescribedResponse[] {
  const responses = objectOf(operation.responses);
  const { documented, left, wrong } = statusesOf(Object.keys(responses));
  for (const key of wrong) problems.push(`${place}: ${key} is no status of a response.`);
  for (const range of left) {
    notes.push(
      `${place}: ${range} is left out, since it does not say which status tells of a success. Write its number.`,
    );
  }
  if (!documented.some(({ status }) => status >= 200 && status < 300))
    notes.push(`${place}: documents no success, so none is taken for one.`);
  return documented.map(({ status, key }) => {
    const given = responses[key];
    const response = objectOf(resolved(document, given));
    const wish = `${capitalised(sharedName(given) ?? `${operationId}${capitalised(key)}`)}Response`;
    const body = names.bodyOf(response, wish);
    // Whatever is documented, HTTP allows no body in these.
    const isBare = method === 'head' || [204, 205, 304].includes(status);
    return {
      status,
      isNamed: key === String(status),
      schema: isBare ? undefined : body?.schema,
      isBodyOptional: response['x-body-optional'] === true,
    };
  });
}
