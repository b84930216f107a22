/** What is known of deleting at sendme123 before anything is sent: data that the engine and a plan read. */
import { contract } from '../../generated/sendme123/contract.js';
import type { CredentialForm } from '../http/credential.js';
import { problemOfId } from '../http/target.js';
import type { KnownProvider } from './provider.js';

/** By the client's own word for it: where a credential goes. */
export const sendme123Credentials = {
  apiKey: { name: 'api-key', scheme: '' },
  bearerToken: { name: 'Authorization', scheme: 'Bearer ' },
} as const satisfies Record<string, CredentialForm>;

/** The id stands in the URL, and servers and proxies refuse one that is longer than 8 kB, some at 2 kB. */
const LONGEST_ID = 1_000;

const problemOfLength = (id: string) =>
  encodeURIComponent(id).length > LONGEST_ID
    ? `is longer than ${LONGEST_ID} characters in a URL, which servers refuse`
    : undefined;

export const knownSendme123 = {
  provider: contract.provider,
  offersMode: false,
  deletion: {
    // There is no batch call: both pages loop over the ids.
    batchLimit: 1,
    transactional: true,
    vagueNotFound: false,
    rulings: {
      400: 'rejected',
      401: 'stop',
      402: 'stop',
      403: 'stop',
      404: 'absent',
      405: 'stop',
      409: 'blocked',
      413: 'rejected',
      414: 'rejected',
      422: 'rejected',
      431: 'rejected',
    },
    canonicalId: (id) => {
      const problem = problemOfId(id) ?? problemOfLength(id);
      return problem ? { problem } : { id };
    },
    read: (body, [id = '']) => {
      const { deletedContactId, id: kept, deletedAt } = (body ?? {}) as Partial<Record<string, unknown>>;
      const named = new Set([id]);
      const isReceipt = deletedContactId === id && deletedAt === undefined;
      if (isReceipt) return { permanence: 'permanent', named };
      const isMarked = kept === id && typeof deletedAt === 'string' && deletedContactId === undefined;
      return isMarked ? { permanence: 'soft', named } : 'contradiction';
    },
    // Which of the two pages is true for the account is not known from an absence.
    permanenceOf: () => 'undocumented',
    namedOffenders: () => [],
    // No body is documented, so any may come.
    isOwnNotFound: () => true,
  },
} satisfies KnownProvider<'sendme123', false>;
