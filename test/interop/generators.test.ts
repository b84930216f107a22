/**
 * Clients that other tools generate from the specs compile under strict settings, and every call is as the provider wants
 * it.
 */
import { mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Provider } from '../../contract/spec.js';
import { createSandbox, type SandboxCredentials, type SandboxSeeds } from '../../src/sandbox/index.js';
import { titled } from '../titles.js';
import { operationsOf, providers, specOf } from './operations.js';
import { generators, programOf, type UserProgram } from './programs.js';
import { type Ended, runTool, tools } from './tools.js';

/** The header of the credential, and the value that the sandbox accepts there. */
const credentials = {
  huduma: ({ huduma }) => ['X-Huduma', `Bearer ${huduma.token}`],
  sendme123: ({ sendme123 }) => ['api-key', sendme123.apiKey],
  wabotify: ({ wabotify }) => ['x-workspace-id', wabotify.workspaceId],
} as const satisfies Record<Provider, (accepted: SandboxCredentials) => readonly [string, string]>;

/** The contacts that the programs look for and delete. */
const contacts = {
  huduma: [{ id: 1 }],
  sendme123: [{ id: 'c1' }],
  wabotify: [{ id: 'c1', platformSenderPhone: '51987654321', email: 'user@example.com' }],
} as const satisfies SandboxSeeds;

const cases = Object.entries(generators).flatMap(([name, generator]) =>
  providers.map((provider) => ({ name, generator, provider })),
);

describe.each(titled(cases, ({ name, provider }) => `${name} on ${provider}`))(
  '%s',
  ({ generator, provider }) => {
    let folder: string;
    let ended: Ended;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'interop-'));
      symlinkSync(join(await tools(), 'node_modules'), join(folder, 'node_modules'));
      const spec = specOf(provider);
      const files = { ...generator.files?.(spec), 'program.ts': programOf(generator, provider) };
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
      ended = await runTool(generator.tool, generator.args(spec), folder);
    });

    test('generates a client without a complaint', () => {
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.stdout).not.toMatch(/warn|error/i);
    });

    test('the client and a program that uses it compile, and a wrong deletion does not', () => {
      expect(problemsIn(folder)).toEqual([]);
    });

    test('every operation reaches the provider, and the deletion deletes', async () => {
      const sandbox = createSandbox({ contacts });
      const program = await bundled(folder);
      const [header, key] = credentials[provider](sandbox.credentials);
      const { baseUrls, fetch } = sandbox;
      const calls = program({ baseUrl: baseUrls[provider], fetch, key, headers: { [header]: key } });
      for (const call of Object.values(calls)) await call();
      const answered = sandbox.requests.map(({ operation, status }) => `${operation} ${status}`);
      expect(answered.sort()).toEqual(
        operationsOf(provider)
          .map(({ id }) => `${id} 200`)
          .sort(),
      );
      expect(sandbox.has(provider, contacts[provider][0].id)).toBe(false);
    });
  },
);

/** The compiler's errors for all TypeScript in a folder, including the types of the tools' own packages. */
function problemsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('node_modules'),
  );
  const compiled = ts.createProgram(
    files.map((file) => join(folder, file)),
    {
      strict: true,
      // The packages' own types are checked, those of the language are not.
      skipLibCheck: false,
      skipDefaultLibCheck: true,
      noEmit: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    },
  );
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

async function bundled(folder: string): Promise<UserProgram> {
  const outfile = join(folder, 'program.mjs');
  await build({
    entryPoints: [join(folder, 'program.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'silent',
  });
  const { default: program } = await import(pathToFileURL(outfile).href);
  return program;
}
