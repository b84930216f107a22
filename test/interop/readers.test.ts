/** Tools that read a spec find everything in it, and no problem with it. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Spec } from '../../contract/spec.js';
import { operationsIn, operationsOf, providers, specOf } from './operations.js';
import { runRedocly, runTool, tools } from './tools.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interop-'));
});
const file = (name: string) => join(folder, name);
const readJson = async (name: string) => JSON.parse(await readFile(file(name), 'utf8'));

describe.each(providers)('%s', (provider) => {
  const spec = specOf(provider);

  test('Spectral has no error, no warning and no hint', async () => {
    await writeFile(file('rules.json'), JSON.stringify({ extends: ['spectral:oas'] }));
    const { code, stdout, stderr } = await spectral(spec);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([]);
    expect(code).toBe(0);
  });

  test('Redocly has no problem with it under its own rules', async () => {
    const { code, stdout } = await runRedocly(['lint', spec, '--format=json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
    expect(code).toBe(0);
  });

  test('Redocly resolves all references of all operations', async () => {
    const { code } = await runRedocly(['bundle', spec, '--dereferenced', '--output', 'whole.json'], folder);
    expect(code).toBe(0);
    expectWhole(await readJson('whole.json'));
  });

  test('Swagger Parser finds it valid, and resolves all references of all operations', async () => {
    const { SwaggerParser } = createRequire(join(await tools(), 'package.json'))(
      '@apidevtools/swagger-parser',
    ) as { SwaggerParser: { validate(path: string): Promise<Spec> } };
    expectWhole(await SwaggerParser.validate(spec));
  });

  test('Postman gets a request for each operation, and a response for each documented status', async () => {
    const args = ['--spec', spec, '--output', 'collection.json'];
    const { code } = await runTool('openapi-to-postmanv2', args, folder);
    expect(code).toBe(0);
    const requests = requestsIn(await readJson('collection.json'));
    const expected = operationsOf(provider).map(({ id: _, ...rest }) => rest);
    expect(requests.sort(byPlace)).toEqual(expected.sort(byPlace));
  });

  function expectWhole(document: Spec) {
    expect(operationsIn(document)).toEqual(operationsOf(provider));
    expect(JSON.stringify(document)).not.toContain('"$ref"');
  }
});

function spectral(spec: string) {
  const args = ['lint', '--ruleset', 'rules.json', '--format', 'json', '--quiet', spec];
  return runTool('@stoplight/spectral-cli', [...args, '--fail-severity', 'hint'], folder);
}

interface Item {
  readonly item?: readonly Item[];
  readonly request?: { readonly method: string; readonly url: { readonly path: readonly string[] } };
  readonly response?: readonly { readonly code: number }[];
}

interface Found {
  readonly method: string;
  readonly path: string;
  readonly statuses: readonly string[];
}

/** The requests of a collection, including those in nested folders. */
function requestsIn({ item = [], request, response = [] }: Item): Found[] {
  if (request === undefined) return item.flatMap(requestsIn);
  const path = `/${request.url.path.join('/')}`.replaceAll(/:(\w+)/g, '{$1}');
  return [{ method: request.method, path, statuses: response.map(({ code }) => String(code)) }];
}

const byPlace = (one: Found, other: Found) =>
  `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`);
