/** Huduma SMS: many contacts in one transaction, to the trash or for good. */
import { contract } from '../../../generated/huduma/contract.js';
import { typed } from '../definition.js';
import type { Fields } from '../listed.js';
import { idIn, isSuccess, parseId, UUID } from './ids.js';
import { type HudumaMethods, methods, requestBody } from './methods.js';
import { search } from './search.js';

const permanenceOf = ({ mode }: { readonly mode?: string }) => (mode === 'trash' ? 'soft' : 'permanent');

export const definition = typed({
  name: 'huduma',
  title: 'Huduma SMS',
  contract,
  credentials: { token: { header: 'X-Huduma', scheme: 'Bearer ', variable: 'HUDUMA_TOKEN' } },
  // On the wire, leaving `trash` out deletes for good.
  choices: { mode: ['trash', 'permanent'] },
  requestIdField: 'reqId',
  deletion: {
    operation: 'deleteContacts',
    batchLimit: 50,
    transactional: true,
    numericIds: true,
    parseId,
    request: (names, { choices }) => {
      const ids = names.filter((name) => !UUID.test(name)).map(Number);
      const uuids = names.filter((name) => UUID.test(name));
      return { body: requestBody({ mode: choices.mode, ids, uuids }) };
    },
    read: (body, names, choices) => {
      const { data } = (body ?? {}) as Fields;
      if (!isSuccess(body) || !Array.isArray(data)) return 'contradiction';
      const listed = data.map((contact: { id?: unknown } | null) => idIn(contact?.id));
      const named = new Set(listed.filter((id) => names.includes(id)));
      // A contact named by UUID is listed under its id, so one unknown id per UUID is expected, and no more.
      const strangers = listed.length - named.size;
      const byUuid = names.filter((name) => UUID.test(name)).length;
      return strangers > byUuid ? 'contradiction' : { permanence: permanenceOf(choices), named };
    },
    permanenceOf,
    offenders: (body, names) => {
      const { errors } = (body ?? {}) as Fields;
      const rejected = (Array.isArray(errors) ? errors : [])
        // Other fields are not about a contact: a length, an account.
        .filter((error: { field?: unknown } | null) => /^(ids|uuids)(\[\d+\])?$/.test(idIn(error?.field)))
        .map((error: { rejectedValue?: unknown }) => idIn(error.rejectedValue).toLowerCase());
      return names.filter((name) => rejected.includes(name));
    },
    isOwnNotFound: (body) => {
      const { status, code } = (body ?? {}) as Fields;
      return typeof code === 'number' && idIn(status).startsWith('404');
    },
  },
  namesIn: ({ body }) => {
    const { ids, uuids } = Object(body) as Fields;
    const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
    return [...list(ids), ...list(uuids)];
  },
  search,
  methods: ({ call }): HudumaMethods => methods(call),
});
