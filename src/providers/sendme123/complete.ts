/** The whole definition, with what only the sandbox, `verify`, `drift` and receipts need. */
import { fields } from '../../../generated/sendme123/fields.js';
import { definition } from './definition.js';
import { fake } from './fake.js';
import { probes } from './probes.js';
import { statements } from './statements.js';

export const sendme123 = {
  ...definition,
  fields,
  fake,
  probes,
  statements,
  exampleIds: ['contact-uuid-123'],
} as const;
