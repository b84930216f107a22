/**
 * Makes `generated/` from `specs/`: types, validators and the contract's table, one folder a provider.
 * `--check` writes nothing and fails where a file differs from what would be written.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats/dist/formats.js';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { documentedFields, type Schemas } from './documented-fields.js';
import { slimValidators } from './slim-validators.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const providers = ['huduma', 'sendme123', 'wabotify'] as const;
const methods = ['delete', 'get', 'head', 'post'] as const;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Media = { content?: { 'application/json'?: { schema?: { $ref?: string } } } };
type Response = Media & { $ref?: string; 'x-body-optional'?: boolean };
interface Operation {
  operationId: string;
  parameters?: { in?: string; name: string }[];
  requestBody?: Media;
  responses: Record<string, Response>;
}
interface Spec {
  info: { version: string };
  servers: { url: string }[];
  paths: Record<string, Partial<Record<(typeof methods)[number], Operation>>>;
  components: { schemas: Record<string, Json>; responses?: Record<string, Response> };
}

const banner = (source: string) => `// Made from ${source} by \`npm run generate\`. Do not edit.\n`;

/** The formats that the specs use, as plain regular expressions that can stand in generated code. */
function formatPatterns(): Record<string, RegExp> {
  const known = formats.fastFormats;
  const pattern = (name: 'date-time' | 'uuid') => {
    const format = known[name];
    const found = format instanceof RegExp ? format : (format as { validate?: unknown }).validate;
    if (!(found instanceof RegExp)) throw new Error(`The format ${name} is not a regular expression.`);
    return found;
  };
  return { 'date-time': pattern('date-time'), uuid: pattern('uuid') };
}

/** A schema without what only people read, and with its references turned towards `$defs`. */
function validationOnly(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(validationOnly);
  if (schema === null || typeof schema !== 'object') return schema;
  const kept = Object.entries(schema).flatMap(([key, value]): [string, Json][] => {
    if (key === '$ref') return [[key, String(value).replace('#/components/schemas/', '#/$defs/')]];
    if (key === 'properties' && value !== null && typeof value === 'object' && !Array.isArray(value)) {
      const named = Object.entries(value).map(([name, property]) => [name, validationOnly(property)]);
      return [[key, Object.fromEntries(named) as Json]];
    }
    const annotation = ['description', 'title', 'default', 'examples'].includes(key) || key.startsWith('x-');
    return annotation ? [] : [[key, key === 'const' || key === 'enum' ? value : validationOnly(value)]];
  });
  return Object.fromEntries(kept);
}

