/** A server on loopback that speaks HTTP over plain sockets, for many worlds at once: `/w/<number>` leads to each. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { pages, type Received } from './pages.js';
import type { FakeProvider } from './provider.js';

export interface HonestServer {
  readonly port: number;
  /** The same worlds over TLS. */
  readonly tlsPort: number;
  readonly worlds: Map<number, FakeProvider>;
  /** Closes the connections that a fault has left hanging. */
  releaseStalled(): void;
  stop(): Promise<void>;
}

export async function startServer(identity: { key: string; cert: string }): Promise<HonestServer> {
  const worlds = new Map<number, FakeProvider>();
  const open = new Set<Socket>();
  const stalled = new Set<Socket>();
  const serve = (socket: Socket) => {
    socket.setNoDelay();
    socket.on('error', () => undefined);
    serveConnection(socket, worlds, stalled);
  };
  // Half open, so that requests that arrive while the connection is being closed still count.
  const plain = createServer({ allowHalfOpen: true }, serve);
  const tls = createTlsServer({ ...identity, allowHalfOpen: true }, serve);
  tls.on('tlsClientError', () => undefined);
  for (const server of [plain, tls]) {
    // The raw connections, including those whose handshake never ends.
    server.on('connection', (socket: Socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    });
  }
  return {
    port: await portOf(plain),
    tlsPort: await portOf(tls),
    worlds,
    releaseStalled: () => {
      for (const socket of stalled) socket.destroy();
      stalled.clear();
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all([plain, tls].map((server) => once(server.close(), 'close')));
    },
  };
}

/** Listens on a free port of loopback. */
export async function portOf(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

function serveConnection(socket: Socket, worlds: Map<number, FakeProvider>, stalled: Set<Socket>): void {
  let buffer = Buffer.alloc(0);
  let closing = false;
  socket.on('end', () => socket.end());
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    const request = requestIn(buffer);
    if (!request) return;
    buffer = buffer.subarray(request.length);
    const world = worlds.get(request.world);
    if (!world) return void socket.destroy();
    const { bytes, end } = world.receive(request, closing);
    if (bytes.length > 0) socket.write(bytes);
    switch (end) {
      case 'keep':
        return;
      case 'stall':
        stalled.add(socket);
        return;
      case 'close':
      case 'fin':
        closing = true;
        socket.end();
        return;
      case 'reset':
        if (socket instanceof TLSSocket) socket.destroy();
        else socket.resetAndDestroy();
    }
  });
}

interface Framed extends Received {
  readonly world: number;
  /** How many bytes it has. */
  readonly length: number;
}

/** The first complete request in the bytes, if there is one. Clients of this package send the length. */
function requestIn(bytes: Buffer): Framed | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const length = headEnd + 4 + Number(headers.get('content-length') ?? 0);
  if (bytes.length < length) return undefined;
  const [, world = '', below = ''] = target.match(/^\/w\/(\d+)(.*)$/) ?? [];
  const isHuduma = below.startsWith(pages.huduma.base);
  return {
    world: Number(world),
    length,
    method,
    path: isHuduma ? below.slice(pages.huduma.base.length) : below,
    headers,
    body: bytes.toString('utf8', headEnd + 4, length),
  };
}
