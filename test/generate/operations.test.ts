/** What a contract has of a spec's operations, and the notes about what is handled differently. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  answering,
  deletion,
  generated,
  personId,
  SERVER,
  sending,
  specOf,
  specWith,
  withBody,
} from './generated.js';

const person = { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false };

describe.each(['3.0.3', '3.1.0'])('in OpenAPI %s', (openapi) => {
  test('an answer without content', async () => {
    const { contract, validators, notes } = await generated(specWith({}, { openapi }));
    expect(contract).toEqual({
      provider: 'acme',
      version: '1.0.0',
      servers: [SERVER],
      operations: {
        deletePerson: {
          operationId: 'deletePerson',
          method: 'DELETE',
          path: '/people/{id}',
          responses: { 204: { body: 'undocumented' } },
        },
      },
    });
    expect(Object.keys(validators)).toEqual([]);
    expect(notes).toEqual([]);
  });

  test('every method', async () => {
    const methods = ['delete', 'get', 'head', 'patch', 'post', 'put'];
    const operations = methods.map((method) => [method, { ...deletion, operationId: `${method}Person` }]);
    const { contract } = await generated(
      specOf({ openapi, paths: { '/people': Object.fromEntries(operations) } }),
    );
    expect(
      Object.values(contract.operations)
        .map(({ method }) => method.toLowerCase())
        .sort(),
    ).toEqual(methods);
  });

  test('bodies without a name get one', async () => {
    const operation = { ...answering(person), ...sending(person) };
    const { contract, validators, files } = await generated(specWith(operation, { openapi }));
    expect(Object.keys(validators)).toEqual(['DeletePerson200Response', 'DeletePersonRequest']);
    expect(contract.operations.deletePerson?.validateRequest).toBe(validators.DeletePersonRequest);
    expect(files.types).toContain('"application/json": components["schemas"]["DeletePerson200Response"]');
  });

  test('a name that is taken is not taken twice', async () => {
    const components = { schemas: { DeletePersonRequest: { type: 'string' } } };
    const { validators } = await generated(specWith(sending(person), { openapi, components }));
    expect(Object.keys(validators)).toEqual(['DeletePersonRequest_2']);
    expect(validators.DeletePersonRequest_2?.({ name: 'x' })).toBe(true);
  });

  test('all that is shared in components', async () => {
    const components = {
      parameters: { Id: personId, Dry: { name: 'dry-run', in: 'query', schema: { type: 'boolean' } } },
      requestBodies: { Reason: { required: true, ...withBody(person) } },
      responses: { Gone: withBody(person), Same: { $ref: '#/components/responses/Gone' } },
    };
    const paths = {
      '/people/{id}': {
        parameters: [{ $ref: '#/components/parameters/Id' }, { $ref: '#/components/parameters/Dry' }],
        delete: {
          operationId: 'deletePerson',
          parameters: [
            { name: 'dry-run', in: 'query', schema: {} },
            { name: 'why', in: 'query', schema: {} },
          ],
          requestBody: { $ref: '#/components/requestBodies/Reason' },
          responses: { 200: { $ref: '#/components/responses/Same' } },
        },
      },
    };
    const { contract, validators } = await generated(specOf({ openapi, components, paths }));
    expect(contract.operations.deletePerson).toMatchObject({ query: ['dry-run', 'why'] });
    expect(Object.keys(validators)).toEqual(['ReasonRequest', 'SameResponse']);
  });
});

describe('paths', () => {
  test('one that is shared', async () => {
    const components = { pathItems: { Person: { parameters: [personId], delete: deletion } } };
    const { contract } = await generated(
      specOf({ components, paths: { '/people/{id}': { $ref: '#/components/pathItems/Person' } } }),
    );
    expect(contract.operations.deletePerson?.path).toBe('/people/{id}');
  });

  test('parameters get names that are identifiers, each its own', async () => {
    const names = ['person-id', 'person_id', '2nd'];
    const parameters = names.map((name) => ({ ...personId, name }));
    const paths = { '/teams/{person-id}/{person_id}/{2nd}': { parameters, delete: deletion } };
    const { contract, files } = await generated(specOf({ paths }));
    expect(contract.operations.deletePerson?.path).toBe('/teams/{person_id}/{person_id_2}/{_2nd}');
    for (const name of ['person_id', 'person_id_2', '_2nd'])
      expect(files.types).toContain(`${name}: string;`);
  });

  test('a quotation mark and a line break stay in their text', async () => {
    const parameters = [{ name: "o'clock\n", in: 'query', schema: {} }];
    const { contract } = await generated(
      specOf({ paths: { "/it's\\n": { delete: { ...deletion, parameters } } } }),
    );
    expect(contract.operations.deletePerson).toMatchObject({ path: "/it's\\n", query: ["o'clock\n"] });
  });
});

describe('what a contract has no use for', () => {
  test('webhooks may have operations of the same name', async () => {
    const spec = JSON.parse(specWith({}));
    const webhooks = { gone: { post: deletion } };
    expect((await generated(JSON.stringify({ ...spec, webhooks }))).notes).toEqual([]);
  });

  test('references in extensions and examples are data: nothing is fetched', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.end('{}');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const data = [`http://127.0.0.1:${port}/a.json`, './nowhere.yaml', '#/nowhere'].map(($ref) => ({ $ref }));
    const operation = { ...answering({ type: 'object', examples: data, example: data }), 'x-data': data };
    const { contract } = await generated(specWith(operation));
    expect(contract.operations.deletePerson?.responses[200]).toMatchObject({ body: 'required' });
    expect(asked).toEqual([]);
  });
});

describe('bodies', () => {
  test.each([
    'application/json; charset=utf-8',
    'application/problem+json',
    'application/*',
    '*/*',
    'Application/JSON',
  ])('%s is JSON', async (type) => {
    const { contract, files } = await generated(specWith({ responses: { 200: withBody(person, type) } }));
    expect(contract.operations.deletePerson?.responses[200]).toMatchObject({ body: 'required' });
    expect(files.types).toContain('"application/json": components');
  });

  test.each(['text/plain', 'text/json', 'application/xml', 'application/jsonl'])(
    '%s is not',
    async (type) => {
      const { contract } = await generated(specWith({ responses: { 200: withBody(person, type) } }));
      expect(contract.operations.deletePerson?.responses[200]).toEqual({ body: 'undocumented' });
    },
  );

  test('JSON counts if there is something else, too, and all of it if there are several kinds', async () => {
    const content = {
      'text/plain': { schema: { type: 'string' } },
      'application/json': { schema: person },
      'application/problem+json': { schema: { type: 'number' } },
    };
    const { validators } = await generated(
      specWith({ responses: { 200: { description: 'Many.', content } } }),
    );
    expect([{ name: 'x' }, 1, 'x'].map((value) => validators.DeletePerson200Response?.(value))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('JSON of which nothing is said is undocumented', async () => {
    const responses = { 200: { description: 'JSON.', content: { 'application/json': {} } } };
    const { contract } = await generated(specWith({ responses }));
    expect(contract.operations.deletePerson?.responses[200]).toEqual({ body: 'undocumented' });
  });

  test('x-body-optional', async () => {
    const { contract } = await generated(
      specWith({ responses: { 200: { ...withBody(person), 'x-body-optional': true } } }),
    );
    expect(contract.operations.deletePerson?.responses[200]).toMatchObject({ body: 'optional' });
  });

  test('HTTP has none in 204, 205, 304, and to a HEAD', async () => {
    const responses = Object.fromEntries([200, 204, 205, 304].map((status) => [status, withBody(person)]));
    const head = { operationId: 'headPerson', responses };
    const { contract } = await generated(specWith({ responses }, { paths: { '/people': { head } } }));
    const bodiesOf = (id: string) =>
      Object.values(contract.operations[id]?.responses ?? {}).map(({ body }) => body);
    expect(bodiesOf('deletePerson')).toEqual(['required', 'undocumented', 'undocumented', 'undocumented']);
    expect(new Set(bodiesOf('headPerson'))).toEqual(new Set(['undocumented']));
  });
});

describe('statuses', () => {
  const number = withBody({ type: 'number' });
  const text = withBody({ type: 'string' });

  test('a range stands for the registered statuses that are not named themselves', async () => {
    const { contract, validators } = await generated(
      specWith({ responses: { 204: { description: '' }, 404: text, '4XX': number } }),
    );
    const responses = contract.operations.deletePerson?.responses ?? {};
    expect(responses[404]).toMatchObject({ validate: validators.DeletePerson404Response });
    for (const status of [400, 409, 410, 429, 451])
      expect(responses[status], String(status)).toMatchObject({
        validate: validators.DeletePerson4XXResponse,
      });
    for (const status of [418, 499, 500]) expect(responses[status], String(status)).toBeUndefined();
  });

  test('default stands for the rest of the errors, and never for a success or a redirect', async () => {
    const { contract, fields } = await generated(
      specWith({ responses: { 204: { description: '' }, '5XX': text, default: number } }),
    );
    const statuses = Object.keys(contract.operations.deletePerson?.responses ?? {}).map(Number);
    expect(statuses.filter((status) => status < 400)).toEqual([204]);
    expect(statuses).toEqual(expect.arrayContaining([400, 404, 500, 503]));
    expect(fields.deletePerson?.[404]).toEqual([[]]);
  });

  test('2XX is left out, and it is said: not each success says that a contact is gone', async () => {
    const { contract, notes } = await generated(specWith({ responses: { '2XX': number, 404: text } }));
    expect(Object.keys(contract.operations.deletePerson?.responses ?? {})).toEqual(['404']);
    expect(notes).toEqual([
      'DELETE /people/{id}: 2XX is left out, since it does not say which status tells of a success. Write its number.',
      'DELETE /people/{id}: documents no success, so none is taken for one.',
    ]);
  });
});

describe('requests', () => {
  const note = async (operation: object, parts = {}) =>
    (await generated(specWith(operation, parts))).notes.join('\n');

  test('an open body is noted, wherever it is open', async () => {
    const open = { type: 'object', properties: { ids: { type: 'array' } } };
    const says = /a misspelt one is sent\. Close its schemas with additionalProperties: false/;
    expect(await note(sending(open))).toMatch(says);
    expect(await note(sending({ ...person, properties: { inner: open } }))).toMatch(says);
    expect(await note(sending({ type: 'array', items: open }))).toMatch(says);
    expect(await note(sending(person))).toBe('');
    expect(await note(sending({ allOf: [open], unevaluatedProperties: false }))).toBe('');
  });

  test('an open one lets other fields through, as its spec says; a closed one names them', async () => {
    const { validators } = await generated(specWith(sending(person)));
    expect(validators.DeletePersonRequest?.({ nmae: 'x' })).toBe(false);
    expect(validators.DeletePersonRequest?.errors).toEqual([
      { instancePath: '', keyword: 'additionalProperties', params: { additionalProperty: 'nmae' } },
    ]);
  });

  test('an optional body is always demanded', async () => {
    const operation = { requestBody: withBody(person) };
    expect(await note(operation)).toMatch(/its body is optional, and is always demanded/);
    expect((await generated(specWith(operation))).files.types).toMatch(/requestBody: \{/);
  });

  test('a type other than application/json is noted', async () => {
    const requestBody = { required: true, ...withBody(person, 'application/vnd.acme+json') };
    expect(await note({ requestBody })).toMatch(
      /its body is application\/vnd\.acme\+json, and is sent as application\/json/,
    );
  });

  test('the body of a GET is left out', async () => {
    const get = { ...deletion, operationId: 'getPeople', ...sending(person) };
    const { contract, notes, files } = await generated(specWith({}, { paths: { '/people': { get } } }));
    expect(contract.operations.getPeople?.validateRequest).toBeUndefined();
    expect(files.types).not.toMatch(/requestBody\??: \{/);
    expect(notes).toEqual(['GET /people: its body is left out, since a GET cannot have one.']);
  });

  test.each([
    ['OPTIONS', { options: deletion }, /OPTIONS \/other: is left out, since no client would send it/],
    [
      'a form',
      { post: { ...deletion, operationId: 'other', requestBody: withBody({}, 'multipart/form-data') } },
      /is left out, since it demands a body that is not JSON/,
    ],
    [
      'servers of its own',
      { post: { ...deletion, operationId: 'other', servers: [] } },
      /has servers of its own/,
    ],
  ])('%s: the operation is left out of types and contract, and it is said', async (_, item, says) => {
    const { contract, notes, files } = await generated(specWith({}, { paths: { '/other': item } }));
    expect(Object.keys(contract.operations)).toEqual(['deletePerson']);
    expect(files.types).not.toMatch(/(options|post): operations/);
    expect(notes).toEqual([expect.stringMatching(says)]);
  });
});

describe('servers and version', () => {
  const serversOf = async (servers: unknown, ...args: string[]) =>
    (await generated(specWith({}, { servers }), ...args)).contract.servers;

  test('variables become their defaults', async () => {
    const variables = { region: { default: 'eu' }, port: { default: 8443 } };
    expect(await serversOf([{ url: 'https://{region}.acme.example:{port}', variables }])).toEqual([
      'https://eu.acme.example:8443',
    ]);
  });

  test('those that cannot be used are left out, and it is said', async () => {
    const servers = [{ url: '/v1' }, { url: SERVER }, { url: 'http://localhost:3000' }, { url: SERVER }];
    const { contract, notes } = await generated(specWith({}, { servers }));
    expect(contract.servers).toEqual([SERVER, 'http://localhost:3000']);
    expect(notes).toEqual(['#/servers/0: /v1 is not an absolute URL. It is left out.']);
  });

  test('--server takes their place', async () => {
    expect(await serversOf([{ url: '/v1' }], '--server', 'https://other.example')).toEqual([
      'https://other.example',
    ]);
  });

  test.each([
    ['1.0', '1.0'],
    ['"2"', '2'],
    ['2026-07-31', '2026-07-31'],
    ['1.10', '1.10'],
  ])('a version that looks like a number stays as it is written: %s', async (written, version) => {
    const spec = specWith({}).replace('"version": "1.0.0"', `"version": ${written}`);
    expect((await generated(spec)).contract.version).toBe(version);
  });

  test('YAML merge keys and a version of OpenAPI without quotes', async () => {
    const spec = [
      'openapi: 3.1',
      'info: {title: Acme, version: 1.0.0}',
      `servers: [{url: '${SERVER}'}]`,
      'x-common: &common',
      "  responses: {'204': {description: Gone.}}",
      'paths:',
      '  /people:',
      '    delete: {operationId: deletePeople, <<: *common}',
    ].join('\n');
    expect((await generated(spec)).contract.operations.deletePeople?.responses).toEqual({
      204: { body: 'undocumented' },
    });
  });
});

describe('documented fields', () => {
  const fieldsOf = async (schema: object, parts = {}) =>
    (await generated(specWith(answering(schema), parts))).fields.deletePerson?.[200];
  const named = (...names: string[]) => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, {}])),
  });

  test('alternatives at the root are forms; below it, a value may be in any', async () => {
    const schema = {
      properties: { id: {} },
      oneOf: [named('a'), { ...named(), properties: { b: { anyOf: [named('c'), named('d')] } } }],
    };
    expect(await fieldsOf(schema)).toEqual([
      ['/id', '/a'],
      ['/id', '/b', '/b/c', '/b/d'],
    ]);
  });

  test('allOf and references are read together', async () => {
    const components = { schemas: { Base: named('a') } };
    expect(
      await fieldsOf({ ...named('b'), allOf: [{ $ref: '#/components/schemas/Base' }] }, { components }),
    ).toEqual([['/b', '/a']]);
  });

  test('a body that may be null has one form', async () => {
    const schema = { type: 'object', nullable: true, allOf: [named('a')] };
    expect(await fieldsOf(schema, { openapi: '3.0.3' })).toEqual([['/a']]);
  });

  test('where any name is documented, none is listed', async () => {
    const map = { ...named('a'), additionalProperties: { type: 'string' } };
    expect(await fieldsOf({ type: 'object', properties: { map } })).toEqual([['/map']]);
  });
});
