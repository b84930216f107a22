/** A server for this machine alone, which only shows something: GET on loopback, asked for by a loopback name. */
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { usageError } from '../exit.js';

export interface LoopbackServer {
  /** The origin, such as `http://127.0.0.1:9464`. */
  readonly url: string;
  /** Stops listening, and ends the connections that are open. */
  readonly close: () => Promise<void>;
}

/** Nothing but what stands in the answer is loaded, framed, kept or guessed at. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** A page of somebody else may have its own name lead to 127.0.0.1, and read what is here as its own. */
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

const guard: MiddlewareHandler = async (context, next) => {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
  if (!LOOPBACK_HOST.test(context.req.header('host') ?? '')) {
    return context.text('Ask for it by 127.0.0.1 or localhost.\n', 421);
  }
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    return context.text('There is nothing here but to look at.\n', 405, { Allow: 'GET, HEAD' });
  }
  return next();
};

/** Answers are added to it. */
export const guardedApp = (): Hono => new Hono().use(guard);

/** @throws CommandError if the port is taken. */
export async function listenOnLoopback({ fetch }: Hono, port: number): Promise<LoopbackServer> {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  }).catch((error: unknown) => {
    throw usageError(`cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
