/** Puts the sandbox behind a real server on loopback. Node, or what can run its `http`. */
import type { ProviderDefinition } from '../providers/definition.js';
import { type Reply, toResponse } from './answer.js';
import { type IncomingRequest, readIncoming } from './incoming-request.js';
import { listeningUrl, locatorByPath, type Place } from './places.js';

/** A sandbox that listens. */
export interface SandboxServer<Name extends string = string> {
  /** The origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The base URL of each provider, such as `http://127.0.0.1:4010/acme/v1`. */
  readonly urls: Readonly<Record<Name, string>>;
  /** Stops listening, and ends the connections that are open. */
  close(): Promise<void>;
}

/** What is asked of a connection: only to end it, badly. */
interface Connection {
  readonly incoming: { readonly socket: { resetAndDestroy(): unknown } };
}

/** @throws Error if the port is taken. */
export async function listen(
  definitions: readonly ProviderDefinition[],
  exchange: (place: Place, incoming: IncomingRequest) => Promise<Reply>,
  port: number,
): Promise<SandboxServer> {
  // Imported here, so that a sandbox that doesn't listen runs anywhere.
  const { createAdaptorServer } = await import('@hono/node-server');
  const { RESPONSE_ALREADY_SENT } = await import('@hono/node-server/utils/response');

  const locate = locatorByPath(definitions);
  const answer = async (request: Request, { incoming: { socket } }: Connection): Promise<Response> => {
    const incoming = readIncoming(request);
    const place = locate(incoming.url);
    if (!place) return new Response(null, { status: 404 });
    const reply = await exchange(place, incoming);
    if (!('lost' in reply)) return toResponse(reply, incoming.method);
    socket.resetAndDestroy();
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
    urls: Object.fromEntries(definitions.map((each) => [each.name, listeningUrl(url, each)])),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
