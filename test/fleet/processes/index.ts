/** Starts providers and workers in processes of their own, each as one bundled file, so that they start fast. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { ProviderConfig, ProviderQuestion, Seen } from './provider.js';
import type { WorkerConfig } from './worker.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../../..');

export interface Programs {
  startProvider(config: ProviderConfig): Promise<Provider>;
  startWorker(config: WorkerConfig): WorkerProcess;
  /** Ends everything that is running, and removes the files. */
  end(): Promise<void>;
}

export interface Provider {
  readonly apiKey: string;
  /** A base URL for each account. */
  readonly baseUrls: readonly string[];
  seen(): Promise<Seen>;
  /** Makes an account ask to wait from now on. */
  hold(account: number, seconds: number): Promise<void>;
  /** What became of each contact of an account. */
  states(account: number): Promise<Readonly<Record<string, string>>>;
}

export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly name: string;
  /** Its events, except for outcomes. */
  readonly events: { readonly type?: string; readonly account?: string }[];
  /** Resolves when it has ended. */
  readonly gone: Promise<unknown>;
}

export async function buildPrograms(): Promise<Programs> {
  // Below node_modules, so that packages are found from there.
  const folder = await mkdtemp(join(root, 'node_modules/.fleet-'));
  await build({
    entryPoints: [join(here, 'provider.ts'), join(here, 'worker.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const running = new Set<ChildProcess>();
  const start = (name: string, config: object) => {
    const child = fork(join(folder, `${name}.mjs`), [JSON.stringify(config)]);
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  return {
    startProvider: async (config) => {
      const child = start('provider', config);
      const [{ url, apiKey }] = await once(child, 'message');
      const ask = async (question: ProviderQuestion) => {
        const answer = once(child, 'message');
        child.send(question);
        return (await answer)[0];
      };
      return {
        apiKey,
        baseUrls: Array.from({ length: config.accounts }, (_, index) => `${url}/${index}`),
        seen: () => ask({ ask: 'seen' }),
        hold: async (account, seconds) => {
          await ask({ ask: 'hold', account, seconds });
        },
        states: (account) => ask({ ask: 'states', account }),
      };
    },
    startWorker: (config) => {
      const child = start('worker', config);
      const events: WorkerProcess['events'] = [];
      child.on('message', (event: WorkerProcess['events'][number]) => events.push(event));
      return { child, name: config.name, events, gone: once(child, 'exit') };
    },
    end: async () => {
      const ended = Array.from(running, (child) => once(child, 'exit'));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ended);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
