/** The TypeScript in a Markdown file: compiled under the settings of this project, and bundled to be run. */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import ts from 'typescript';

/** Blocks of one language, in their order. */
export function codeBlocks(file: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...readFileSync(file, 'utf8').matchAll(fence)].map(([, code]) => code ?? '');
}

/** Readers see the blocks in their order: one without imports goes on with what the one before has made. */
export function modulesIn(
  file: string,
  startsAnew = (code: string) => code.startsWith('import '),
): readonly string[] {
  const modules: string[] = [];
  for (const code of codeBlocks(file, 'ts')) {
    const last = modules.length - 1;
    if (last < 0 || startsAnew(code)) modules.push(code);
    else modules[last] += code;
  }
  return modules;
}

/** What TypeScript has to say of them, under the strict settings of this project. */
export function compileProblems(modules: readonly string[]): readonly unknown[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const sources = new Map(
    modules.map((code, index) => [
      `${process.cwd()}/test/module-${index}.ts`,
      // A block need not import anything to be a module of its own.
      `${code.replace(vitestImport, vitestTypes)}\nexport {};\n`,
    ]),
  );
  const settings = { ...options, noUnusedLocals: false };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path) ?? readFile(path);
  const program = ts.createProgram([...sources.keys()], settings, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
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
  });
  return bundle.outputFiles[0]?.text ?? '';
}

export const vitestImport = "import { expect, test } from 'vitest';";

const vitestTypes =
  'declare const expect: typeof import("vitest").expect; declare const test: typeof import("vitest").test;';
