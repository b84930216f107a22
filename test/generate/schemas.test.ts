/** The validators made from a spec accept what its schemas allow, in OpenAPI 3.0 and 3.1. */
import { describe, expect, test } from 'vitest';
import { accepted, answering, generated, specWith } from './generated.js';

const old = { openapi: '3.0.3' };
const shared = (schemas: object) => ({ components: { schemas } });
const field = (schema: object) => ({ type: 'object', required: ['a'], properties: { a: schema } });

describe('OpenAPI 3.0', () => {
  test.each<[string, object, unknown[], unknown[]]>([
    ['nullable', { type: 'string', nullable: true }, ['x', null], [1]],
    ['nullable: false', { type: 'string', nullable: false }, ['x'], [null]],
    [
      'nullable beside an enum without null',
      { type: 'string', nullable: true, enum: ['x'] },
      ['x', null],
      ['y'],
    ],
    [
      'nullable beside allOf',
      { nullable: true, allOf: [{ type: 'object', required: ['b'] }] },
      [{ b: 1 }, null],
      [{}],
    ],
    ['an exclusive minimum', { type: 'number', minimum: 1, exclusiveMinimum: true }, [1.5], [1]],
    ['an exclusive maximum', { type: 'number', maximum: 1, exclusiveMaximum: true }, [0.5], [1]],
    ['an inclusive bound, said so', { type: 'number', minimum: 1, exclusiveMinimum: false }, [1], [0]],
  ])('%s', async (_, schema, right, wrong) => {
    const values = [...right, ...wrong].map((a) => ({ a }));
    expect(await accepted(field(schema), values, old)).toEqual([
      ...right.map(() => true),
      ...wrong.map(() => false),
    ]);
  });

  test('properties that are called like keywords are properties', async () => {
    const properties = {
      nullable: { type: 'string' },
      example: { type: 'string' },
      exclusiveMinimum: { type: 'number' },
    };
    const schema = { type: 'object', properties, additionalProperties: false };
    const values = [{ nullable: 'a', example: 'b', exclusiveMinimum: 1 }, { example: 1 }, { examples: [] }];
    expect(await accepted(schema, values, old)).toEqual([true, false, false]);
  });

  test('what stands beside a reference is ignored, as 3.0 says, and counts in 3.1', async () => {
    const schema = field({ $ref: '#/components/schemas/Name', minLength: 3 });
    const parts = shared({ Name: { type: 'string' } });
    expect(await accepted(schema, [{ a: 'x' }], { ...old, ...parts })).toEqual([true]);
    expect(await accepted(schema, [{ a: 'x' }], parts)).toEqual([false]);
  });

  test('types and validators agree on null', async () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string', nullable: true } } };
    expect((await generated(specWith(answering(schema), old))).files.types).toContain('a: string | null;');
  });
});

