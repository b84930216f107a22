/** Counts the results for one provider. */
import type { Operation } from '../../generated/contract.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { type Comparison, NEITHER } from './compare.js';
import type { Comparability, Compared, Difference } from './difference.js';
import type { LoggedDrift, LoggedExchange, RecordedExchange } from './exchange.js';
import { undocumentedHeaders } from './headers.js';

/** A difference, and how often it was seen. */
export interface CountedDifference extends Difference {
  readonly operation: string;
  readonly status: number;
  /** The number of exchanges. */
  readonly count: number;
}

/** How many bodies that the contract documents could not be compared, or not with all their values. */
export interface NotCompared {
  readonly notRecorded: number;
  /** Cut off, compressed or damaged. */
  readonly unreadable: number;
  /** Compared, except for values that were removed from the recording. */
  readonly redacted: number;
}

export interface OperationSummary {
  readonly operation: string;
  readonly exchanges: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly notCompared: { readonly request: NotCompared; readonly response: NotCompared };
}

export interface ProviderSummary {
  readonly provider: string;
  readonly operations: readonly OperationSummary[];
  readonly differences: readonly CountedDifference[];
  /** For a success with several documented forms: how often a deletion was answered in each, or in `neither`. */
  readonly bodies?: Readonly<Record<string, number>>;
  /** Response headers that no page documents, by name. They are no breach, since no page documents any headers. */
  readonly headers: Readonly<Record<string, number>>;
  /** Requests that are not in the contract, by method and starred path. */
  readonly outside: Readonly<Record<string, number>>;
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

const nothingYet = () => ({ notRecorded: 0, unreadable: 0, redacted: 0 });

/** The counts for one operation. */
const newOperation = () => ({
  statuses: new Map<string, number>(),
  notCompared: { request: nothingYet(), response: nothingYet() },
});

export class Tally {
  /** Whether enough of any exchange was recorded to compare it. */
  hasCompared = false;
  readonly #outside = new Map<string, number>();
  readonly #headers = new Map<string, number>();
  /** By form; empty for a provider with only one. */
  readonly #bodies: Map<string, number>;
  readonly #operations = new Map<string, ReturnType<typeof newOperation>>();
  readonly #differences = new Map<string, CountedDifference>();

  /** @param expected The documented form in which a deletion must be answered; undefined for any form. */
  constructor(
    readonly definition: ProviderDefinition,
    readonly expected?: string,
  ) {
    const { forms } = definition.deletion;
    this.#bodies = new Map((forms ? [...forms.names, NEITHER] : []).map((form) => [form, 0]));
  }

  /** Whether nothing of this provider was seen. */
  get isEmpty(): boolean {
    return this.#operations.size + this.#outside.size + this.#differences.size === 0;
  }

  get hasDrifted(): boolean {
    return this.#differences.size > 0;
  }

  addExchange(exchange: RecordedExchange, { operationId }: Operation, comparison: Comparison): void {
    const { status } = exchange;
    const { request, response, form } = comparison;
    this.#count(operationId, status, { request: request.body, response: response.body });
    for (const name of undocumentedHeaders(exchange.responseHeaders)) add(this.#headers, name);
    if (form !== undefined) add(this.#bodies, form);
    const isOther = this.expected !== undefined && form !== undefined && form !== this.expected;
    // A body in none of the forms already counts as drift.
    const other: Difference[] = isOther && form !== NEITHER ? [{ in: 'response', kind: 'otherBody' }] : [];
    this.#differ(operationId, status, [...request.differences, ...response.differences, ...other]);
    // If there are bodies to compare, a status alone says little.
    const sides = [request.body, response.body];
    const hasBody = sides.some((side) => side === 'compared' || side === 'redacted');
    this.hasCompared ||= hasBody || sides.every((side) => side === 'undocumented');
  }

  /** Our clients check each request before sending it, and report themselves what they find in an answer. */
  addLogged({ operation, status }: LoggedExchange, { differences, body }: Compared): void {
    this.#count(operation, status, { request: 'undocumented', response: body });
    this.#differ(operation, status, differences);
    this.hasCompared = true;
  }

  addTold({ operation, status }: LoggedDrift, differences: readonly Difference[]): void {
    this.#differ(operation, status, differences);
  }

  /** @param request Its method and starred path. */
  addOutside(request: string): void {
    add(this.#outside, request);
  }

  #count(operation: string, status: number, bodies: Record<'request' | 'response', Comparability>): void {
    const counted = this.#operations.get(operation) ?? newOperation();
    this.#operations.set(operation, counted);
    add(counted.statuses, String(status));
    for (const side of ['request', 'response'] as const) {
      const body = bodies[side];
      if (body !== 'compared' && body !== 'undocumented') counted.notCompared[side][body] += 1;
    }
  }

  /** Counts each difference of an exchange once. */
  #differ(operation: string, status: number, differences: readonly Difference[]): void {
    const keyOf = ({ in: side, kind, place, keyword }: Difference) => [side, kind, place, keyword].join('\n');
    for (const [key, difference] of new Map(differences.map((each) => [keyOf(each), each]))) {
      const whole = `${operation}\n${status}\n${key}`;
      const count = (this.#differences.get(whole)?.count ?? 0) + 1;
      this.#differences.set(whole, { operation, status, ...difference, count });
    }
  }

  summary(): ProviderSummary {
    const operations = [...this.#operations].map(([operation, { statuses, notCompared }]) => ({
      operation,
      exchanges: [...statuses.values()].reduce((sum, count) => sum + count, 0),
      statuses: Object.fromEntries(statuses),
      notCompared,
    }));
    return {
      provider: this.definition.name,
      operations,
      differences: [...this.#differences.values()],
      ...(this.#bodies.size > 0 ? { bodies: Object.fromEntries(this.#bodies) } : {}),
      headers: Object.fromEntries(this.#headers),
      outside: Object.fromEntries(this.#outside),
    };
  }
}
