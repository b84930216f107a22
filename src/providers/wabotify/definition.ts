/** Wabotify: a batch of contacts of one workspace, answered with or without a body, and a look-up in two shapes. */
import { contract } from '../../../generated/wabotify/contract.js';
import { typed } from '../definition.js';
import { textId } from '../ids.js';
import { lookUpRequest, methods, requestBody, type WabotifyMethods } from './methods.js';

type Fields = Partial<Record<string, unknown>>;

/** No page states a bound. One id of this length among fifty keeps a batch within what servers take by default. */
const LONGEST_ID = 1_000;

const parseId = textId((id) =>
  id.length > LONGEST_ID ? `is longer than ${LONGEST_ID} characters, which no contact id is` : undefined,
);

export const definition = typed({
  name: 'wabotify',
  title: 'Wabotify',
  contract,
  credentials: {
    workspaceId: { header: 'x-workspace-id', variable: 'WABOTIFY_WORKSPACE_ID', isAccount: true },
    // The developer hub asks for it, the page of the deletion does not.
    apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'WABOTIFY_API_KEY', optional: true },
  },
  // The developer hub insists on the zone in which the account is: in another, nobody is found.
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
      // The body is optional: without one, the status is the evidence. One that is there must not deny it.
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
      const { success, code, errorCode = null, data } = (body ?? {}) as Fields;
      const isSuccess = success === true && code === 200 && errorCode === null;
      return isSuccess && idsShownIn(data).includes(id) ? 'present' : 'unclear';
    },
  },
  namesIn: ({ path, body }) => {
    const { contactIds } = Object(body) as { contactIds?: unknown };
    return Array.isArray(contactIds)
      ? contactIds.map((contact: { ids?: unknown } | null) => contact?.ids)
      : Object.values(path ?? {});
  },
  problemOfRequest: ({ query, body }, { account }) =>
    // In a query, a name may be given more than once.
    [Object(query), Object(body)].some(({ workspaceId = account }) =>
      [workspaceId].flat().some((each) => each !== account),
    )
      ? "names another workspace than the client's"
      : undefined,
  methods: ({ call, account = '' }): WabotifyMethods => methods(call, account, parseId),
});

/** The contacts that a look-up shows, in a list or by itself. What `contactId` beside the list means, no page says. */
function idsShownIn(data: unknown): unknown[] {
  const { data: listed } = Object(data) as Fields;
  const contacts: unknown[] = Array.isArray(listed) ? listed : [data];
  return contacts.map((contact) => (Object(contact) as Fields).id);
}
