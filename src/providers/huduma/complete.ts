/** All that is known of the provider, with what only the sandbox, `verify` and `drift` need. */
import { fields } from '../../../generated/huduma/fields.js';
import { definition } from './definition.js';
import { fake } from './fake.js';
import { probes } from './probes.js';

export const huduma = { ...definition, fields, fake, probes };
