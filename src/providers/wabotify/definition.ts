/** Wabotify: batches of contacts in one workspace, answered with or without a body; a look-up in two forms; two searches. */
import { contract } from '../../../generated/wabotify/contract.js';
import { type NamingRequest, typed } from '../definition.js';
import type { Fields } from '../listed.js';
import { parseId } from './ids.js';
import { lookUpRequest, methods, requestBody, type WabotifyMethods } from './methods.js';
import { isSuccess, readContact, search } from './search.js';

export const definition = typed({
  name: 'wabotify',
  title: 'Wabotify',
  contract,
  credentials: {
    workspaceId: { header: 'x-workspace-id', variable: 'WABOTIFY_WORKSPACE_ID', isAccount: true },
    // The developer hub asks for it; the page on deleting does not.
    apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'WABOTIFY_API_KEY', optional: true },
  },
  // The developer hub insists on the zone of the account: in another one, nobody is found.
  servers: { america: 'https://api.wabotify.com', europe: 'https://apieu.wabotify.com' },
  deletion: {
    operation: 'deleteContacts',
    batchLimit: 50,
    // Whether a batch is a transaction is not stated, and a 404 can mean the workspace.
    transactional: false,
    notFoundMayMeanAccount: true,
    parseId,
    request: (ids, { account = '' }) => ({ body: requestBody(account, ids) }),
    read: (body) => {
      const deleted = { permanence: 'undocumented', named: new Set<string>() } as const;
      // The body is optional: without one, the status is the evidence. If there is one, it must not contradict the status.
      if (body === undefined) return deleted;
      const { success, code = 200, errorCode = null } = (body ?? {}) as Fields;
      return success === true && code === 200 && errorCode === null ? deleted : 'contradiction';
    },
    permanenceOf: () => 'undocumented',
  },
  lookUp: {
    operation: 'getContact',
    request: (id, { account = '' }) => lookUpRequest(account, id),
    read: (body, id) => {
      const { data } = Object(body) as Fields;
      return isSuccess(body) && contactShownIn(data, id) ? 'present' : 'unclear';
    },
    contactIn: (body, id) => {
      const shown = contactShownIn((Object(body) as Fields).data, id);
      return shown && readContact(shown);
    },
  },
  search,
  namesIn: ({ path, body }) => {
    const { contactIds } = Object(body) as { contactIds?: unknown };
    return Array.isArray(contactIds)
      ? contactIds.map((contact: { ids?: unknown } | null) => contact?.ids)
      : Object.values(path ?? {});
  },
  problemOfRequest: (request, { account }) => problemOfRequest(request, account),
  methods: ({ call, account = '' }): WabotifyMethods => methods(call, account),
});

function problemOfRequest({ operation, query, body }: NamingRequest, account: string | undefined) {
  // In a query, a name may be given more than once.
  const given = (name: string) => [(Object(query) as Fields)[name]].flat();
  const workspaces = [...given('workspaceId'), (Object(body) as Fields).workspaceId];
  if (workspaces.some((workspace = account) => workspace !== account))
    return "names another workspace than the client's";
  // A malformed term finds nobody, which looks like an absence. Without a term, everybody may be found.
  if (
    operation === 'searchContactsByPhone' &&
    !given('cellphone').every((term) => /^[0-9]+$/.test(String(term)))
  )
    return 'needs a phone number of digits alone, without "+", hyphens and spaces';
  if (operation === 'searchContactsByEmail' && given('email').some((term) => (term ?? '') === ''))
    return 'needs an e-mail address';
  return given('continuationToken').includes('') ? 'has an empty token' : undefined;
}

/** The contact in a look-up, in a list or by itself. No page explains `contactId` beside the list. */
function contactShownIn(data: unknown, id: string): Fields | undefined {
  const { data: listed } = Object(data) as Fields;
  const contacts: unknown[] = Array.isArray(listed) ? listed : [data];
  return contacts.map((contact) => Object(contact) as Fields).find((contact) => contact.id === id);
}
