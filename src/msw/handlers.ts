/** Handlers for Mock Service Worker that answer from a sandbox, for code that sends its own requests. */
import { type HttpHandler, http } from 'msw';
import { inside } from '../sandbox/inside.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import { type ContractViolation, violationOfAnswer, violationOfRequest } from './contract.js';

/** Options of `handlers`. */
export interface HandlerOptions {
  /**
   * Called with each violation of the provider's contract. The test goes on, with the answer of the sandbox.
   * @default the request fails with an error that says what is wrong
   */
  readonly onViolation?: ((violation: ContractViolation) => void) | undefined;
}

/** A sandbox with any providers. */
export type AnySandbox = Pick<Sandbox, 'fetch' | typeof inside>;

/**
 * Makes Mock Service Worker answer requests to the providers of a sandbox, at their real addresses and at the sandbox's, from
 * `fetch`, axios or any other client that MSW sees. No request reaches a provider, not even one sent with `http:`
 * instead of `https:`. A lost connection is an error like Node's (`ECONNRESET`, `ECONNREFUSED`). Under MSW 3, Node's `fetch` has
 * already written its request by then, so a client rightly takes the fault `refuse` for a lost answer.
 *
 * Each request is checked against the provider's contract: the operation must exist, and the body must have no misspelt field.
 * Answers are checked, too, except those of faults.
 *
 * @returns One handler, for `setupServer` or `setupWorker` of MSW 2 and 3.
 * @example
 * import { handlers } from 'contact-deletion/msw';
 * import { createSandbox } from 'contact-deletion/sandbox';
 * import { setupServer } from 'msw/node';
 * import { acme } from './acme.js';
 *
 * const sandbox = createSandbox({ providers: [acme], contacts: { acme: ['per_1'] } });
 * const server = setupServer(...handlers(sandbox));
 * server.listen({ onUnhandledRequest: 'error' });
 */
export function handlers(sandbox: AnySandbox, { onViolation = reject }: HandlerOptions = {}): HttpHandler[] {
  const { origins, locate } = sandbox[inside];
  const places = new RegExp(`^https?://(${origins.map(hostPattern).join('|')})(/|$)`);
  const handler = http.all(places, async ({ request }) => {
    const url = new URL(request.url);
    const { method, headers, signal } = request;
    const text = method === 'GET' || method === 'HEAD' ? '' : await request.text();
    const place = locate(url);
    const asked = place && violationOfRequest(place, method, text);
    if (asked) onViolation(asked);
    const body = text === '' ? null : text;
    const response = await sandbox.fetch(url, { method, headers, body, signal }).catch(rethrow);
    const answered = place && (await violationOfAnswer(place, method, response));
    if (answered) onViolation(answered);
    return response;
  });
  return [handler];
}

/** Allows a dot at the end of the host, which means the same host. */
function hostPattern(origin: string): string {
  const { hostname, port } = new URL(origin);
  return `${hostname.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')}\\.?${port && `:${port}`}`;
}

function reject({ message }: ContractViolation): never {
  throw asOfNode(new TypeError(message), 'ERR_CONTRACT');
}

/** Passes on an error of the sandbox's `fetch` in Node's form. */
function rethrow(error: unknown): never {
  const { cause } = error instanceof Error ? error : {};
  if (error instanceof TypeError && cause instanceof Error && 'code' in cause) {
    throw asOfNode(error, String(cause.code));
  }
  throw error;
}

/** MSW passes an error on unchanged if it has `code` and `errno`, as system errors do. For any other, it answers 500. */
const asOfNode = (error: Error, code: string): Error => Object.assign(error, { code, errno: -1 });
