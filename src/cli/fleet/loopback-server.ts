/** A read-only server for this machine: GET on loopback, under a loopback host name. */
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { usageError } from '../exit.js';

export interface LoopbackServer {
  /** The origin, such as `http://127.0.0.1:9464`. */
  readonly url: string;
  /** Stops listening, and ends open connections. */
  readonly close: () => Promise<void>;
}

/** The browser must load nothing else, and must not frame, cache or sniff the answer. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Another site may point its own host name at 127.0.0.1 and then read these pages as its own. */
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

/** An app with this protection, to add routes to. */
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
