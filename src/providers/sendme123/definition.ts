/** sendme123: one contact per call, and two pages that disagree on what a deletion does. */
import { contract } from '../../../generated/sendme123/contract.js';
import { typed } from '../definition.js';
import type { Fields } from '../listed.js';
import { parseId } from './ids.js';
import { methods, type Sendme123Methods } from './methods.js';
import { readContact, search } from './search.js';

export const definition = typed({
  name: 'sendme123',
  contract,
  credentials: {
    apiKey: { header: 'api-key', variable: 'SENDME123_API_KEY' },
    bearerToken: { header: 'Authorization', scheme: 'Bearer ', variable: 'SENDME123_BEARER_TOKEN' },
  },
  deletion: {
    operation: 'deleteContact',
    // There is no batch call: both pages loop over the ids.
    batchLimit: 1,
    transactional: true,
    rulings: { 413: 'rejected', 414: 'rejected', 431: 'rejected' },
    parseId,
    request: ([id = '']) => ({ path: { id } }),
    read: (body, [id = '']) => {
      const { deletedContactId, id: kept, deletedAt } = (body ?? {}) as Fields;
      const named = new Set([id]);
      const isReceipt = deletedContactId === id && deletedAt === undefined;
      if (isReceipt) return { permanence: 'permanent', named };
      const isMarked = kept === id && typeof deletedAt === 'string' && deletedContactId === undefined;
      return isMarked ? { permanence: 'soft', named } : 'contradiction';
    },
    // Which of the two pages is true for the account is not known in advance.
    permanenceOf: () => 'undocumented',
    forms: {
      names: ['receipt', 'contact'],
      of: (body) => ('deletedContactId' in Object(body) ? 'receipt' : 'contact'),
    },
  },
  lookUp: {
    operation: 'getContact',
    request: (id) => ({ path: { id } }),
    read: (body, id) => {
      const { id: found, deletedAt } = (body ?? {}) as Fields;
      if (found !== id) return 'unclear';
      return typeof deletedAt === 'string' ? 'markedDeleted' : 'present';
    },
    contactIn: (body) => readContact(Object(body)),
  },
  search,
  methods: ({ call }): Sendme123Methods => methods(call),
});
