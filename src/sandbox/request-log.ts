/** The requests that arrived, for tests: the newest ones, without credentials. */
import type { Fault } from './faults.js';

/** A request that arrived. */
export interface SandboxRequest {
  readonly provider: string;
  readonly method: string;
  /** The path after the base URL, such as `/contacts`; the whole path if it is not below the base URL. */
  readonly path: string;
  /** The operation of the spec; undefined if none has this method and path. */
  readonly operation: string | undefined;
  /** The contacts that it names, in its own spelling. */
  readonly ids: readonly (number | string)[];
  /** The body, if it is JSON. */
  readonly body: unknown;
  /** The status of the answer; undefined until there is one, and for good if it was lost. */
  readonly status: number | undefined;
  /** The fault that a rule applied, if any. */
  readonly fault: Fault['kind'] | undefined;
}

/** A request under way. */
export type OpenRequest = { -readonly [K in keyof SandboxRequest]: SandboxRequest[K] };

export interface RequestLog {
  add(request: OpenRequest): void;
  /** The newest ones, oldest first. */
  list(): SandboxRequest[];
}

export function createRequestLog(keep: number): RequestLog {
  let requests: SandboxRequest[] = [];
  const newest = () => (keep === 0 ? [] : requests.slice(-keep));
  return {
    add(request) {
      if (keep === 0) return;
      requests.push(request);
      // Dropped all at once when there are twice as many, which costs next to nothing per request.
      if (requests.length >= keep * 2) requests = newest();
    },
    list: newest,
  };
}
