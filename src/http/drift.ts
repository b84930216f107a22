/** Compares an answer with the spec, and describes the difference without any values. */
import type { Operation, Violation } from '../../generated/contract.js';

/** Where a body breaks its schema, and which rule it breaks. Never the value. */
export interface DriftViolation {
  /** JSON Pointer into the body, such as `/data/0/id`. */
  readonly path: string;
  /** The JSON Schema keyword, such as `required`. */
  readonly keyword: string;
  /** For `required`, the name of the missing field. */
  readonly missing?: string;
}

/** An answer that does not match the spec. */
export interface Drift {
  readonly provider: string;
  readonly operation: string;
  readonly status: number;
  /**
   * - `status`: no page documents this status.
   * - `notJson`: the spec says JSON, and it is not.
   * - `missingBody`: the spec requires a body, and there is none.
   * - `body`: the body breaks its schema.
   */
  readonly kind: 'status' | 'notJson' | 'missingBody' | 'body';
  /** For `body`: the places, at most 20. */
  readonly violations: readonly DriftViolation[];
}

/** The body of an answer. */
export interface ReadBody {
  /** The parsed body; undefined if it is empty or not JSON. */
  readonly json: unknown;
  readonly empty: boolean;
}

/** The difference between an answer and the spec; undefined if they agree. */
export function findDrift(
  provider: string,
  operation: Operation,
  status: number,
  body: ReadBody,
): Drift | undefined {
  const drift = (kind: Drift['kind'], violations: readonly DriftViolation[] = []): Drift => ({
    provider,
    operation: operation.operationId,
    status,
    kind,
    violations,
  });
  const documented = operation.responses[status];
  if (!documented) return drift('status');
  if (documented.body === 'undocumented') return undefined;
  if (body.empty) return documented.body === 'optional' ? undefined : drift('missingBody');
  if (body.json === undefined) return drift('notJson');
  if (documented.validate(body.json)) return undefined;
  return drift('body', (documented.validate.errors ?? []).slice(0, 20).map(withoutValues));
}

/** A violation without its values, so that it can be shown. */
export function withoutValues({ instancePath, keyword, params }: Violation): DriftViolation {
  const missing = params?.missingProperty;
  return { path: instancePath, keyword, ...(typeof missing === 'string' ? { missing } : {}) };
}
