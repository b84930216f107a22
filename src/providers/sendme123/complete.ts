/** All that is known of the provider, with what only the sandbox, `verify` and `drift` need. */
import { fields } from '../../../generated/sendme123/fields.js';
import { definition } from './definition.js';
import { fake } from './fake.js';
import { probes } from './probes.js';

export const sendme123 = { ...definition, fields, fake, probes, exampleIds: ['contact-uuid-123'] } as const;