describe('keywords', () => {
  test.each<[string, object, unknown[], unknown[]]>([
    ['a length in characters, not in UTF-16', { type: 'string', maxLength: 1 }, ['x', '😀'], ['😀😀', 'ab']],
    ['a shortest length', { type: 'string', minLength: 2 }, ['ab', '😀😀'], ['😀', 'a']],
    ['not empty', { type: 'string', minLength: 1 }, ['a', '😀'], ['']],
    [
      'items that are unique',
      { uniqueItems: true },
      [
        [{ b: 1 }, { b: 2 }],
        [1, '1'],
      ],
      [[{ b: [1] }, { b: [1] }]],
    ],
    ['an object that is a constant', { const: { b: 1, c: 2 } }, [{ c: 2, b: 1 }], [{ b: 1 }, [], null]],
    ['objects to choose from', { enum: [{ b: null }, 'x'] }, [{ b: null }, 'x'], [{}, { b: 1 }]],
    ['tenths and hundredths', { multipleOf: 0.01 }, [0.07, 1.13], [0.005]],
    [
      'a pattern that only counts without the flag u',
      { type: 'string', pattern: '^\\a-b\\@$' },
      ['a-b@'],
      ['a'],
    ],
    [
      'names by a pattern',
      { patternProperties: { '^x-': { type: 'number' } } },
      [{ 'x-title': 1 }],
      [{ 'x-title': '1' }],
    ],
    ['a field that another needs', { dependentRequired: { b: ['c'] } }, [{ b: 1, c: 1 }, {}], [{ b: 1 }]],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    ['a condition', { if: { required: ['b'] }, then: { required: ['c'] } }, [{ b: 1, c: 1 }], [{ b: 1 }]],
    ['a tuple', { prefixItems: [{ type: 'string' }], items: false }, [['a']], [['a', 1], [1]]],
    ['a boolean', { properties: { b: false, c: true } }, [{ c: 1 }], [{ b: 1 }]],
  ])('%s', async (_, schema, right, wrong) => {
    const values = [...right, ...wrong].map((a) => ({ a }));
    expect(await accepted(field(schema), values)).toEqual([
      ...right.map(() => true),
      ...wrong.map(() => false),
    ]);
  });

  test('unevaluatedProperties closes what allOf composes', async () => {
    const schema = {
      allOf: [{ $ref: '#/components/schemas/Base' }],
      properties: { b: {} },
      unevaluatedProperties: false,
    };
    const parts = shared({ Base: { type: 'object', properties: { a: {} } } });
    expect(await accepted(schema, [{ a: 1, b: 1 }, { c: 1 }], parts)).toEqual([true, false]);
    const { contract } = await generated(specWith(answering(schema), parts));
    const documented = contract.operations.deletePerson?.responses[200];
    if (documented?.body !== 'required') throw new Error('No body is documented.');
    documented.validate({ misspelt: 1 });
    expect(documented.validate.errors).toEqual([
      { instancePath: '', keyword: 'unevaluatedProperties', params: { unevaluatedProperty: 'misspelt' } },
    ]);
  });

  test.each<[string, unknown, unknown]>([
    ['date', '2026-07-31', '31.7.2026'],
    ['date-time', '2026-07-31T12:00:00Z', '2026-07-31'],
    ['time', '12:00:00Z', 'noon'],
    ['duration', 'P1D', 'a day'],
    ['email', 'ana@acme.example', 'ana'],
    ['hostname', 'acme.example', 'acme_example!'],
    ['ipv4', '127.0.0.1', '127.0.0.256'],
    ['ipv6', '::1', ':::1'],
    ['uri', 'https://acme.example', 'acme'],
    ['uuid', '6f1c1f2a-3c53-4e0f-9d0c-2f8a6f6f1b11', '6f1c'],
    ['json-pointer', '/a/0', 'a'],
    ['byte', 'YQ==', 'a'],
  ])('format: %s', async (format, right, wrong) => {
    expect(await accepted(field({ type: 'string', format }), [{ a: right }, { a: wrong }])).toEqual([
      true,
      false,
    ]);
  });

  test('format: int32 is a bound', async () => {
    const schema = field({ type: 'integer', format: 'int32', minimum: 0 });
    const values = [2_147_483_647, 2_147_483_648, -1].map((a) => ({ a }));
    expect(await accepted(schema, values)).toEqual([true, false, false]);
  });

  test.each(['int64', 'double', 'password', 'binary', 'regex', 'phone', 'constructor'])(
    'format: %s is not checked',
    async (format) => {
      expect(await accepted(field({ format }), [{ a: '(' }, { a: 1e20 }])).toEqual([true, true]);
    },
  );

  test('one that nobody knows is noted, and one for people is not', async () => {
    const schema = {
      type: 'object',
      additionalPropertis: false,
      deprecated: true,
      'x-order': 1,
      properties: { title: {} },
    };
    const { notes } = await generated(specWith(answering(schema)));
    expect(notes).toEqual([
      '#/components/schemas/DeletePerson200Response/additionalPropertis: is no keyword of JSON Schema 2020-12, and checks nothing.',
    ]);
  });
});

describe('references', () => {
  test('a schema may hold itself', async () => {
    const Node = {
      type: 'object',
      properties: { child: { $ref: '#/components/schemas/Node' } },
      additionalProperties: false,
    };
    const values = [{ child: { child: {} } }, { child: { other: 1 } }];
    const parts = shared({ Node });
    expect(await accepted({ $ref: '#/components/schemas/Node' }, values, parts)).toEqual([true, false]);
    const { fields } = await generated(specWith(answering({ $ref: '#/components/schemas/Node' }), parts));
    expect(fields.deletePerson?.[200]).toEqual([['/child']]);
  });

  test('to a part of a schema, and to a schema anywhere else', async () => {
    const components = {
      schemas: { Person: { type: 'object', properties: { 'full/name': { type: 'string' } } } },
      responses: {
        Team: { description: 'A team.', content: { 'application/json': { schema: { type: 'number' } } } },
      },
    };
    const schema = {
      type: 'object',
      properties: {
        a: { $ref: '#/components/schemas/Person/properties/full~1name' },
        b: { $ref: '#/components/responses/Team/content/application~1json/schema' },
      },
    };
    expect(await accepted(schema, [{ a: 'x', b: 1 }, { a: 1 }, { b: 'x' }], { components })).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('names of schemas need not be identifiers', async () => {
    const names = [
      'delete',
      'Error',
      'Array',
      'acme.v1.Person',
      'acme-v1-Person',
      'acme_v1_Person',
      '2fa',
      'schema32',
      'validate20',
    ];
    const properties = Object.fromEntries(
      names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
    );
    const responses = Object.fromEntries(
      names.map((name, index) => [
        400 + index,
        { description: name, content: { 'application/json': { schema: properties[name] } } },
      ]),
    );
    const schemas = Object.fromEntries(
      names.map((name) => [name, { type: 'array', items: { const: name } }]),
    );
    const { contract } = await generated(specWith({ responses }, { components: { schemas } }));
    for (const [index, name] of names.entries()) {
      const documented = contract.operations.deletePerson?.responses[400 + index];
      if (documented?.body !== 'required') throw new Error(`${name}: no body is documented.`);
      expect([documented.validate([name]), documented.validate(['other'])], name).toEqual([true, false]);
    }
  });
});
