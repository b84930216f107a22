/** Every schema compiles strictly, every example keeps its schema, and one with a broken field does not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Validator } from '../../generated/contract.js';
import * as hudumaValidators from '../../generated/huduma/validators.js';
import * as sendme123Validators from '../../generated/sendme123/validators.js';
import * as wabotifyValidators from '../../generated/wabotify/validators.js';
import { compile, type Example, isRecord, loadSpec, type MediaType, resolve, type Spec } from '../spec.js';
import { providers } from './cases.js';

const generated: Record<string, Readonly<Record<string, Validator<unknown>>>> = {
  huduma: hudumaValidators,
  sendme123: sendme123Validators,
  wabotify: wabotifyValidators,
};

/** Fields that may hold anything, since no page shows what they hold. */
const untyped = {
  huduma: /\/rejectedValue$|\/rejectingValues\//,
  sendme123: /\/customValues\/\d+$/,
  wabotify: /^\/(errorCode|data)$/,
};

interface NamedExample {
  readonly schema: string;
  readonly name: string;
  readonly value: unknown;
}

/** Every named example of a JSON body, with the schema that it stands beside. */
function examplesIn(spec: Spec): NamedExample[] {
  const found: NamedExample[] = [];
  const visit = (node: unknown): void => {
    if (!isRecord(node)) return;
    const media = node['application/json'] as MediaType | undefined;
    const schema = (media?.schema as { $ref?: string } | undefined)?.$ref?.split('/').at(-1);
    for (const [name, example] of Object.entries(media?.examples ?? {})) {
      found.push({ schema: schema ?? '', name, value: resolve<Example>(spec, example).value });
    }
    Object.values(node).forEach(visit);
  };
  visit(spec);
  return found;
}

/** Copies of a value, each with one place in it broken by a value of a type that no page shows. */
function brokenCopies(value: unknown, exempt: RegExp): { place: string; copy: unknown }[] {
  const places = (node: unknown, place: string): string[] => [
    place,
    ...(isRecord(node)
      ? Object.entries(node).flatMap(([key, child]) => places(child, `${place}/${key}`))
      : []),
  ];
  return places(value, '')
    .filter((place) => place !== '' && !exempt.test(place))
    .map((place) => {
      const copy = structuredClone(value);
      const keys = place.split('/').slice(1);
      const last = keys.pop() ?? '';
      const holder = keys.reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), copy);
      if (isRecord(holder)) holder[last] = isRecord(holder[last]) ? 'broken' : { broken: true };
      return { place, copy };
    });
}

describe.each(providers)('%s', (provider) => {
  const spec = loadSpec(provider);
  const examples = examplesIn(spec);
  const usedInRequests = JSON.stringify(Object.values(spec.paths));

  test('names the 2020-12 dialect, without which the mock would fall back to draft 7', () => {
    expect(readFileSync(`specs/${provider}.yaml`, 'utf8')).toMatch(
      /^jsonSchemaDialect: https:\/\/json-schema\.org\/draft\/2020-12\/schema$/m,
    );
    expect(spec.openapi).toMatch(/^3\.1\./);
  });

  test('refers to nothing outside its own file', () => {
    const references = readFileSync(`specs/${provider}.yaml`, 'utf8').matchAll(/\$ref: *'?([^'\n]+)/g);
    for (const [, reference] of references) expect(reference).toMatch(/^#\//);
  });

  test.each(Object.keys(spec.components.schemas))(
    'the schema %s compiles under Ajv in strict mode',
    (name) => {
      expect(compile(spec, `#/components/schemas/${name}`)).toBeTypeOf('function');
    },
  );

  test('has an example for every named schema that is a body, and uses every named example', () => {
    const bodies = new Set(
      [...usedInRequests.matchAll(/"application\/json":\{"schema":\{"\$ref":"[^"]+\/(\w+)"/g)].map(
        (match) => match[1],
      ),
    );
    expect(new Set(examples.map(({ schema }) => schema))).toEqual(
      new Set([...bodies, ...bodiesOfSharedResponses(spec)]),
    );
    const used = new Set(examples.map(({ value }) => JSON.stringify(value)));
    for (const example of Object.values(spec.components.examples ?? {}))
      expect(used).toContain(JSON.stringify(example.value));
  });

  describe.each(examples)('the example $name of $schema', ({ schema, value }) => {
    const validate = compile(spec, `#/components/schemas/${schema}`);
    const validator = generated[provider]?.[schema];

    test('keeps the schema, and the generated validator agrees', () => {
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
      expect(validator?.(value)).toBe(true);
    });

    test('breaks it with any one field of another type, and the generated validator agrees', () => {
      const copies = brokenCopies(value, untyped[provider]);
      expect(copies.length).toBeGreaterThan(0);
      for (const { place, copy } of copies) {
        expect(validate(copy), `${place} may be anything`).toBe(false);
        expect(validator?.(copy), `${place} may be anything to the generated validator`).toBe(false);
      }
    });

    test('breaks it without any one of the required fields, and the generated validator agrees', () => {
      for (const name of requiredOf(spec, schema)) {
        const { [name]: _, ...rest } = value as Record<string, unknown>;
        expect(validate(rest), `${name} may be left out`).toBe(false);
        expect(validator?.(rest), `${name} may be left out for the generated validator`).toBe(false);
      }
    });
  });

  test('keeps its responses open to fields that no page shows, and its requests closed', () => {
    for (const { schema, value } of examples) {
      const open = !schema.endsWith('Request');
      const more = { ...(value as object), neverDocumented: 1 };
      expect(compile(spec, `#/components/schemas/${schema}`)(more), schema).toBe(open);
      expect(generated[provider]?.[schema]?.(more), schema).toBe(open);
    }
  });
});

function bodiesOfSharedResponses(spec: Spec): string[] {
  return Object.values(spec.components.responses ?? {}).flatMap((response) => {
    const schema = response.content?.['application/json']?.schema as { $ref?: string } | undefined;
    return schema?.$ref?.split('/').at(-1) ?? [];
  });
}

/** The fields without which no arm of a schema is kept. */
function requiredOf(spec: Spec, name: string): string[] {
  const schema = spec.components.schemas[name];
  return schema?.required ?? [];
}
