/** A sandbox behind a real server, separate tables in a real database, and the command line pointed at both. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFleet, type Fleet } from '../../src/fleet/index.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { listen } from '../../src/sandbox/node.js';
import { type Ended, type Running, type RunOptions, runHere } from '../cli/in-process.js';
import { linesOf } from '../cli/lines.js';
import { environmentOf } from '../cli/world.js';
import { afterwards, databaseUrl, newSchema } from './fleets.js';

export interface FleetWorld {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly schema: string;
  readonly env: Readonly<Record<string, string>>;
  /** The fleet of the command line, to look at. */
  readonly seen: Fleet;
  /** Runs a command line in the folder. */
  cli(args: readonly string[], options?: Partial<RunOptions>): Promise<Ended>;
  /** Runs a command of the fleet. */
  fleet(args: readonly string[], options?: Partial<RunOptions>): Promise<Ended>;
  /** Makes a plan for contacts, and enqueues it. */
  enqueue(targets: readonly string[], ...options: readonly string[]): Promise<string>;
  /** Starts a command that runs until it is stopped. */
  start(args: readonly string[], options?: Partial<RunOptions>): Promise<Started>;
}

export interface Started {
  /** What it has written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The JSON lines of a type so far. */
  lines(type: string): Record<string, unknown>[];
  /** Resolves when it has written something that matches. */
  wrote(pattern: RegExp): Promise<void>;
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  readonly ended: Promise<Ended>;
}

/** Has tables by default. */
export async function createFleetWorld(
  options: SandboxOptions = {},
  { migrated = true } = {},
): Promise<FleetWorld> {
  const sandbox = createSandbox(options);
  const server = await listen(sandbox);
  afterwards(() => server.close());
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-fleet-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const schema = newSchema();
  const env = { ...environmentOf(sandbox, server.urls), DATABASE_URL: databaseUrl() };
  const seen = createFleet({ database: databaseUrl(), providers: [], schema });
  afterwards(() => seen.close());
  if (migrated) await seen.migrate();
  const cli: FleetWorld['cli'] = (args, more = {}) => runHere(args, { cwd: folder, env, ...more });
  const fleet: FleetWorld['fleet'] = ([command = '', ...args], more) =>
    cli(['fleet', command, '--schema', schema, ...args], more);
  let plans = 0;
  return {
    sandbox,
    folder,
    schema,
    env,
    seen,
    cli,
    fleet,
    enqueue: async (targets, ...more) => {
      const plan = `plan-${plans++}.json`;
      const choices = targets.some((target) => target.startsWith('huduma:')) ? ['--mode', 'trash'] : [];
      const planned = await cli(['plan', ...targets, ...choices, '-o', plan]);
      if (planned.code !== 0) throw new Error(planned.stderr);
      const count = String(new Set(targets).size);
      const enqueued = await fleet(['enqueue', plan, '--yes', '--expect', count, '--json', ...more]);
      if (enqueued.code !== 0) throw new Error(enqueued.stderr);
      return String(linesOf(enqueued.stdout)[0]?.run);
    },
    start: (args, more) => startIn(fleet, args, more),
  };
}

async function startIn(
  fleet: FleetWorld['fleet'],
  args: readonly string[],
  more: Partial<RunOptions> = {},
): Promise<Started> {
  let resolve: (running: Running) => void = () => {};
  const promise = new Promise<Running>((begun) => {
    resolve = begun;
  });
  const ended = fleet(args, { ...more, begun: resolve });
  const running = await promise;
  let isOver = false;
  const over = ended.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  const signal: Started['signal'] = (name) => running.signals.emit(name, name);
  afterwards(async () => {
    if (!isOver) signal('SIGTERM');
    if (!isOver) signal('SIGTERM');
    await over;
  });
  const stdout = () => running.stdout.text;
  const stderr = () => running.stderr.text;
  return {
    stdout,
    stderr,
    lines: (type) => linesOf(stdout()).filter((line) => line.type === type),
    wrote: (pattern) =>
      new Promise((found, lost) => {
        const look = () => {
          if (pattern.test(stdout()) || pattern.test(stderr())) found();
        };
        for (const stream of [running.stdout, running.stderr]) stream.on('text', look);
        over.then(() => {
          look();
          lost(new Error(`It ended without ${pattern}: ${stdout()}${stderr()}`));
        });
        look();
      }),
    signal,
    ended,
  };
}

/** A person at a terminal who types the same wrong answer each time. */
export const insistingOn = (keys: string): Partial<RunOptions> => ({
  terminal: true,
  begun: ({ stdin, stderr }) => {
    let typed = 0;
    stderr.on('text', () => {
      const asked = stderr.text.split('type: ').length - 1;
      if (asked <= typed) return;
      typed = asked;
      setImmediate(() => stdin.write(keys));
    });
  },
});