const schemaName = (media: Media | undefined, where: string): string | undefined => {
  const json = media?.content?.['application/json'];
  if (!json) return undefined;
  const name = json.schema?.$ref?.match(/^#\/components\/schemas\/(\w+)$/)?.[1];
  if (!name) throw new Error(`${where}: a JSON body must be a reference to a named schema.`);
  return name;
};

/** `validators.ts`: one exported function for each named schema that is the body of a message. */
function validatorsOf(spec: Spec, provider: string, names: string[]): string {
  const ajv = new Ajv2020({
    strict: true,
    // `required` may name a property that a sibling schema declares; the specs' tests check the rest.
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    messages: false,
    formats: formatPatterns(),
    code: { source: true, esm: true, lines: true },
  });
  // No spec uses `unevaluated*`; without it the code is half as long and free of side effects.
  ajv.opts.unevaluated = false;
  const $defs = validationOnly(spec.components.schemas);
  if (/"unevaluated|"(min|max)Length":(?!1\b)/.test(JSON.stringify($defs))) {
    throw new Error(
      `${provider}: unevaluated* and lengths other than 1 need more than this generator makes.`,
    );
  }
  // With 1 as the only length, counting UTF-16 units and counting characters give the same answer.
  ajv.opts.unicode = false;
  ajv.addSchema({ $id: provider, $defs });
  const refs = Object.fromEntries(names.map((name) => [name, `${provider}#/$defs/${name}`]));
  const code = standalone.default(ajv, refs);
  if (/\brequire\(|\bimport\b|\bnew Function\b|\beval\(/.test(code)) {
    throw new Error(`${provider}: the validators would need something at run time.`);
  }
  const typed = slimValidators(code)
    .replace(/^"use strict";\n/, '')
    .replace(
      /^export const (\w+) = (\w+);$/gm,
      (_, name, fn) => `export const ${name}: Validator<components['schemas']['${name}']> = ${fn};`,
    );
  return [
    banner(`specs/${provider}.yaml`),
    '// @ts-nocheck\n',
    "import type { Validator } from '../contract.js';\n",
    "import type { components } from './types.js';\n\n",
    `${typed.trim()}\n`,
  ].join('');
}

/** `contract.ts`: what the spec says of each operation, with the validators in their places. */
function contractOf(spec: Spec, provider: string): { code: string; bodies: string[] } {
  const bodies = new Set<string>();
  const use = (name: string) => bodies.add(name) && `validators.${name}`;
  const operations = Object.entries(spec.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const where = `${provider} ${operation.operationId}`;
      const request = schemaName(operation.requestBody, where);
      const query = (operation.parameters ?? []).flatMap((each) =>
        each.in === 'query' ? [`'${each.name}'`] : [],
      );
      const responses = Object.entries(operation.responses).map(([status, given]) => {
        const shared = given.$ref?.match(/^#\/components\/responses\/(\w+)$/)?.[1];
        const response = shared ? spec.components.responses?.[shared] : given;
        if (!response) throw new Error(`${where}: no response ${given.$ref}.`);
        const name = schemaName(response, `${where} ${status}`);
        if (!name) return `        ${status}: { body: 'undocumented' },`;
        const body = response['x-body-optional'] ? 'optional' : 'required';
        return `        ${status}: { body: '${body}', validate: ${use(name)} },`;
      });
      return [
        `    ${operation.operationId}: {`,
        `      operationId: '${operation.operationId}',`,
        `      method: '${method.toUpperCase()}',`,
        `      path: '${path}',`,
        ...(query.length > 0 ? [`      query: [${query.join(', ')}],`] : []),
        ...(request ? [`      validateRequest: ${use(request)},`] : []),
        '      responses: {',
        ...responses,
        '      },',
        '    },',
      ];
    }),
  );
  const code = [
    banner(`specs/${provider}.yaml`),
    "import type { Contract, ContractTypes } from '../contract.js';",
    "import type { operations, paths } from './types.js';",
    "import * as validators from './validators.js';",
    '',
    'const table = {',
    `  provider: '${provider}',`,
    `  version: '${spec.info.version}',`,
    `  servers: [${spec.servers.map(({ url }) => `'${url}'`).join(', ')}],`,
    '  operations: {',
    ...operations,
    '  },',
    '} as const satisfies Contract;',
    '',
    'export const contract: typeof table & ContractTypes<paths, operations> = table;',
    '',
  ].join('\n');
  return { code, bodies: [...bodies].sort() };
}

/** `fields.ts`: what the bodies of answers are documented to hold, which open schemas don't tell. */
function fieldsOf(spec: Spec, provider: string): string {
  const operations = Object.values(spec.paths).flatMap((item) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const statuses = Object.entries(operation.responses).flatMap(([status, given]) => {
        const shared = given.$ref?.match(/^#\/components\/responses\/(\w+)$/)?.[1];
        const response = shared ? spec.components.responses?.[shared] : given;
        const name = schemaName(response, `${provider} ${operation.operationId} ${status}`);
        if (!name) return [];
        const schemas = spec.components.schemas as Schemas;
        const forms = documentedFields({ $ref: `#/components/schemas/${name}` }, schemas);
        const listed = forms.map((fields) => `[${fields.map((field) => `'${field}'`).join(', ')}]`);
        return [`    ${status}: [${listed.join(', ')}],`];
      });
      return [`  ${operation.operationId}: {`, ...statuses, '  },'];
    }),
  );
  return [
    banner(`specs/${provider}.yaml`),
    '/** By operation and status: the fields of the body, once for each form that it can have. */',
    'export const fields = {',
    ...operations,
    '} as const;',
    '',
  ].join('\n');
}

/** All generated files, by their path below the project. */
async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const shared = await readFile(join(root, 'tools/contract-types.ts'), 'utf8');
  files.set('generated/contract.ts', `${banner('tools/contract-types.ts')}\n${shared}`);
  for (const provider of providers) {
    const path = join(root, 'specs', `${provider}.yaml`);
    const spec = parse(await readFile(path, 'utf8')) as Spec;
    const { code, bodies } = contractOf(spec, provider);
    const ast = await openapiTS(parse(await readFile(path, 'utf8')), {
      // A default makes a property required otherwise, and `trash` is optional.
      defaultNonNullable: false,
      silent: true,
    });
    const folder = `generated/${provider}`;
    files.set(`${folder}/types.ts`, `${banner(`specs/${provider}.yaml`)}\n${astToString(ast)}`);
    files.set(`${folder}/validators.ts`, validatorsOf(spec, provider, bodies));
    files.set(`${folder}/contract.ts`, code);
    files.set(`${folder}/fields.ts`, fieldsOf(spec, provider));
  }
  return files;
}

/** The committed files that differ from what the specs say, and the ones that should not be there. */
async function staleFiles(files: Map<string, string>): Promise<string[]> {
  const present = await readdir(join(root, 'generated'), { recursive: true, withFileTypes: true });
  const surplus = present
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !files.has(path));
  const differing = await Promise.all(
    [...files].map(async ([path, text]) => {
      const committed = await readFile(join(root, path), 'utf8').catch(() => undefined);
      return committed === text ? [] : [path];
    }),
  );
  return [...surplus, ...differing.flat()].sort();
}

const files = await generate();
if (process.argv.includes('--check')) {
  const stale = await staleFiles(files);
  if (stale.length > 0) {
    console.error(`Stale, run \`npm run generate\` and commit: ${stale.join(', ')}`);
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
