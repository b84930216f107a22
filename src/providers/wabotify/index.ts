/** The entry `contact-deletion/wabotify`. */
import { factoryOf } from '../factory.js';
import { definition } from './definition.js';

export { contract } from '../../../generated/wabotify/contract.js';
export type { components, operations, paths } from '../../../generated/wabotify/types.js';
export type { WabotifyMethods } from './methods.js';

/**
 * Makes a client of one workspace at Wabotify. The body of a request names the workspace, too; on `api`, a request that
 * names another workspace than the client's is refused.
 *
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { wabotify } from 'contact-deletion/wabotify';
 *
 * const provider = wabotify.fromEnv({ server: 'europe' });
 * const run = deleteContacts({ providers: [provider], targets: ['wabotify:contact-id-1'] });
 * for await (const outcome of run) console.log(outcome);
 */
export const wabotify = factoryOf(definition);

/**
 * The same function, for code in which `wabotify` is the client.
 *
 * @example
 * import { createWabotify } from 'contact-deletion/wabotify';
 *
 * const wabotify = createWabotify({ workspaceId: process.env.WABOTIFY_WORKSPACE_ID });
 */
export const createWabotify = wabotify;

/** A client of one workspace at Wabotify. */
export type Wabotify = ReturnType<typeof wabotify>;

/** Options of `wabotify`. */
export type WabotifyOptions = Parameters<typeof wabotify>[0];
