/** Handlers for Mock Service Worker that answer from a sandbox, for code that sends its own requests. */
import { type HttpHandler, http } from 'msw';
import { inside } from '../sandbox/inside.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import { type ContractViolation, violationOfAnswer, violationOfRequest } from './contract.js';

/** Options of `handlers`. */
export interface HandlerOptions {
  /**
   * Called with each request and each answer that breaks the provider's contract, and the test goes on: the sandbox answers as its
   * stand-in does.
   * @default the request fails with an error that says what is wrong
   */
  readonly onViolation?: ((violation: ContractViolation) => void) | undefined;
}

/** A sandbox with whatever providers. */
export type AnySandbox = Pick<Sandbox, 'fetch' | typeof inside>;

/**
 * Has Mock Service Worker answer what is sent to the providers of a sandbox, at their real addresses and at the sandbox's own, by
 * `fetch`, axios or anything else that MSW sees. Nothing is ever passed on to a provider, not even what is sent by `http:` instead of
 * `https:`. A lost connection is an error as Node has it (`ECONNRESET`, `ECONNREFUSED`). Under MSW 3, Node's `fetch` has written its request by then, so a client takes the fault
 * `refuse` for a lost answer there, as it must.
 *
 * Each request is compared with the provider's contract: an operation that there is, and a body without a misspelt field. So is each
 * answer, except a fault's.
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

/** Also with a dot at its end, which the network takes for the same host. */
function hostPattern(origin: string): string {
  const { hostname, port } = new URL(origin);
  return `${hostname.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')}\\.?${port && `:${port}`}`;
}

function reject({ message }: ContractViolation): never {
  throw asOfNode(new TypeError(message), 'ERR_CONTRACT');
}

/** What the sandbox's `fetch` rejects with. */
function rethrow(error: unknown): never {
  const { cause } = error instanceof Error ? error : {};
  if (error instanceof TypeError && cause instanceof Error && 'code' in cause) {
    throw asOfNode(error, String(cause.code));
  }
  throw error;
}

/** MSW hands an error on as it is if it has a code and a number, as the system's have, and answers 500 for any other. */
const asOfNode = (error: Error, code: string): Error => Object.assign(error, { code, errno: -1 });
