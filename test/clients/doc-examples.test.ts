/** The examples in doc comments: each exported function has one, and all of them compile, in one program. */
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

/** The source files of the public entries. */
const entries = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'object' ? [entry.default.replace('./dist/', '').replace(/\.js$/, '.ts')] : [],
);

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());

interface Example {
  /** `src/index.ts deleteContacts`. */
  readonly name: string;
  readonly code: string | undefined;
}

/** The functions that the entries export, with the examples in their doc comments. */
function examplesOf(program: ts.Program): Example[] {
  const checker = program.getTypeChecker();
  return entries.flatMap((entry) => {
    const source = program.getSourceFile(entry);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`There is no module ${entry}.`);
    return checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declaration = symbol.valueDeclaration;
      if (!declaration) return [];
      const isFunction = checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
      if (!isFunction) return [];
      const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'example');
      return [{ name: `${entry} ${exported.name}`, code: tag && ts.displayPartsToString(tag.text) }];
    });
  });
}

const examples = examplesOf(ts.createProgram(entries, options));
const modules: ReadonlyMap<string, string> = new Map(
  examples.flatMap(({ name, code }) =>
    code === undefined
      ? []
      : [[`${process.cwd()}/test/${name.replaceAll(/\W+/g, '-')}.ts`, `${code}\nexport {};\n`] as const],
  ),
);

/** The files that examples with a reader's own provider import. */
const besides: ReadonlyMap<string, string> = new Map([
  [
    `${process.cwd()}/test/generated/contract.ts`,
    `import type { Contract, ContractTypes } from 'contact-deletion/provider';
     interface Deletion { parameters: { path: { id: string } }; responses: { 204: { headers: {} } } }
     interface Paths { '/people/{id}': { delete: Deletion } }
     export declare const contract: Contract & ContractTypes<Paths, { deletePerson: Deletion }>;`,
  ],
  [
    `${process.cwd()}/test/acme.ts`,
    `import { defineProvider, textId } from 'contact-deletion/provider';
     import { contract } from './generated/contract.js';
     export const acme = defineProvider({
       name: 'acme',
       contract,
       credentials: { apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'ACME_API_KEY' } },
       deletion: {
         operation: 'deletePerson',
         batchLimit: 1,
         transactional: true,
         parseId: textId(),
         request: ([id = '']) => ({ path: { id } }),
         read: (_body, ids) => ({ permanence: 'permanent', named: new Set(ids) }),
         permanenceOf: () => 'permanent',
       },
     });`,
  ],
]);

let problems: readonly ts.Diagnostic[] = [];

beforeAll(() => {
  const host = ts.createCompilerHost(options);
  const { directoryExists, fileExists, readFile } = host;
  host.directoryExists = (path) => path.endsWith('/test/generated') || (directoryExists?.(path) ?? true);
  const textOf = (path: string) => modules.get(path) ?? besides.get(path);
  host.fileExists = (path) => textOf(path) !== undefined || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  problems = ts.getPreEmitDiagnostics(ts.createProgram([...modules.keys()], options, host));
});

describe('an exported function', () => {
  test.each(examples.map((each) => [each.name, each] as const))('has an example: %s', (_, { code }) => {
    expect(code ?? '').not.toBe('');
  });
});

describe('an example in a doc comment', () => {
  test.each([...modules.keys()])('compiles: %s', (path) => {
    const unused = new Set([6133, 6192, 6196, 6198]);
    const own = problems.filter(({ file, code }) => file?.fileName === path && !unused.has(code));
    expect(own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
  });
});
