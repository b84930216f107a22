/** Judges the answer to a probe: whether it keeps the contract, and if not, where it differs. Never quotes the answer. */
import type { Answer } from '../http/attempt.js';
import { findDrift } from '../http/drift.js';
import { isRedirect, jsonOf } from '../http/reply.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { shownViolations, undocumentedFields } from './body-fields.js';
import { contradicts, spelt } from './contradiction.js';
import { formsOf, operationNamed } from './documented.js';
import type { Probe } from './probe.js';

/**
 * - `kept`: as the contract says.
 * - `broken`: not as the contract says.
 * - `unclear`: an answer that the contract allows but that does not answer the question, such as too many requests.
 * - `unreachable`: no answer.
 */
export type Verdict = 'kept' | 'broken' | 'unclear' | 'unreachable';

export interface Finding {
  readonly verdict: Verdict;
  /** Undefined if there was no answer. */
  readonly status: number | undefined;
  /** The differences, in words. */
  readonly problems: readonly string[];
}

/**
 * Statuses that say nothing about the contract, at any level: the service or its gateway is busy or out of order. From 520
 * on, a gateway says that it cannot reach the service.
 */
const BUSY: ReadonlySet<number> = new Set([
  408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530,
]);

/**
 * Documented statuses that a good credential may get instead of the expected one: the account lacks something, or the id is
 * refused as impossible. The contract allows them, but they hide the answer to the probe.
 */
const HIDING: ReadonlySet<number> = new Set([400, 401, 402, 403, 409, 422]);

const lossWords = {
  notSent: 'no connection could be made',
  lost: 'the connection was lost',
  timedOut: 'no answer in time',
  aborted: 'interrupted',
} as const;

export function unanswered(result: keyof typeof lossWords): Finding {
  return { verdict: 'unreachable', status: undefined, problems: [lossWords[result]] };
}

export function answered(definition: ProviderDefinition, probe: Probe, answer: Answer): Finding {
  const { status } = answer.response;
  const finding = (verdict: Verdict, problems: readonly string[]): Finding => ({ verdict, status, problems });
  if (status !== probe.expects && BUSY.has(status)) {
    return finding('unclear', [`${status} says nothing of the contract: try again later`]);
  }
  const problems = problemsOf(definition, probe, answer);
  if (status === probe.expects) return finding(problems.length > 0 ? 'broken' : 'kept', problems);
  const documented = status in operationNamed(definition, probe.operation).responses;
  const hides = documented && probe.credential === 'yours' && HIDING.has(status);
  const isElsewhere =
    isRedirect(answer.response) || (probe.level === 1 && (status === 404 || status === 405));
  const words = [
    `${status} instead of ${probe.expects}`,
    documented ? '' : ', which no page documents',
    isElsewhere ? '; is the base URL right?' : '',
  ].join('');
  return finding(hides && problems.length === 0 ? 'unclear' : 'broken', [
    hides ? `${words}: ${hidingWords[status] ?? 'refused'}` : words,
    ...problems,
  ]);
}

const hidingWords: Readonly<Record<number, string>> = {
  400: 'the id was refused as invalid',
  401: 'the credential was refused',
  402: 'the account has payment issues',
  403: 'the credential lacks the permission',
  409: 'something stands against it',
  422: 'the id was refused as invalid',
};

const kindWords = {
  notJson: 'the body is not JSON',
  missingBody: 'the documented body is missing',
  body: 'the body breaks the schema',
} as const;

/** The differences between an answer and the contract, for any status. */
function problemsOf(definition: ProviderDefinition, probe: Probe, answer: Answer): string[] {
  const { status } = answer.response;
  const operation = operationNamed(definition, probe.operation);
  const json = jsonOf(answer);
  const forms = formsOf(definition, probe.operation, status);
  const drift = findDrift(definition.name, operation, status, { json, empty: answer.text === '' });
  const places = shownViolations(drift?.violations ?? [], json, forms).map(
    ({ place, keyword }) => `${place} (${keyword})`,
  );
  // An undocumented status is reported by the caller, which knows the expected one.
  const body =
    drift && drift.kind !== 'status' ? [[kindWords[drift.kind], ...new Set(places)].join(' ')] : [];
  const surplus = undocumentedFields(json, forms).map((field) => `no page documents the field ${field}`);
  const differs = [...body, ...surplus];
  // A body that breaks its schema contradicts most things; that difference is enough.
  if (differs.length > 0) return differs;
  const names = probe.names.map((name) => spelt(definition, name));
  return contradicts({ definition, operation, names }, status, json)
    ? ['the answer contradicts the request, or names another contact']
    : [];
}
