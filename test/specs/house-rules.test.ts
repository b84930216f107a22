/** Each rule in redocly.yaml reports a spec that breaks it, and nothing else, and our own specs have no problems. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { type Lint, lint, type Problem } from './lint.js';

/** A small spec without a problem: its odd path, its error body and its bare strings are up to the provider. */
const goodSpec = `
openapi: 3.1.0
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info:
  title: A small provider
  version: 1.0.0
  license: { name: MIT, identifier: MIT }
servers:
  - url: https://provider.invalid
security:
  - ApiKey: []
tags:
  - { name: Contacts, description: People. }
  - { name: Batches, description: Many people. }
paths:
  /api/Contact/delete-batch:
    post:
      operationId: deleteContacts
      summary: Delete Huduma contacts by \`contactIds\`, UUIDs or an API-key's 123 (4xx)
      description: Deletes contacts.
      externalDocs: { url: http://provider.invalid/contact/delete-contact }
      tags: [Contacts]
      parameters:
        - name: reason
          in: query
          description: Why.
          schema: { type: string }
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Contact' }
            examples:
              ada: { $ref: '#/components/examples/Ada' }
      responses:
        '200':
          description: Deleted.
          headers:
            Request-Id: { description: An id., schema: { type: string } }
          content:
            application/json;charset=utf-8:
              schema: { $ref: '#/components/schemas/Contact' }
              examples:
                ada: { $ref: '#/components/examples/Ada' }
        '404': { $ref: '#/components/responses/NotFound' }
components:
  securitySchemes:
    ApiKey: { type: apiKey, in: header, name: api-key }
  responses:
    NotFound:
      description: Not found.
      content:
        application/problem+json:
          schema: { type: object, properties: { message: { type: string } } }
          examples:
            notFound: { summary: No such contact, value: { message: Not found } }
        text/plain:
          schema: { type: string }
  examples:
    Ada:
      summary: The contact as sendme123 knew it
      value: { id: a-1, friends: [a-2], undocumented: true }
  schemas:
    ContactId: { type: string, pattern: ^a- }
    Contact:
      type: object
      required: [id]
      properties:
        id: { $ref: '#/components/schemas/ContactId' }
        friends: { type: array, items: { $ref: '#/components/schemas/ContactId' } }
        email: { type: string }
        createdAt: { type: string, format: date-time }
        updatedAt: { type: string, format: date-time }
        owner: { type: object, properties: { title: { type: string, pattern: ^Ms } } }
        team: { type: object, properties: { description: { type: string } } }
      examples:
        - { id: a-1, undocumented: true }
`;

const operation = 'paths /api/Contact/delete-batch post';
const parameter = `${operation} parameters 0`;
const ok = `${operation} responses 200`;
const okJson = `${ok} content application/json;charset=utf-8`;
const notFound = 'components responses NotFound';
const notFoundJson = `${notFound} content application/problem+json`;
const contact = 'components schemas Contact';

/** One change to the good spec: what to put at a place, and the path to it in words; `undefined` removes it. */
interface Change {
  because: string;
  at: string;
  put: unknown;
}

