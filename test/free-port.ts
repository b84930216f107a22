/** A port for a server that another program starts. */
import { createServer } from 'node:net';

/**
 * Below the ports that systems use for outgoing connections (from 32768 on Linux, from 49152 elsewhere): one of those could
 * be taken between this check and the server's start.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found between 10000 and 30000.');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
