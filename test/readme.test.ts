/** The code in README.md compiles, and its test of a user's code passes. */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import ts from 'typescript';
import { expect, test } from 'vitest';

const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, code]) => code ?? '',
);

test('compiles under the strict settings of this project', () => {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  // Readers see the blocks in their order: a later one uses what an earlier one has made.
  const [engine = '', calls = '', ...rest] = blocks;
  const files = [engine + calls, ...rest].map((code) =>
    code.replace(
      "import { expect, test } from 'vitest';",
      'declare const expect: typeof import("vitest").expect; declare const test: typeof import("vitest").test;',
    ),
  );
  const sources = new Map(files.map((code, index) => [`${process.cwd()}/test/readme-${index}.ts`, code]));
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false });
  const { fileExists, readFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path) ?? readFile(path);
  const program = ts.createProgram([...sources.keys()], { ...options, noUnusedLocals: false }, host);
  expect(blocks).toHaveLength(4);
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
}, 60_000);

test('the test of a user passes', async () => {
  const code = blocks.find((block) => block.includes("from 'vitest'")) ?? '';
  const bundle = await build({
    stdin: {
      contents: `${code.replace("import { expect, test } from 'vitest';", 'export default (expect, test) => {')}};`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    tsconfig: 'tsconfig.json',
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const source = bundle.outputFiles[0]?.text ?? '';
  const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
    default(expecting: typeof expect, testing: (name: string, body: () => Promise<void>) => void): void;
  };
  const bodies: (() => Promise<void>)[] = [];
  module.default(expect, (_, body) => bodies.push(body));
  expect(bodies).toHaveLength(1);
  for (const body of bodies) await body();
});
