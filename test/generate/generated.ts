/** Specs of providers that do not exist, and what the command line makes of them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Contract, Validator } from '../../generated/contract.js';
import { type Ended, runHere } from '../cli/in-process.js';

export interface SpecParts {
  readonly openapi?: string;
  readonly servers?: unknown;
  readonly paths?: unknown;
  readonly components?: unknown;
}

export const SERVER = 'https://api.acme.example/v1';

/** A whole document, as YAML: JSON is YAML. */
export function specOf({ openapi = '3.1.0', servers = [{ url: SERVER }], ...parts }: SpecParts): string {
  return JSON.stringify({ openapi, info: { title: 'Acme', version: '1.0.0' }, servers, ...parts }, null, 2);
}

/** A document with one operation, `DELETE /people/{id}`, and what else it has. */
export const specWith = (operation: object, { paths = {}, ...parts }: SpecParts = {}) =>
  specOf({
    ...parts,
    paths: {
      '/people/{id}': { parameters: [personId], delete: { ...deletion, ...operation } },
      ...Object(paths),
    },
  });

export const personId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
export const deletion = { operationId: 'deletePerson', responses: { 204: { description: 'Gone.' } } };

/** A response with a JSON body, or a body of another type. */
export const withBody = (schema: unknown, type = 'application/json') => ({
  description: 'A body.',
  content: { [type]: { schema } },
});

/** An operation that answers with this body. */
export const answering = (schema: unknown) => ({ responses: { 200: withBody(schema) } });

/** One that is sent this body. */
export const sending = (schema: unknown) => ({ requestBody: { required: true, ...withBody(schema) } });

export interface Folder {
  readonly path: string;
  write(name: string, text: string | Uint8Array): Promise<void>;
  read(name: string): Promise<string>;
  cli(...args: string[]): Promise<Ended>;
}

/** Within a test: the folder goes away with it. */
export async function createFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return {
    path,
    write: (name, text) => writeFile(join(path, name), text),
    read: (name) => readFile(join(path, name), 'utf8'),
    cli: (...args) => runHere(args, { cwd: path }),
  };
}

interface GeneratedModule {
  readonly contract: Contract;
  /** By their name. */
  readonly validators: Readonly<Record<string, Validator<unknown>>>;
  readonly fields: Readonly<Record<string, Readonly<Record<number, readonly (readonly string[])[]>>>>;
  readonly files: Readonly<Record<'contract' | 'validators' | 'fields' | 'types', string>>;
  /** What was told, a line each, without the file's name. */
  readonly notes: readonly string[];
}

/** @throws Error for a spec that is refused. */
export async function generated(spec: string, ...args: string[]): Promise<GeneratedModule> {
  const folder = await createFolder();
  await folder.write('acme.yaml', spec);
  const { code, stderr } = await folder.cli('generate', 'acme.yaml', '--out', 'out', ...args);
  if (code !== 0) throw new Error(stderr);
  const load = (name: string) => import(/* @vite-ignore */ join(folder.path, 'out', `${name}.ts`));
  const text = (name: string) => folder.read(`out/${name}.ts`);
  return {
    contract: (await load('contract')).contract,
    validators: await load('validators'),
    fields: (await load('fields')).fields,
    files: {
      contract: await text('contract'),
      validators: await text('validators'),
      fields: await text('fields'),
      types: await text('types'),
    },
    notes: stderr
      .split('\n')
      .filter((line) => line.startsWith('acme.yaml: '))
      .map((line) => line.slice('acme.yaml: '.length)),
  };
}

/** Says of each value whether the body of a 200 may be it. */
export async function accepted(
  schema: unknown,
  values: readonly unknown[],
  parts: SpecParts = {},
): Promise<boolean[]> {
  const { contract } = await generated(specWith(answering(schema), parts));
  const documented = contract.operations.deletePerson?.responses[200];
  if (!documented || documented.body === 'undocumented') throw new Error('No body is documented.');
  return values.map((value) => documented.validate(value));
}

/** What the command line says of a spec that it refuses, and that it has written nothing. */
export async function refusal(spec: string | Uint8Array, ...args: string[]): Promise<string> {
  const folder = await createFolder();
  await folder.write('acme.yaml', spec);
  const { code, stdout, stderr } = await folder.cli('generate', 'acme.yaml', '--out', 'out', ...args);
  if (code !== 2 || stdout !== '') throw new Error(`Ended with ${code}: ${stdout}${stderr}`);
  await folder.read('out/contract.ts').then(
    () => {
      throw new Error('It has written something.');
    },
    () => undefined,
  );
  return stderr;
}
