/** What is known of deleting at Wabotify before anything is sent: data that the engine and a plan read. */
import { contract } from '../../generated/wabotify/contract.js';
import type { CredentialForm } from '../http/credential.js';
import { problemOfId } from '../http/target.js';
import type { KnownProvider, Reading } from './provider.js';

/** By the client's own word for it: where a credential goes. */
export const wabotifyCredentials = {
  workspaceId: { name: 'x-workspace-id', scheme: '' },
} as const satisfies Record<string, CredentialForm>;

/** No page states a bound. One id of this length among fifty keeps a batch within what servers take by default. */
const LONGEST_ID = 1_000;

const problemOfLength = (id: string) =>
  id.length > LONGEST_ID ? `is longer than ${LONGEST_ID} characters, which no contact id is` : undefined;

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
      414: 'tooLarge',
      422: 'rejected',
      431: 'tooLarge',
    },
    canonicalId: (id) => {
      const problem = problemOfId(id) ?? problemOfLength(id);
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
