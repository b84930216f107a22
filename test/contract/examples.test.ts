/** Every schema compiles strictly, and the generated validators judge every body as the oracle does. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messages } from '../../contract/bodies/index.js';
import { pageOf } from '../../contract/oracle/bodies.js';
import { brokenCopies, examplesIn } from '../../contract/oracle/examples.js';
import { answerOf, requestOf } from '../../contract/oracle/place.js';
import { canonicalPointer, compile, loadSpec } from '../../contract/spec.js';
import type { Validator } from '../../generated/contract.js';
import * as hudumaValidators from '../../generated/huduma/validators.js';
import * as sendme123Validators from '../../generated/sendme123/validators.js';
import * as wabotifyValidators from '../../generated/wabotify/validators.js';
import { titled } from '../titles.js';
import { providers } from './cases.js';

const generated: Record<string, Readonly<Record<string, Validator<unknown>>>> = {
  huduma: hudumaValidators,
  sendme123: sendme123Validators,
  wabotify: wabotifyValidators,
};

describe.each(providers)('%s', (provider) => {
  const spec = loadSpec(provider);

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

  describe('the generated validator', () => {
    test.each(titled(examplesIn(spec), ({ name, schema }) => `${name} of ${schema}`))(
      'accepts the example %s, and no broken copy of it',
      (example) => {
        const validate = generated[provider]?.[example.schema];
        expect(validate?.(example.value)).toBe(true);
        const copies = brokenCopies(provider, example.value);
        expect(copies.length).toBeGreaterThan(0);
        for (const { place, copy } of copies)
          expect(validate?.(copy), `${place} may be anything`).toBe(false);
      },
    );

    const bodies = messages[provider].flatMap(({ operationId, message, kept, broken }) => {
      const page = pageOf(provider, operationId);
      return [message].flat().map((one) => {
        const pointer = one === 'request' ? requestOf(page) : answerOf(page, one);
        const schema = canonicalPointer(spec, pointer).split('/').at(-1) ?? '';
        return { title: `${operationId} ${one}`, schema, kept, broken };
      });
    });

    test.each(titled(bodies, ({ title }) => title))(
      'of %s accepts the bodies that keep the contract, and no other',
      (message) => {
        const validate = generated[provider]?.[message.schema];
        for (const [name, body] of Object.entries(message.kept)) expect(validate?.(body), name).toBe(true);
        for (const [place, broken] of Object.entries(message.broken))
          for (const body of broken) expect(validate?.(body), `${place} ${JSON.stringify(body)}`).toBe(false);
      },
    );
  });
});
