/** What a spec assumes is said where Redoc shows it. */
import { expect, test } from 'vitest';
import { withAssumptions } from '../../tools/docs/assumptions.js';

test('an assumption ends the description, or is one', () => {
  const spec = {
    a: { description: 'An id.', 'x-assumption': 'It is a number.' },
    b: [{ 'x-assumption': 'So.' }],
  };
  expect(withAssumptions(spec, 'Assumed')).toEqual({
    a: { description: 'An id.\n\n*Assumed:* It is a number.' },
    b: [{ description: '*Assumed:* So.' }],
  });
});

test('that of the schema of a parameter is said of the parameter', () => {
  const parameter = {
    in: 'query',
    description: 'A term.',
    schema: { type: 'string', 'x-assumption': 'Not empty.' },
  };
  expect(withAssumptions({ parameter }, 'Supuesto')).toEqual({
    parameter: { in: 'query', description: 'A term.\n\n*Supuesto:* Not empty.', schema: { type: 'string' } },
  });
});
