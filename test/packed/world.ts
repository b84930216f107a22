/** A sandbox that listens, an empty folder, and the packed program configured for both. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { listen } from '../../src/sandbox/node.js';
import { environmentOf } from '../cli/world.js';
import { binOf, type Ended, installed, newFolder, type RunOptions, runProgram } from './installed.js';

export interface World {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly bin: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs the program in the folder. */
  cli(args: readonly string[], options?: Partial<RunOptions>): Promise<Ended>;
  /** The text of a file in the folder. */
  read(name: string): Promise<string>;
}

const ending: (() => Promise<void>)[] = [];

// Not after each test, since the tests of a file may run side by side.
afterAll(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

export async function createWorld(options: SandboxOptions = {}): Promise<World> {
  const project = await installed();
  const sandbox = createSandbox(options);
  const server = await listen(sandbox);
  ending.push(() => server.close());
  const folder = await newFolder();
  ending.push(() => rm(folder, { recursive: true, force: true }));
  const env = environmentOf(sandbox, server.urls);
  const bin = binOf(project);
  return {
    sandbox,
    folder,
    bin,
    env,
    cli: (args, more = {}) => runProgram(bin, args, { cwd: folder, env, ...more }),
    read: (name) => readFile(join(folder, name), 'utf8'),
  };
}
