/** Bundles a program of the user with each bundler, as its users do. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeOf, outputOf, userFolder } from './places.js';

/** What a bundle is for. */
export type Target = 'node' | 'browser';

export const bundlers = ['esbuild', 'rollup', 'vite', 'webpack'] as const;
export type Bundler = (typeof bundlers)[number];

export interface Bundled {
  readonly file: string;
  readonly text: string;
  readonly gzipped: number;
}

/** One minified file, in which everything is. */
export async function bundle(by: Bundler, entry: string, target: Target): Promise<Bundled> {
  const out = `out-${by}-${target}-${entry}`;
  const file = join(userFolder(), out);
  await rm(file, { force: true });
  // On a newer Node than these tests may run on: some of them need it.
  await outputOf(nodeOf(24), [`bundle-${by}.js`, entry, out, target]);
  const text = await readFile(file, 'utf8');
  return { file, text, gzipped: gzipSync(text, { level: 9 }).length };
}
