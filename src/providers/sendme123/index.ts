/** The entry `contact-deletion/sendme123`. */
import { factoryOf } from '../factory.js';
import { definition } from './definition.js';

export { contract } from '../../../generated/sendme123/contract.js';
export type { components, operations, paths } from '../../../generated/sendme123/types.js';
export type { Sendme123List, Sendme123Methods } from './methods.js';

/**
 * Makes a client of sendme123, with an API key or a bearer token, not both.
 *
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { sendme123 } from 'contact-deletion/sendme123';
 *
 * const run = deleteContacts({ providers: [sendme123.fromEnv()], targets: ['sendme123:contact-uuid-123'] });
 * for await (const outcome of run) console.log(outcome);
 */
export const sendme123 = factoryOf(definition);

/**
 * The same function, for code in which `sendme123` is the client.
 *
 * @example
 * import { createSendme123 } from 'contact-deletion/sendme123';
 *
 * const sendme123 = createSendme123({ apiKey: process.env.SENDME123_API_KEY });
 */
export const createSendme123 = sendme123;

/** A client of sendme123. */
export type Sendme123 = ReturnType<typeof sendme123>;

/** Options of `sendme123`: an API key or a bearer token. */
export type Sendme123Options = Parameters<typeof sendme123>[0];
