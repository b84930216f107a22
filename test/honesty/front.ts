/** A proxy in front of the server that cuts connections after some bytes, as firewalls do; and one that refuses tunnels. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { portOf } from './server.js';

/** After how many bytes in each direction both connections are cut. */
export interface Cut {
  /** From the client. */
  readonly up: number;
  /** To the client. */
  readonly down: number;
}

export interface Front {
  readonly port: number;
  /** Cuts the next connection there. */
  cutNext(cut: Cut): void;
  /** The bytes that have passed on the last connection. */
  passed(): Cut;
  stop(): Promise<void>;
}

export async function startFront(behind: number): Promise<Front> {
  const uncut: Cut = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
  let next = uncut;
  const passed = { up: 0, down: 0 };
  const { server, stop } = tracked((client, track) => {
    const cut = next;
    next = uncut;
    const server = track(connect(behind, '127.0.0.1'));
    Object.assign(passed, { up: 0, down: 0 });
    const pass = (from: Socket, to: Socket, way: keyof Cut) => {
      let left = cut[way];
      from.on('data', (chunk: Buffer) => {
        const part = chunk.subarray(0, Math.min(left, chunk.length));
        left -= part.length;
        passed[way] += part.length;
        to.write(part);
        if (left === 0) for (const socket of [client, server]) socket.end();
      });
      from.on('close', () => to.destroy());
    };
    if (cut.up === 0 || cut.down === 0) return void client.destroy();
    pass(client, server, 'up');
    pass(server, client, 'down');
  });
  const cutNext = (cut: Cut) => {
    next = cut;
  };
  return { port: await portOf(server), cutNext, passed: () => ({ ...passed }), stop };
}

export interface Proxy {
  readonly port: number;
  /** Refuses tunnels from now on: answers with these bytes, and closes. */
  refuseWith(bytes: string): void;
  stop(): Promise<void>;
}

/** A proxy that opens every tunnel until it is set to refuse. */
export async function startProxy(): Promise<Proxy> {
  let refusal: string | undefined;
  const { server, stop } = tracked((client, track) => {
    client.once('data', (chunk: Buffer) => {
      const port = chunk.toString('latin1').match(/^CONNECT [^ ]*:(\d+) /)?.[1];
      if (refusal !== undefined || port === undefined) return void client.end(refusal ?? '');
      const target = track(connect(Number(port), '127.0.0.1'));
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(target).pipe(client);
      target.on('close', () => client.destroy());
      client.on('close', () => target.destroy());
    });
  });
  const refuseWith = (bytes: string) => {
    refusal = bytes;
  };
  return { port: await portOf(server), refuseWith, stop };
}

/** A server that keeps track of its connections, so that it can stop. */
function tracked(serve: (client: Socket, track: (socket: Socket) => Socket) => void) {
  const open = new Set<Socket>();
  const track = (socket: Socket) => {
    open.add(socket);
    socket.setNoDelay();
    return socket.on('error', () => undefined).on('close', () => open.delete(socket));
  };
  const server: Server = createServer((client) => serve(track(client), track));
  const stop = async () => {
    for (const socket of open) socket.destroy();
    await once(server.close(), 'close');
  };
  return { server, stop };
}
