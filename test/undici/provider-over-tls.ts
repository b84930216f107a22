/** A provider with TLS, under a name that no resolver knows, and a proxy that can reach it. */
import { once } from 'node:events';
import { createServer as createWeb, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

export const HOST = 'api.provider.test';

export interface SecureProvider {
  readonly origin: string;
  readonly port: number;
  /** PEM of the certificate, which is its own authority. */
  readonly ca: string;
  /** The requests that arrived, with their headers. */
  readonly received: readonly { readonly method: string; readonly headers: IncomingMessage['headers'] }[];
  /** The number of connections. */
  readonly connections: () => number;
}

/** Answers every request with this body, until the end of the test. */
export async function providerOverTls(answer: unknown): Promise<SecureProvider> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: HOST }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] }],
  });
  const received: { method: string; headers: IncomingMessage['headers'] }[] = [];
  let connections = 0;
  const server = createSecure({ key, cert }, (request, response) => {
    received.push({ method: request.method ?? '', headers: request.headers });
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  const port = await listening(server);
  return {
    origin: `https://${HOST}:${port}`,
    port,
    ca: cert,
    received,
    connections: () => connections,
  };
}

export interface ConnectProxy {
  readonly port: number;
  /** The requested tunnels, in order. */
  readonly asked: readonly { readonly target: string; readonly authorization: string | undefined }[];
  /** What passed through its tunnels, to the provider, as text. */
  readonly passed: () => string;
}

/** A proxy's reaction to a request for a tunnel; by default it opens the tunnel. */
export interface ProxyBehaviour {
  /** Answers with this status instead. */
  readonly refusal?: number;
  /** Closes the connection without an answer, or never answers. */
  readonly silent?: 'closes' | 'waits';
}

/** A real proxy on loopback. Each host leads to the same port of this machine. */
export async function connectProxy({ refusal, silent }: ProxyBehaviour = {}): Promise<ConnectProxy> {
  const asked: { target: string; authorization: string | undefined }[] = [];
  const chunks: Buffer[] = [];
  const server = createWeb((_, response) => void response.writeHead(501).end());
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    asked.push({ target: url, authorization: headers['proxy-authorization'] });
    client.on('error', () => undefined);
    if (silent === 'closes') return void client.end();
    if (silent === 'waits') return;
    if (refusal !== undefined) return void client.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
    const target = connect(Number(url.split(':')[1]), '127.0.0.1');
    target.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => target.destroy()).on('data', (chunk) => chunks.push(chunk));
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    client.pipe(target).pipe(client);
  });
  const port = await listening(server);
  return { port, asked, passed: () => Buffer.concat(chunks).toString('latin1') };
}

/** Ends with the test, including all its connections. */
async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await once(server.close(), 'close');
  });
  return (server.address() as AddressInfo).port;
}
