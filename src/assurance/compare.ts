/** Compares recorded answers with the spec. Differences are named without their values. */
import { withoutValues } from '../http/drift.js';
import { isJson } from '../http/reply.js';
import { type NamingRequest, namesIn, type ProviderDefinition } from '../providers/definition.js';
import { shownViolations, undocumentedFields } from './body-fields.js';
import { compareRequest } from './compare-request.js';
import { contradicts, spelt } from './contradiction.js';
import type { Compared, Difference, DriftKind } from './difference.js';
import { formsOf, isSuccess, operationNamed } from './documented.js';
import type { LoggedDrift, LoggedExchange, RecordedExchange } from './exchange.js';
import type { Matched } from './match.js';
import { isHashedOnOneSide, isPlaceholderAt, isTakenOut } from './placeholder.js';

/** What a body is called that has none of the documented forms. */
export const NEITHER = 'neither';

export interface Comparison {
  readonly request: Compared;
  readonly response: Compared;
  /** For a deletion whose success has several documented forms: the form of this one, if it could be read. */
  readonly form: string | undefined;
}

export function compare(exchange: RecordedExchange, matched: Matched): Comparison {
  const request = compareRequest(matched.operation, exchange.requestBody);
  const response = compareResponse(exchange, matched);
  return { request, response, form: formOf(exchange, matched, response) };
}

const compared = (differences: readonly Difference[]): Compared => ({ differences, body: 'compared' });

const inResponse = (kind: DriftKind, place?: string, keyword?: string): Difference => ({
  in: 'response',
  kind,
  place,
  keyword,
});

function compareResponse(exchange: RecordedExchange, matched: Matched): Compared {
  const { definition, operation } = matched;
  const { status, responseBody, contentType } = exchange;
  const documented = operation.responses[status];
  if (!documented) return { differences: [inResponse('undocumentedStatus')], body: 'undocumented' };
  if (documented.body === 'undocumented') return { differences: [], body: 'undocumented' };
  if (responseBody.is === 'notRecorded' || responseBody.is === 'unreadable')
    return { differences: [], body: responseBody.is };
  if (responseBody.is === 'none')
    return compared(documented.body === 'optional' ? [] : [inResponse('missingBody')]);
  // If the type was not recorded, the body itself decides.
  const mayBeJson = contentType === undefined || isJson(contentType);
  if (responseBody.is !== 'json' || !mayBeJson) return compared([inResponse('notJson')]);
  const json = responseBody.value;
  const forms = formsOf(definition, operation.operationId, status);
  const errors = documented.validate(json) ? [] : (documented.validate.errors ?? []);
  const violations = shownViolations(errors.map(withoutValues), json, forms);
  const recorded = violations.filter(({ path }) => !isPlaceholderAt(json, path));
  const differences = [
    ...recorded.map(({ place, keyword }) => inResponse('schema', place, keyword)),
    ...undocumentedFields(json, forms).map((field) => inResponse('undocumentedField', field)),
  ];
  const names = namesOf(exchange, matched);
  const answered = idsIn(json, definition);
  const isRedacted = isSuccess(operation, status) && [...names, ...answered].some(isTakenOut);
  if (isRedacted || recorded.length < violations.length) return { differences, body: 'redacted' };
  // A body that breaks its schema contradicts most things; that difference is enough.
  if (differences.length > 0 || !contradicts({ definition, operation, names }, status, json))
    return compared(differences);
  return isHashedOnOneSide(names, answered)
    ? { differences, body: 'redacted' }
    : compared([inResponse('contradiction')]);
}

function formOf(
  { status, responseBody }: RecordedExchange,
  { definition, operation }: Matched,
  { differences, body }: Compared,
): string | undefined {
  const { deletion } = definition;
  if (operation.operationId !== deletion.operation || !isSuccess(operation, status)) return undefined;
  if (!deletion.forms || (body !== 'compared' && body !== 'redacted')) return undefined;
  const breaks = differences.some(({ kind }) => ['schema', 'notJson', 'missingBody'].includes(kind));
  return breaks || responseBody.is !== 'json' ? NEITHER : deletion.forms.of(responseBody.value);
}

/** Compares what a log has: the status, but no body. */
export function compareLogged(
  definition: ProviderDefinition,
  { operation, status }: LoggedExchange,
): Compared {
  const documented = operationNamed(definition, operation).responses[status];
  return documented
    ? { differences: [], body: documented.body === 'undocumented' ? 'undocumented' : 'notRecorded' }
    : { differences: [inResponse('undocumentedStatus')], body: 'undocumented' };
}

/** The differences that `onDrift` reported. */
export function differencesTold(definition: ProviderDefinition, drift: LoggedDrift): Difference[] {
  if (drift.kind !== 'body') return [inResponse(drift.kind)];
  const forms = formsOf(definition, drift.operation, drift.status);
  return shownViolations(drift.violations, undefined, forms.flat().length > 0 ? [forms.flat()] : []).map(
    ({ place, keyword }) => inResponse('schema', place, keyword),
  );
}

/** The ids in an answer of what it is about, at any depth. The answer may be nested without end. */
function idsIn(json: unknown, { requestIdField }: ProviderDefinition): unknown[] {
  const ids: unknown[] = [];
  const open: [name: string, value: unknown][] = [['', json]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [name, value] = next;
    if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) open.push([Array.isArray(value) ? name : key, child]);
    } else if (/ids?$/i.test(name) && name !== requestIdField) ids.push(value);
  }
  return ids;
}

/** The contacts that a request names, each in its canonical spelling. */
function namesOf({ url, requestBody }: RecordedExchange, { definition, operation, path }: Matched): string[] {
  const request = {
    operation: operation.operationId,
    path: Object.fromEntries(Object.entries(path).filter(([, value]) => value !== undefined)),
    query: Object.fromEntries(url.searchParams),
    body: requestBody.is === 'json' ? requestBody.value : undefined,
  };
  return namesIn(definition, request as NamingRequest).map((name) => spelt(definition, name));
}
