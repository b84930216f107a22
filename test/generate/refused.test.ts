/** An unsupported spec is refused with what, where and what to do, and nothing is written. */
import { describe, expect, test } from 'vitest';
import { answering, deletion, personId, refusal, specOf, specWith, withBody } from './generated.js';

const shared = (schemas: object) => ({ components: { schemas } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe.each(['3.0.3', '3.1.0'])('in OpenAPI %s', (openapi) => {
  test.each(
    Object.entries<{ operation: object; says: RegExp }>({
      'no operationId': {
        operation: { operationId: undefined },
        says: /acme\.yaml: DELETE \/people\/\{id\}: has no operationId\. Add one, such as deletePeopleId\.\n$/,
      },
      'an operationId that is no identifier': {
        operation: { operationId: 'people.delete-one' },
        says: /DELETE \/people\/\{id\}: its operationId people\.delete-one cannot be a name in code\. Write peopleDeleteOne/,
      },
      'an operationId that begins with a digit': {
        operation: { operationId: '2delete' },
        says: /operationId 2delete cannot be a name in code\. Write delete/,
      },
      'an operationId that would set a prototype': {
        operation: { operationId: '__proto__' },
        says: /operationId __proto__ cannot be a name/,
      },
      'a reference to an address': {
        operation: answering({ $ref: 'https://acme.example/schemas.yaml#/Person' }),
        says: /#\/paths\/~1people~1\{id\}\/delete\/responses\/200\/content\/application~1json\/schema: https:\/\/acme\.example\/schemas\.yaml#\/Person stands in another file\. .*redocly\/cli bundle/,
      },
      'a reference to a file': {
        operation: { responses: { 200: { $ref: './responses.yaml' } } },
        says: /delete\/responses\/200: \.\/responses\.yaml stands in another file/,
      },
      'a reference to nothing': {
        operation: answering(ref('Nobody')),
        says: /schema: nothing is at #\/components\/schemas\/Nobody/,
      },
      'a reference to what every object inherits': {
        operation: answering(ref('constructor')),
        says: /nothing is at #\/components\/schemas\/constructor/,
      },
      'a status that is none': {
        operation: { responses: { ok: { description: 'Fine.' } } },
        says: /DELETE \/people\/\{id\}: ok is no status of a response/,
      },
    }),
  )('%s', async (_, { operation, says }) => {
    expect(await refusal(specWith(operation, { openapi, ...shared({ Person: {} }) }))).toMatch(says);
  });

  test('two operations of one operationId', async () => {
    const paths = { '/teams': { delete: deletion } };
    expect(await refusal(specWith({}, { openapi, paths }))).toMatch(
      /DELETE \/teams: has the operationId deletePerson of DELETE \/people\/\{id\}\. Give each operation its own/,
    );
  });

  test.each([
    ['without paths', specOf({ openapi })],
    ['with none in them', specOf({ openapi, paths: {} })],
    ['with one that no client sends', specOf({ openapi, paths: { '/a': { options: deletion } } })],
  ])('no operations: %s', async (_, spec) => {
    expect(await refusal(spec)).toMatch(/#\/paths: holds no operation that a client could send/);
  });

  test('schemas that are made of themselves', async () => {
    const direct = shared({ A: ref('B'), B: ref('A') });
    expect(await refusal(specWith(answering(ref('A')), { openapi, ...direct }))).toMatch(/is made of itself/);
    const byKeyword = shared({ A: { allOf: [ref('B')] }, B: { anyOf: [{ type: 'string' }, ref('A')] } });
    expect(await refusal(specWith(answering(ref('A')), { openapi, ...byKeyword }))).toMatch(
      /is made of itself/,
    );
  });

  test('responses and parameters that are made of themselves', async () => {
    const components = { responses: { A: { $ref: '#/components/responses/A' } } };
    const responses = { 200: { $ref: '#/components/responses/A' } };
    expect(await refusal(specWith({ responses }, { openapi, components }))).toMatch(
      /responses\/A: is made of itself/,
    );
  });

  test('an invalid schema', async () => {
    const broken = { type: 'object', properties: { name: { type: 'strng' }, age: { minimum: 'a' } } };
    const said = await refusal(
      specWith(answering(ref('Person')), { openapi, ...shared({ Person: broken }) }),
    );
    expect(said).toMatch(/#\/components\/schemas\/Person\/properties\/name\/type: must be equal to one of/);
    expect(said).toMatch(/#\/components\/schemas\/Person\/properties\/age\/minimum: must be number/);
  });

  test('a pattern that is no regular expression', async () => {
    expect(await refusal(specWith(answering({ type: 'string', pattern: '(' }), { openapi }))).toMatch(
      /The pattern \( is no regular expression/,
    );
  });

  test.each<[string, object, RegExp]>([
    ['an operation', { '/a': { delete: null } }, /#\/paths\/~1a\/delete: is no operation\. Write one there/],
    [
      'a response',
      { '/a': { delete: { ...deletion, responses: { 204: 'Gone.' } } } },
      /responses\/204: is no response/,
    ],
    ['a list', { '/a': { parameters: {}, delete: deletion } }, /~1a\/parameters: is no list of parameter/],
    [
      'a request body',
      { '/a': { put: { ...deletion, requestBody: [] } } },
      /requestBody: is no request body/,
    ],
    [
      'a schema',
      { '/a': { delete: { ...deletion, ...answering('Person') } } },
      /application~1json\/schema: is no schema/,
    ],
    [
      'a reference',
      { '/a': { delete: { ...deletion, ...answering({ $ref: 5 }) } } },
      /schema: its \$ref is no text/,
    ],
  ])('what is not %s, where one belongs', async (_, paths, says) => {
    expect(await refusal(specOf({ openapi, paths }))).toMatch(says);
  });

  test('what openapi-typescript or Ajv makes nothing of', async () => {
    const twice = { ...deletion, callbacks: { told: { '{$request.body#/url}': { post: deletion } } } };
    expect(await refusal(specOf({ openapi, paths: { '/a': { delete: twice } } }))).toMatch(
      /openapi-typescript: Every operation must have a unique `operationId`\. at #\//,
    );
    expect(await refusal(specWith(answering({ enum: [] }), { openapi }))).toMatch(
      /Ajv: enum must have non-empty array/,
    );
  });

  test('all that is wrong is said at once', async () => {
    const paths = { '/a': { get: { responses: {} } }, '/b': { get: { responses: {} } } };
    const said = await refusal(specOf({ openapi, paths }));
    expect(said).toMatch(
      /acme\.yaml cannot be used as it is\. Nothing was written\.\n {2}GET \/a: .*\n {2}GET \/b: /,
    );
  });
});

describe('what is no such spec', () => {
  test.each(
    Object.entries<{ text: string | Uint8Array; says: RegExp }>({
      'Swagger 2': {
        text: 'swagger: "2.0"\ninfo: {title: a, version: "1"}\npaths: {}\n',
        says: /acme\.yaml: it is Swagger 2\. Convert it to OpenAPI 3 first, for instance: npx swagger2openapi/,
      },
      'OpenAPI 3.2': {
        text: specOf({ openapi: '3.2.0' }),
        says: /it is OpenAPI 3\.2\.0\. Only 3\.0 and 3\.1/,
      },
      'OpenAPI 3.10': { text: specOf({ openapi: '3.10.0' }), says: /Only 3\.0 and 3\.1/ },
      'another document': { text: 'name: acme\n', says: /it is no OpenAPI document: it does not say/ },
      'a list': { text: '- 1\n', says: /it is no OpenAPI document: it is not an object/ },
      'an empty file': { text: '', says: /it is no OpenAPI document/ },
      'neither YAML nor JSON': {
        text: '{"openapi": "3.1.0",',
        says: /it is neither YAML nor JSON: .*line 1/,
      },
      'YAML with a key twice': {
        text: 'openapi: 3.1.0\nopenapi: 3.0.0\n',
        says: /neither YAML nor JSON: .*unique/,
      },
      'no text': { text: new Uint8Array([0xff, 0xfe, 0x00]), says: /it is no text in UTF-8/ },
      'aliases in a circle': {
        text: 'openapi: 3.1.0\npaths: &a\n  /x: *a\n',
        says: /aliases \(\*name\) that go in a circle/,
      },
      'no version': { text: 'openapi: 3.1.0\ninfo: {title: a}\n', says: /it has no info\.version/ },
    }),
  )('%s', async (_, { text, says }) => {
    expect(await refusal(text)).toMatch(says);
  });
});

describe('references that a contract cannot have', () => {
  test.each(['$dynamicRef', '$id', '$anchor'])('%s', async (keyword) => {
    expect(await refusal(specWith(answering({ type: 'object', [keyword]: '#node' })))).toMatch(
      new RegExp(`schema: \\${keyword} cannot be carried`),
    );
  });

  test('to an anchor', async () => {
    expect(await refusal(specWith(answering({ $ref: '#person' })))).toMatch(
      /nothing is at #person\. Write a JSON Pointer/,
    );
  });
});

describe('servers', () => {
  test.each([
    ['missing', undefined],
    ['empty', []],
  ])('%s', async (_, servers) => {
    const spec = JSON.parse(specWith({}));
    expect(await refusal(JSON.stringify({ ...spec, servers }))).toMatch(
      /#\/servers: no server is named\. .*--server <url>/,
    );
  });

  test.each([
    ['/v1', /\/v1 is not an absolute URL/],
    ['//acme.example', /is not an absolute URL/],
    ['ftp://acme.example', /is not an absolute URL/],
    ['https://', /is not an absolute URL/],
    ['https://{region}.acme.example', /has a variable without a default/],
    ['http://acme.example', /begins with http:\/\/, which would send a credential in the clear/],
    ['https://me:secret@acme.example', /holds a user name/],
    ['https://acme.example/?key=1', /has a query/],
  ])('%s', async (url, says) => {
    const said = await refusal(specWith({}, { servers: [{ url }] }));
    expect(said).toMatch(says);
    expect(said).toMatch(/#\/servers\/0: .* give one with --server <url>/);
  });

  test('given on the command line', async () => {
    expect(await refusal(specWith({}), '--server', '/v1')).toMatch(/--server \/v1: is not an absolute URL/);
  });
});

test('an invalid path', async () => {
  const paths = {
    'people?all=1': { get: { ...deletion, operationId: 'getPeople', parameters: [personId] } },
  };
  expect(await refusal(specOf({ paths }))).toMatch(
    /#\/paths: people\?all=1 is no path\. A path begins with \//,
  );
});

test('a body that cannot be sent takes its operation out, and the last one ends it', async () => {
  const form = { requestBody: withBody({ type: 'object' }, 'multipart/form-data') };
  expect(await refusal(specWith(form))).toMatch(/holds no operation that a client could send/);
});
