/** The entry `contact-deletion/huduma`. */
import { factoryOf } from '../factory.js';
import { definition } from './definition.js';

export { contract } from '../../../generated/huduma/contract.js';
export type { components, operations, paths } from '../../../generated/huduma/types.js';
export type { HudumaDeletion, HudumaList, HudumaMethods, Mode } from './methods.js';

/**
 * Makes a client of Huduma SMS.
 *
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { huduma } from 'contact-deletion/huduma';
 *
 * const provider = huduma.fromEnv().choosing({ mode: 'permanent' });
 * for await (const outcome of deleteContacts({ providers: [provider], targets: ['huduma:123'] })) console.log(outcome);
 */
export const huduma = factoryOf(definition);

/**
 * The same function, for code in which `huduma` is the client.
 *
 * @example
 * import { createHuduma } from 'contact-deletion/huduma';
 *
 * const huduma = createHuduma({ token: process.env.HUDUMA_TOKEN });
 */
export const createHuduma = huduma;

/** A client of Huduma SMS. */
export type Huduma = ReturnType<typeof huduma>;

/** Options of `huduma`. */
export type HudumaOptions = Parameters<typeof huduma>[0];
