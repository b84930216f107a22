/** Compares recorded answers with the spec: what a page does not document, each thing named without its values. */
import type { Operation } from '../../generated/contract.js';
import { withoutValues } from '../http/drift.js';
import { isJson } from '../http/reply.js';
import type { Mode } from '../providers/provider.js';
import { shownViolations, undocumentedFields } from './body-fields.js';
import { compareRequest } from './compare-request.js';
import { contradicts } from './contradiction.js';
import type { Compared, Difference, DriftKind } from './difference.js';
import type { LoggedDrift, LoggedExchange, RecordedExchange } from './exchange.js';
import type { Matched } from './match.js';
import { isPlaceholder, isPlaceholderAt } from './placeholder.js';
import { described, operationNamed } from './providers.js';

/** Which of sendme123's two documented bodies an answer has. */
export type Sendme123Body = 'receipt' | 'contact' | 'neither';

export interface Comparison {
  readonly request: Compared;
  readonly response: Compared;
  /** Of a deletion at sendme123 whose answer could be read. */
  readonly sendme123Body: Sendme123Body | undefined;
}

export function compare(exchange: RecordedExchange, matched: Matched): Comparison {
  const request = compareRequest(matched.operation, exchange.requestBody);
  const response = compareResponse(exchange, matched);
  return { request, response, sendme123Body: sendme123BodyOf(exchange, matched, response) };
}

const compared = (differences: readonly Difference[]): Compared => ({ differences, body: 'compared' });

const inResponse = (kind: DriftKind, place?: string, keyword?: string): Difference => ({
  in: 'response',
  kind,
  place,
  keyword,
});

function compareResponse(exchange: RecordedExchange, { provider, operation, path }: Matched): Compared {
  const { status, responseBody, contentType } = exchange;
  const documented = operation.responses[status];
  if (!documented) return { differences: [inResponse('undocumentedStatus')], body: 'undocumented' };
  if (documented.body === 'undocumented') return { differences: [], body: 'undocumented' };
  if (responseBody.is === 'notRecorded' || responseBody.is === 'unreadable')
    return { differences: [], body: responseBody.is };
  if (responseBody.is === 'none')
    return compared(documented.body === 'optional' ? [] : [inResponse('missingBody')]);
  // If its type was not recorded, the body itself is asked.
  const mayBeJson = contentType === undefined || isJson(contentType);
  if (responseBody.is !== 'json' || !mayBeJson) return compared([inResponse('notJson')]);
  const json = responseBody.value;
  const forms = described[provider].fields[operation.operationId]?.[status] ?? [];
  const errors = documented.validate(json) ? [] : (documented.validate.errors ?? []);
  const violations = shownViolations(errors.map(withoutValues), json, forms);
  const recorded = violations.filter(({ path }) => !isPlaceholderAt(json, path));
  const differences = [
    ...recorded.map(({ place, keyword }) => inResponse('schema', place, keyword)),
    ...undocumentedFields(json, forms).map((field) => inResponse('undocumentedField', field)),
  ];
  const names = namesOf(exchange, operation, path);
  const isHidden = status === 200 && [...names, ...idsIn(json)].some(isPlaceholder);
  if (isHidden || recorded.length < violations.length) return { differences, body: 'redacted' };
  // A body that breaks the schema contradicts most things; that is said already.
  const asked = { provider, operation, names, mode: modeOf(exchange) };
  const isContradiction = differences.length === 0 && contradicts(asked, status, json);
  return compared(isContradiction ? [inResponse('contradiction')] : differences);
}

function sendme123BodyOf(
  { status, responseBody }: RecordedExchange,
  { provider, operation }: Matched,
  { differences, body }: Compared,
): Sendme123Body | undefined {
  const isDeletion = provider === 'sendme123' && operation.operationId === 'deleteContact';
  if (!isDeletion || status !== 200 || (body !== 'compared' && body !== 'redacted')) return undefined;
  const breaks = differences.some(({ kind }) => ['schema', 'notJson', 'missingBody'].includes(kind));
  if (breaks || responseBody.is !== 'json') return 'neither';
  return 'deletedContactId' in Object(responseBody.value) ? 'receipt' : 'contact';
}

/** What a log tells: the status, and nothing of the body. */
export function compareLogged({ provider, operation, status }: LoggedExchange): Compared {
  const documented = operationNamed(provider, operation).responses[status];
  return documented
    ? { differences: [], body: documented.body === 'undocumented' ? 'undocumented' : 'notRecorded' }
    : { differences: [inResponse('undocumentedStatus')], body: 'undocumented' };
}

/** What `onDrift` said. */
export function differencesTold(drift: LoggedDrift): Difference[] {
  if (drift.kind !== 'body') return [inResponse(drift.kind)];
  const forms = described[drift.provider].fields[drift.operation]?.[drift.status] ?? [];
  return shownViolations(drift.violations, undefined, forms.flat().length > 0 ? [forms.flat()] : []).map(
    ({ place, keyword }) => inResponse('schema', place, keyword),
  );
}

/** The ids that an answer gives for what it is about. */
function idsIn(json: unknown): unknown[] {
  const { id, deletedContactId } = Object(json);
  return [id, deletedContactId];
}

/** The contacts that a request names: in its path, or in its body: Huduma's two lists, Wabotify's wrapped ids. */
function namesOf({ requestBody }: RecordedExchange, operation: Operation, path: string): string[] {
  if (operation.path.endsWith('/{id}')) return [lastSegment(path)];
  const { ids, uuids, contactIds } = Object(requestBody.is === 'json' ? requestBody.value : undefined);
  return [ids, uuids, contactIds]
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((each) => (each as { ids?: unknown } | null)?.ids ?? each)
    .filter((id) => typeof id === 'string' || typeof id === 'number')
    .map((id) => String(id).toLowerCase());
}

function modeOf({ requestBody }: RecordedExchange): Mode {
  const isTrash = requestBody.is === 'json' && Object(requestBody.value).trash === true;
  return isTrash ? 'trash' : 'permanent';
}

function lastSegment(path: string): string {
  const segment = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
