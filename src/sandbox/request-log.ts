/** What arrived, for tests to look at: the newest requests, and never a credential. */
import type { Fault } from './faults.js';

/** A request that arrived. */
export interface SandboxRequest {
  readonly provider: string;
  readonly method: string;
  /** The path after the base URL, such as `/contacts`; the whole one if it is not below it. */
  readonly path: string;
  /** The operation of the spec; undefined if there is none with this method and path. */
  readonly operation: string | undefined;
  /** The contacts that it names, in its own words. */
  readonly ids: readonly (number | string)[];
  /** The body, if it is JSON. */
  readonly body: unknown;
  /** The status of the answer; undefined while there is none, and for ever if it was lost. */
  readonly status: number | undefined;
  /** What went wrong, if a rule said so. */
  readonly fault: Fault['kind'] | undefined;
}

/** A request while it is under way. */
export type OpenRequest = { -readonly [K in keyof SandboxRequest]: SandboxRequest[K] };

export interface RequestLog {
  add(request: OpenRequest): void;
  /** The newest, oldest first. */
  list(): SandboxRequest[];
}

export function createRequestLog(keep: number): RequestLog {
  let requests: SandboxRequest[] = [];
  const newest = () => (keep === 0 ? [] : requests.slice(-keep));
  return {
    add(request) {
      if (keep === 0) return;
      requests.push(request);
      // Dropped in one go once there are twice as many, which costs next to nothing per request.
      if (requests.length >= keep * 2) requests = newest();
    },
    list: newest,
  };
}
