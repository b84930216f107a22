/** A request as the stand-ins read it: whose, which operation, about whom. */
import type { Arrival } from './arrival.js';
import { type Place, routeOf, type SandboxProvider } from './provider.js';

/** A request as a stand-in reads it. */
export interface Call {
  readonly provider: SandboxProvider;
  readonly method: string;
  /** The path after the base URL; undefined where it is not below it. */
  readonly path: string | undefined;
  /** The operation of the spec; undefined where there is none with this method and path. */
  readonly operation: string | undefined;
  /** The contact id in the path, decoded; undefined where there is none, or none that can be decoded. */
  readonly id: string | undefined;
  /** The body, where it is JSON. */
  readonly json: unknown;
  readonly headers: Headers;
}

export function callOf(place: Place, { method, headers }: Arrival, text: string): Call {
  const route = routeOf(place, method);
  return {
    provider: place.provider,
    path: place.path,
    method,
    operation: route?.operation,
    id: decode(route?.encodedId),
    json: parseJson(text),
    headers,
  };
}

function decode(encodedId: string | undefined): string | undefined {
  if (encodedId === undefined) return undefined;
  try {
    return decodeURIComponent(encodedId);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
