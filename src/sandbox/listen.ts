/** Puts the sandbox behind a real server on loopback. Node, or what can run its `http`. */
import { type Reply, toResponse } from './answer.js';
import { type Arrival, readArrival } from './arrival.js';
import { listeningUrls, locateByPath, type PerProvider, type Place } from './provider.js';

/** A sandbox that listens. */
export interface SandboxServer {
  /** The origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The base URL of each provider, such as `http://127.0.0.1:4010/huduma/api/v3`. */
  readonly urls: PerProvider<string>;
  /** Stops listening, and ends the connections that are open. */
  close(): Promise<void>;
}

/** What is asked of a connection: only to end it, badly. */
interface Connection {
  readonly incoming: { readonly socket: { resetAndDestroy(): unknown } };
}

/** @throws Error where the port is taken. */
export async function listen(
  exchange: (place: Place, arrival: Arrival) => Promise<Reply>,
  port: number,
): Promise<SandboxServer> {
  // Imported here, so that a sandbox that doesn't listen runs anywhere.
  const { createAdaptorServer } = await import('@hono/node-server');
  const { RESPONSE_ALREADY_SENT } = await import('@hono/node-server/utils/response');

  const answer = async (request: Request, { incoming }: Connection): Promise<Response> => {
    const arrival = readArrival(request);
    const place = locateByPath(arrival.url);
    if (!place) return new Response(null, { status: 404 });
    const reply = await exchange(place, arrival);
    if (!('lost' in reply)) return toResponse(reply, arrival.method);
    incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  };
  const server = createAdaptorServer({
    // The sandbox is a guest: it must not replace the `Request` and `Response` of its host.
    overrideGlobalObjects: false,
    fetch: (request, connection) => answer(request, connection as Connection),
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  return {
    url,
    urls: listeningUrls(url),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
