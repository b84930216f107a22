/** The code that users see in README.md, in the guides and in the specs, in the form in which they would use it. */
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll } from 'vitest';
import { loadSpec, type Provider } from '../../contract/spec.js';
import { bundleProgram } from '../../tools/bundled-program.js';
import { providers } from '../contract/cases.js';

/** `contract-testing.md` has tests of its own, since its code needs more than a sandbox. */
export const guides = [
  'index',
  'two-pages',
  'guides/getting-started',
  'guides/one-provider',
  'guides/ids',
  'guides/command-line',
  'guides/configuration',
  'guides/erasure-request',
  'guides/outcomes',
  'guides/moving',
  'guides/proxies',
  'guides/testing',
].map((page) => `docs/${page}.md`);

/** The blocks of one language in a Markdown file, in order. */
export function codeBlocks(file: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...readFileSync(file, 'utf8').matchAll(fence)].map(([, code]) => code ?? '');
}

/**
 * The commands of a Markdown file as one script, in which `npx` runs this program. It ends at the first that fails.
 *
 * @param program The command line, as `bundleProgram` makes it.
 */
export function commandsIn(file: string, program: string): string {
  const npx = `npx() { shift; "${process.execPath}" "${program}" "$@"; }`;
  return ['set -e', npx, ...codeBlocks(file, 'sh')].join('\n');
}

/** The command line, made of the source before the first test of a file. */
export function useProgram(): { readonly path: string } {
  const made = { path: '' };
  beforeAll(async () => {
    made.path = await bundleProgram(await mkdtemp(join(tmpdir(), 'contact-deletion-program-')));
  });
  return made;
}

/**
 * The TypeScript of a Markdown file, as modules. A block without imports continues the one before it. In the guide on
 * moving, each block is separate.
 */
export function modulesIn(file: string): readonly string[] {
  const modules: string[] = [];
  for (const code of codeBlocks(file, 'ts')) {
    const last = modules.length - 1;
    if (last < 0 || code.startsWith('import ') || file.endsWith('moving.md')) modules.push(code);
    else modules[last] += code;
  }
  return modules;
}

export interface CodeSample {
  readonly provider: Provider;
  readonly operationId: string;
  readonly lang: string;
  readonly source: string;
}

/** The samples of one language in the specs. */
export function codeSamples(lang: string): readonly CodeSample[] {
  return providers.flatMap((provider) =>
    Object.values(loadSpec(provider).paths).flatMap((item) =>
      [item.delete, item.get, item.head, item.post].flatMap((operation) =>
        ((operation as { 'x-codeSamples'?: CodeSample[] } | undefined)?.['x-codeSamples'] ?? [])
          .filter((sample) => sample.lang === lang)
          .map((sample) => ({ ...sample, provider, operationId: operation?.operationId ?? '' })),
      ),
    ),
  );
}

/** As one script, with the package in it. */
export async function bundled(code: string): Promise<string> {
  const bundle = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' },
    tsconfig: 'tsconfig.json',
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    // For packages that are not ES modules.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  });
  return bundle.outputFiles[0]?.text ?? '';
}
