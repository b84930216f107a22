/** Generated code compiles in a user's project, with strict settings and both ways of resolving modules. */
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runHere } from '../cli/in-process.js';
import { answering, deletion, personId, sending, specOf, specWith, withBody } from './generated.js';

const person = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2 },
    tags: { type: 'array', uniqueItems: true },
    age: { type: 'integer', format: 'int32' },
  },
  additionalProperties: false,
};

const specs: Readonly<Record<string, string>> = {
  bare: specWith({}),
  old: specWith({ ...answering({ ...person, nullable: true }), ...sending(person) }, { openapi: '3.0.3' }),
  many: specOf({
    components: {
      pathItems: { Person: { parameters: [personId], delete: { ...deletion, ...answering(person) } } },
      schemas: { Array: { type: 'array' }, 'acme.v1': { unevaluatedProperties: false }, Any: true },
      responses: { Problem: withBody({ $ref: '#/components/schemas/acme.v1' }, 'application/problem+json') },
    },
    paths: {
      '/people/{id}': { $ref: '#/components/pathItems/Person' },
      "/it's/{person-id}": {
        parameters: [
          { ...personId, name: 'person-id' },
          { name: 'dry-run', in: 'query', schema: { type: 'boolean' } },
        ],
        put: {
          operationId: 'put',
          ...sending({ $ref: '#/components/schemas/Any' }),
          responses: {
            200: withBody({ $ref: '#/components/schemas/Array' }),
            default: { $ref: '#/components/responses/Problem' },
          },
        },
      },
    },
  }),
};

/** What a user writes with it. */
const use = `
import type { Contract, Validator } from 'contact-deletion/provider';
import { contract } from './many/contract.js';
import type { paths, operations } from './many/types.js';
import { fields } from './many/fields.js';

const whole: Contract = contract;
const id: 'put' = contract.operations.put.operationId;
const body: operations['deletePerson']['responses'][200]['content']['application/json'] = { name: 'Ana' };
const parameters: paths["/it's/{person_id}"]['put']['parameters'] = { path: { person_id: 'a' }, query: { 'dry-run': true } };
const validate: Validator<{ name: string }> = contract.operations.deletePerson.responses[200].validate;
// @ts-expect-error The spec has no such operation.
contract.operations.deleteTeam;
// @ts-expect-error The spec has no such field.
body.nmae;
export { whole, id, parameters, validate, fields };
`;

let folder = '';
let found: ReadonlyMap<string, readonly ts.Diagnostic[]> = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'use.ts'), use);
  for (const [name, text] of Object.entries(specs)) {
    await writeFile(join(folder, `${name}.json`), text);
    const { code, stderr } = await runHere(['generate', `${name}.json`, '--out', name], { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
  found = new Map([
    ['NodeNext', problemsOf(ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext)],
    ['Bundler', problemsOf(ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler)],
  ]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function problemsOf(
  module: ts.ModuleKind,
  moduleResolution: ts.ModuleResolutionKind,
): readonly ts.Diagnostic[] {
  const files = Object.keys(specs).flatMap((name) =>
    ['contract', 'validators', 'fields', 'types'].map((each) => join(folder, name, `${each}.ts`)),
  );
  const program = ts.createProgram([...files, join(folder, 'use.ts')], {
    target: ts.ScriptTarget.ES2022,
    module,
    moduleResolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    declaration: true,
    noEmit: true,
    types: [],
    paths: { 'contact-deletion/provider': [join(process.cwd(), 'src/providers/define.ts')] },
  });
  return ts.getPreEmitDiagnostics(program);
}

test.each(['NodeNext', 'Bundler'])('it compiles with modules found by %s', (way) => {
  const texts = found
    .get(way)
    ?.map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  expect(texts).toEqual([]);
});
