/** A sandbox, an empty folder, and the command line pointed at both, all in this process. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { type Ended, type RunOptions, runHere } from './in-process.js';

export interface World {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command line in the folder. */
  cli(args: readonly string[], options?: Partial<RunOptions>): Promise<Ended>;
  /** The text of a file in the folder. */
  read(name: string): Promise<string>;
}

/** Call it within a test: the folder is removed at its end. */
export async function createWorld(options: SandboxOptions = {}): Promise<World> {
  const sandbox = createSandbox(options);
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const env = environmentOf(sandbox, sandbox.baseUrls);
  return {
    sandbox,
    folder,
    env,
    cli: (args, more = {}) => runHere(args, { cwd: folder, env, fetch: sandbox.fetch, ...more }),
    read: (name) => readFile(join(folder, name), 'utf8'),
  };
}

/** Points the command line at a sandbox. */
export function environmentOf({ credentials }: Sandbox, urls: Sandbox['baseUrls']) {
  return {
    HUDUMA_BASE_URL: urls.huduma,
    HUDUMA_TOKEN: credentials.huduma.token,
    SENDME123_BASE_URL: urls.sendme123,
    SENDME123_API_KEY: credentials.sendme123.apiKey,
    WABOTIFY_BASE_URL: urls.wabotify,
    WABOTIFY_WORKSPACE_ID: credentials.wabotify.workspaceId,
  };
}
