/** Compares recorded answers with the spec: what a page does not document, each thing named without its values. */
import { findDrift } from '../http/drift.js';
import { isJson } from '../http/reply.js';
import { closestForm, shownViolations, undocumentedFields } from './body-fields.js';
import type { LoggedDrift, LoggedExchange, RecordedExchange } from './exchange.js';
import type { Matched } from './match.js';
import { described, operationNamed } from './providers.js';

/**
 * - `undocumentedStatus`, `undocumentedField`: no page has it.
 * - `missingBody`, `notJson`: the spec says JSON.
 * - `schema`: a value breaks its schema.
 * - `contradiction`: a success that denies itself, or is about another contact.
 * - `otherBody`: sendme123's other documented body than the one that is expected.
 */
export type DriftKind =
  | 'undocumentedStatus'
  | 'undocumentedField'
  | 'missingBody'
  | 'notJson'
  | 'schema'
  | 'contradiction'
  | 'otherBody';

/** One thing that differs, in one exchange. */
export interface Difference {
  readonly in: 'request' | 'response';
  readonly kind: DriftKind;
  /** A JSON Pointer, for a field; undefined for what is not about one. */
  readonly place?: string | undefined;
  /** The JSON Schema keyword, for `schema`. */
  readonly keyword?: string | undefined;
}

/** Which of sendme123's two documented bodies an answer has. */
export type Sendme123Body = 'receipt' | 'contact' | 'neither';

export function sendme123BodyOf(exchange: RecordedExchange, matched: Matched): Sendme123Body | undefined {
  const isDeletion = matched.provider === 'sendme123' && matched.operation.operationId === 'deleteContact';
  if (!isDeletion || exchange.status !== 200 || exchange.responseBody === undefined) return undefined;
  const json = parsed(exchange);
  const documented = matched.operation.responses[200];
  if (!documented || documented.body === 'undocumented' || !documented.validate(json)) return 'neither';
  return 'deletedContactId' in (json as object) ? 'receipt' : 'contact';
}

const inResponse = (kind: DriftKind, place?: string, keyword?: string): Difference => ({
  in: 'response',
  kind,
  place,
  keyword,
});

/** By our own validators. */
export function differencesOf(
  exchange: RecordedExchange,
  { provider, operation, path }: Matched,
): Difference[] {
  const { status, responseBody: body } = exchange;
  if (!(status in operation.responses)) return [inResponse('undocumentedStatus')];
  // HEAD has no body, and one that was not recorded says nothing.
  if (body === undefined || operation.method === 'HEAD') return [];
  const json = parsed(exchange);
  const forms = described[provider].fields[operation.operationId]?.[status] ?? [];
  const drift = findDrift(provider, operation, status, { json, empty: body === '' });
  const differences = drift
    ? drift.kind === 'body'
      ? shownViolations(drift.violations, json, forms).map(({ place, keyword }) =>
          inResponse('schema', place, keyword),
        )
      : [inResponse(drift.kind === 'status' ? 'undocumentedStatus' : drift.kind)]
    : [];
  const surplus = undocumentedFields(json, forms).map((field) => inResponse('undocumentedField', field));
  const contradiction = contradicts(exchange, { provider, operation, path }, json)
    ? [inResponse('contradiction')]
    : [];
  // A body that breaks the schema contradicts most things; that is said already.
  return [...differences, ...surplus, ...(differences.length > 0 ? [] : contradiction)];
}

/** What a log tells: the status, and nothing of the body. */
export function differencesLogged({ provider, operation, status }: LoggedExchange): Difference[] {
  return status in operationNamed(provider, operation).responses ? [] : [inResponse('undocumentedStatus')];
}

/** What `onDrift` said. */
export function differencesTold(drift: LoggedDrift): Difference[] {
  if (drift.kind !== 'body') return [inResponse(drift.kind)];
  const forms = described[drift.provider].fields[drift.operation]?.[drift.status] ?? [];
  return shownViolations(drift.violations, undefined, forms.flat().length > 0 ? [forms.flat()] : []).map(
    ({ place, keyword }) => inResponse('schema', place, keyword),
  );
}

/** What redocly says of a field, in our words. */
export function differenceAt(
  exchange: RecordedExchange,
  { provider, operation }: Matched,
  told: { readonly target: 'request' | 'response'; readonly pointer: string; readonly keyword: string },
): Difference[] {
  const response = told.target === 'response';
  const forms = response ? (described[provider].fields[operation.operationId]?.[exchange.status] ?? []) : [];
  const body = response ? parsed(exchange) : undefined;
  const violation = { path: told.pointer, keyword: told.keyword };
  // Of a body in one form, what is said of the other form is noise.
  if (forms.length > 1 && closestForm(body, forms) === undefined) return [];
  return shownViolations([violation], body, forms)
    .filter(({ keyword }) => forms.length < 2 || keyword !== 'oneOf')
    .map(({ place, keyword }) => ({ in: told.target, kind: 'schema', place, keyword }));
}

function parsed({ responseBody, contentType }: RecordedExchange): unknown {
  // Of a type that was not recorded, the text itself is asked.
  const mayBeJson = contentType === undefined || isJson(contentType);
  return responseBody && mayBeJson ? parseJson(responseBody) : undefined;
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a deletion is confirmed in words that deny it, or for somebody else. */
function contradicts(
  exchange: RecordedExchange,
  { provider, operation, path }: Matched,
  json: unknown,
): boolean {
  if (exchange.status !== 200 || !operation.operationId.startsWith('delete')) return false;
  const request = parseJson(exchange.requestBody) as Readonly<Record<string, unknown>> | null | undefined;
  const names = provider === 'sendme123' ? [lastSegment(path)] : namesIn(request);
  if (names.length === 0) return false;
  const mode = request?.trash === true ? 'trash' : 'permanent';
  return described[provider].deletion.read(json, names, mode) === 'contradiction';
}

function lastSegment(path: string): string {
  const segment = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The contacts that the body of a deletion names: Huduma's two lists, or Wabotify's wrapped ids. */
function namesIn(request: Readonly<Record<string, unknown>> | null | undefined): string[] {
  const lists = [request?.ids, request?.uuids, request?.contactIds].map((list) =>
    Array.isArray(list) ? list : [],
  );
  return lists
    .flat()
    .map((each: unknown) => (each as { ids?: unknown } | null)?.ids ?? each)
    .filter((id) => typeof id === 'string' || typeof id === 'number')
    .map((id) => String(id).toLowerCase());
}