const broken: Record<string, Change[]> = {
  'operation-description': [
    { because: 'an operation without a description', at: `${operation} description`, put: undefined },
    { because: 'an operation with an empty description', at: `${operation} description`, put: '' },
  ],
  'rule/operation-external-docs': [
    { because: 'an operation without externalDocs', at: `${operation} externalDocs`, put: undefined },
  ],
  'rule/external-docs-url': [
    { because: 'externalDocs with an empty url', at: `${operation} externalDocs url`, put: '' },
    { because: 'externalDocs with half an address', at: `${operation} externalDocs url`, put: '/contact' },
  ],
  'rule/json-response-named-examples': [
    { because: 'a JSON response without examples', at: `${okJson} examples`, put: undefined },
    { because: 'a shared +json response without examples', at: `${notFoundJson} examples`, put: undefined },
    { because: 'a JSON response with a nameless example', at: okJson, put: { example: 'a-1' } },
  ],
  'rule/json-response-examples-not-empty': [
    { because: 'a JSON response whose examples are empty', at: `${okJson} examples`, put: {} },
  ],
  'rule/operation-summary-sentence-case': [
    { because: 'a summary in Title Case', at: `${operation} summary`, put: 'Delete Contacts' },
    { because: 'a summary without a capital', at: `${operation} summary`, put: 'delete contacts' },
    { because: 'a summary with a full stop', at: `${operation} summary`, put: 'Delete contacts.' },
    { because: 'an identifier outside backticks', at: `${operation} summary`, put: 'Delete by contactIds' },
  ],
  'rule/example-summary-sentence-case': [
    { because: 'a shared example in Title Case', at: 'components examples Ada summary', put: 'The Contact' },
    {
      because: 'an inline example with a full stop',
      at: `${notFoundJson} examples notFound summary`,
      put: 'None.',
    },
  ],
  'house/no-duplicated-schemas': [
    {
      because: 'an object schema that differs in its prose alone',
      at: `${contact} properties team`,
      put: {
        title: 'A team',
        description: 'Said otherwise.',
        properties: {
          title: { type: 'string', pattern: '^Ms', examples: ['Ms Lovelace'], 'x-assumption': 'A guess.' },
        },
        type: 'object',
      },
    },
    {
      because: 'a pattern written out where a component has it',
      at: `${contact} properties id`,
      put: { type: 'string', pattern: '^a-' },
    },
    {
      because: 'an enum twice, in another order',
      at: `${parameter} schema`,
      put: { type: 'array', prefixItems: [{ enum: ['gdpr', 'crm'] }, { enum: ['crm', 'gdpr'] }] },
    },
    ...['oneOf', 'anyOf', 'allOf'].map((choice) => ({
      because: `the same ${choice} twice`,
      at: `${parameter} schema`,
      put: {
        type: 'array',
        prefixItems: [1, 2].map(() => ({ [choice]: [{ type: 'string' }, { type: 'null' }] })),
      },
    })),
    {
      because: 'an object schema twice, as items of arrays',
      at: `${contact} properties email`,
      put: {
        type: 'array',
        items: { type: 'object', properties: { title: { type: 'string', pattern: '^Ms' } } },
      },
    },
  ],
  'house/assumption-has-reason': [
    ...['', '  ', 'Two\nlines.', 'A line with its break.\n', true, null, 42, { reason: 'Wrapped.' }].map(
      (put) => ({
        because: `a schema whose x-assumption is ${JSON.stringify(put)}`,
        at: `${contact} x-assumption`,
        put,
      }),
    ),
    ...[
      'info',
      'servers 0',
      'tags 0',
      'paths',
      'paths /api/Contact/delete-batch',
      operation,
      `${operation} externalDocs`,
      `${operation} requestBody`,
      `${operation} responses`,
      parameter,
      `${parameter} schema`,
      ok,
      `${ok} headers Request-Id`,
      okJson,
      notFound,
      `${notFoundJson} examples notFound`,
      'components',
      'components securitySchemes ApiKey',
      'components examples Ada',
      `${contact} properties email`,
      `${contact} properties id`,
    ].map((node) => ({ because: `true as the reason, at ${node}`, at: `${node} x-assumption`, put: true })),
    { because: 'true as the reason, at the root', at: 'x-assumption', put: true },
  ],
  'parameter-description': [
    { because: 'a parameter without a description', at: `${parameter} description`, put: undefined },
  ],
  'operation-singular-tag': [
    { because: 'an operation with two tags', at: `${operation} tags`, put: ['Contacts', 'Batches'] },
  ],
  'operation-tag-defined': [
    { because: 'a tag that nobody described', at: `${operation} tags`, put: ['People'] },
  ],
  'no-invalid-media-type-examples': [
    {
      because: 'an example that the schema of its response refuses',
      at: 'components examples Ada value id',
      put: 1,
    },
  ],
  'no-invalid-schema-examples': [
    { because: 'an example that its own schema refuses', at: `${contact} examples 0 id`, put: 1 },
  ],
};

const allowed: Change[] = [
  { because: 'the spec as it is', at: 'openapi', put: '3.1.0' },
  { because: 'a reason on one line', at: `${contact} x-assumption`, put: 'The page shows "a-1" alone.' },
  {
    because: 'a summary that starts with an acronym',
    at: `${operation} summary`,
    put: 'GDPR erasure (in batches)',
  },
  {
    because: 'two choices between different constants',
    at: `${parameter} schema`,
    put: {
      type: 'array',
      prefixItems: ['a', 'b'].map((title) => ({ anyOf: [{ const: { title } }, { type: 'null' }] })),
    },
  },
];

let directory: string;
let lintOfChanges: Lint;
const changes = [...Object.values(broken).flat(), ...allowed];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'house-rules-'));
  const files = changes.map((_, index) => path.join(directory, `${index}.yaml`));
  await Promise.all(changes.map((change, index) => writeFile(files[index] ?? '', changedSpec(change))));
  lintOfChanges = await lint(files);
  // On a busy machine, the linter may need longer than a hook's default time limit.
}, 60_000);

afterAll(() => rm(directory, { recursive: true }));

describe.each(Object.entries(broken))('%s', (rule, changesOfRule) => {
  for (const change of changesOfRule) {
    it(`reports ${change.because}, and no other rule does`, () => {
      const reports = problemsOf(change).map(({ ruleId, severity }) => `${severity} by ${ruleId}`);
      expect(new Set(reports)).toEqual(new Set([`error by ${rule}`]));
    });
  }
});

describe('the rules together', () => {
  for (const change of allowed) {
    it(`have nothing to say about ${change.because}`, () => {
      expect(problemsOf(change)).toEqual([]);
    });
  }

  it('name both places of a duplicated schema, once, at the outermost level', () => {
    const [duplicatedObject] = broken['house/no-duplicated-schemas'] ?? [];
    const problems = duplicatedObject ? problemsOf(duplicatedObject) : [];
    expect(problems.map(({ location }) => location.map(({ pointer }) => pointer))).toEqual([
      ['#/components/schemas/Contact/properties/team', '#/components/schemas/Contact/properties/owner'],
    ]);
    expect(problems[0]?.message).toContain('#/components/schemas/Contact/properties/owner');
  });

  it('make the command line fail when a spec breaks one', () => {
    expect(lintOfChanges.exitCode).toBe(1);
  });

  it('find no problem in the specs of the three providers, nor in that of the example', async () => {
    expect(await lint([])).toEqual({ exitCode: 0, problems: [[], [], [], []] });
  });
});

function problemsOf(change: Change): Problem[] {
  const problems = lintOfChanges.problems[changes.indexOf(change)];
  if (!problems) throw new Error(`Redocly did not report on ${change.because}.`);
  return problems;
}

function changedSpec({ at, put }: Change): string {
  const spec = parseDocument(goodSpec);
  if (put === undefined) spec.deleteIn(at.split(' '));
  else spec.setIn(at.split(' '), put);
  return spec.toString();
}
