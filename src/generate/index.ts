/** Makes types, validators, a contract and the documented fields from a provider's spec. Nothing is written here. */
import { basename } from 'node:path';
import { checkedSchemas, type Definitions } from './checked-schemas.js';
import { contractOf } from './contract.js';
import { fieldsOf } from './fields.js';
import { type JsonObject, objectOf } from './json.js';
import { bannerOf, exportNames, literal } from './literal.js';
import { operationsOf } from './operations.js';
import { readSpec } from './read-spec.js';
import { checkReferences } from './references.js';
import { Remarks } from './remarks.js';
import { serversOf } from './servers.js';
import { typesOf } from './types.js';
import { upgrade } from './upgrade.js';
import { validatorsOf } from './validators.js';
import type { GeneratedFiles } from './write.js';

export { bannerOf } from './literal.js';
export { SpecError } from './remarks.js';
export { type GeneratedFiles, staleFiles, WriteError, writeFiles } from './write.js';

export interface GenerateOptions {
  /** The provider's name, as before the colon of a target. */
  readonly provider: string;
  /** Where generated code imports the types of a contract from. */
  readonly contractTypes: string;
  /** The command that the head of each file names. */
  readonly command: string;
  /** The spec's name in the head of each file. @default its file name */
  readonly source?: string;
  /** The server to use instead of those in the spec. */
  readonly server?: string | undefined;
}

export interface Generated {
  readonly files: GeneratedFiles;
  /** What is handled differently from what one might expect, one line each. */
  readonly notes: readonly string[];
}

/** The validator of a separate JSON Schema, as a file. The type of the value is up to the reader of the schema. */
export function schemaValidator(
  { $schema: _, $defs = {}, ...schema }: JsonObject,
  name: string,
  { contractTypes, command, source }: Required<Pick<GenerateOptions, 'contractTypes' | 'command' | 'source'>>,
): string {
  const definitions = { ...objectOf($defs), [name]: schema } as Definitions;
  return [
    bannerOf(source, command),
    '// @ts-nocheck\n',
    `import type { Validator } from ${literal(contractTypes)};\n\n`,
    validatorsOf(definitions, new Map([[name, name]]), name, () => 'unknown'),
  ].join('');
}

/** @throws SpecError for a spec that is not supported. */
export async function generateFrom(specPath: string, options: GenerateOptions): Promise<Generated> {
  const { provider, contractTypes, command, source = basename(specPath), server } = options;
  const remarks = new Remarks();
  const { document, dialect, version } = await readSpec(specPath);
  document.info = { ...(document.info as object), version };
  document.openapi = '3.1.0';
  if (dialect === '3.0') upgrade(document);
  checkReferences(document, remarks);
  remarks.assertNone();
  const servers = serversOf(document, server, remarks);
  const operations = operationsOf(document, remarks);
  remarks.assertNone();
  const bodies = operations.flatMap(({ request, responses }) => [
    request,
    ...responses.map(({ schema }) => schema),
  ]);
  const validators = exportNames([...new Set(bodies.filter((each) => each !== undefined))].sort());
  const definitions = checkedSchemas(document, [...validators.keys()], remarks);
  const code = validatorsOf(definitions, validators, provider);
  const types = await typesOf(document);
  const banner = bannerOf(source, command);
  const files = new Map([
    ['types.ts', `${banner}\n${types}`],
    [
      'validators.ts',
      [
        banner,
        '// @ts-nocheck\n',
        `import type { Validator } from ${literal(contractTypes)};\n`,
        "import type { components } from './types.js';\n\n",
        code,
      ].join(''),
    ],
    [
      'contract.ts',
      `${banner}\n${contractOf({ provider, version, servers, operations, validators, contractTypes })}`,
    ],
    ['fields.ts', `${banner}\n${fieldsOf(document, operations, validators)}`],
  ]);
  return { files, notes: [...new Set(remarks.notes)] };
}
