/** The whole definition, with what only the sandbox, `verify`, `drift` and receipts need. */
import { fields } from '../../../generated/wabotify/fields.js';
import { definition } from './definition.js';
import { fake } from './fake.js';
import { probes } from './probes.js';
import { statements } from './statements.js';

export const wabotify = {
  ...definition,
  fields,
  fake,
  probes,
  statements,
  exampleIds: ['contact-id-1'],
} as const;
