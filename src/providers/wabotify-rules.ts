/** What is known of deleting at Wabotify before anything is sent: data that the engine and a plan read. */
import { contract } from '../../generated/wabotify/contract.js';
import type { CredentialForm } from '../http/credential.js';
import { problemOfId } from '../http/target.js';
import type { KnownProvider, Reading } from './provider.js';

/** By the client's own word for it: where a credential goes. */
export const wabotifyCredentials = {
  workspaceId: { name: 'x-workspace-id', scheme: '' },
} as const satisfies Record<string, CredentialForm>;

export const knownWabotify = {
  provider: contract.provider,
  offersMode: false,
  deletion: {
    batchLimit: 50,
    // Whether a batch is a transaction is not stated, and a 404 can mean the workspace.
    transactional: false,
    vagueNotFound: true,
    rulings: {
      400: 'rejected',
      401: 'stop',
      402: 'stop',
      403: 'stop',
      404: 'absent',
      405: 'stop',
      409: 'blocked',
      413: 'tooLarge',
      422: 'rejected',
    },
    canonicalId: (id) => {
      const problem = problemOfId(id);
      return problem ? { problem } : { id };
    },
    read: (body) => {
      const deleted: Reading = { permanence: 'undocumented', named: new Set() };
      // The body is optional: without one, the status is the evidence. One that is there must not deny it.
      if (body === undefined) return deleted;
      const { success, code = 200, errorCode = null } = (body ?? {}) as Partial<Record<string, unknown>>;
      return success === true && code === 200 && errorCode === null ? deleted : 'contradiction';
    },
    permanenceOf: () => 'undocumented',
    namedOffenders: () => [],
    // No body is documented, so any may come.
    isOwnNotFound: () => true,
  },
} satisfies KnownProvider<'wabotify', false>;
