/** What the providers' pages say about a request to delete and its answers. Written from the pages alone, not from src/. */

export type Name = 'huduma' | 'sendme123' | 'wabotify';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** The path below the base URL. */
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** How an account answers where its pages leave it open, or contradict each other. */
export interface Manner {
  /** sendme123's two pages: a receipt, or the contact with `deletedAt`. */
  readonly receipt: boolean;
  /** Whether Wabotify's success has a body. */
  readonly body: boolean;
  /** Which of the deleted contacts Huduma's success lists. */
  readonly lists: 'all' | 'first' | 'none';
  /** Whether Huduma's errors name the contact at fault. */
  readonly names: boolean;
  /** Whether Wabotify's look-up shows the contact in a list, as on its page, or by itself, as on the sister site. */
  readonly listed: boolean;
  /** What a refused Wabotify batch has deleted: nothing, everything before the contact at fault, or everything else. */
  readonly refusedBatch: 'nothing' | 'upToIt' | 'allButIt';
}

/** What a request asks for, or how it breaks the page. */
export type Asked =
  | { readonly kind: 'delete' | 'look'; readonly ids: readonly string[] }
  | { readonly kind: 'breach'; readonly what: string };

interface Page {
  readonly base: string;
  readonly credential: { readonly header: string; readonly value: string };
  asked(request: Received): Asked;
  success(ids: readonly string[], manner: Manner): string;
  /** The contact that a look-up shows; another one in case of a fault. Huduma has no look-up. */
  found?(shown: string, asked: string, manner: Manner): string;
  /** A look-up that is answered with 200 and claims to show nobody, although the contact is in it. */
  denied?(id: string, manner: Manner): string;
  error(status: number, id: string, manner: Manner): string;
}

const breach = (what: string): Asked => ({ kind: 'breach', what });
const deletion = (ids: readonly string[]): Asked =>
  ids.length > 0 ? { kind: 'delete', ids } : breach('no ids');
const when = '2026-01-01T00:00:00.000Z';
const isUuid = (id: string) => id.includes('-');

function json(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const huduma: Page = {
  base: '/api/v3',
  credential: { header: 'x-huduma', value: 'Bearer honest-token' },
  asked: ({ method, path, body }) => {
    const { trash, ids = [], uuids = [], ...more } = json(body) as Record<string, unknown[] | undefined>;
    if (method !== 'DELETE' || path !== '/contacts') return breach(`${method} ${path}`);
    if (typeof trash !== 'boolean' || Object.keys(more).length > 0) return breach(`the body ${body}`);
    return deletion([...ids, ...uuids].map(String));
  },
  success: (ids, { lists }) =>
    JSON.stringify({
      status: '200 OK',
      code: 0,
      message: 'Contacts deleted successfully',
      timestamp: when,
      reqId: 'req-1',
      path: '/contacts',
      data: ids.slice(0, { all: ids.length, first: 1, none: 0 }[lists]).map((id, index) => ({
        createdAt: when,
        updatedAt: when,
        // The page lists numbers, even for a contact that was named by its UUID.
        id: isUuid(id) ? 9_000 + index : Number(id),
        deletedAt: when,
        names: 'Jane Doe',
        number: '255712345678',
        email: null,
      })),
    }),
  error: (status, id, { names }) => {
    const rejected = { field: isUuid(id) ? 'uuids' : 'ids', rejectedValue: isUuid(id) ? id : Number(id) };
    return JSON.stringify({
      status: `${status} ERROR`,
      code: status * 10,
      message: 'Refused',
      timestamp: when,
      reqId: 'req-1',
      path: '/contacts',
      errors: names && id !== '' ? [{ ...rejected, message: 'Refused', rejectingValues: {} }] : [],
    });
  },
};

const sendme123: Page = {
  base: '',
  credential: { header: 'api-key', value: 'honest-key' },
  asked: ({ method, path, body }) => {
    const id = path.match(/^\/api\/contacts\/([^/?#]+)$/)?.[1];
    if (id === undefined || body !== '') return breach(`${method} ${path} ${body}`);
    if (method === 'DELETE') return deletion([decodeURIComponent(id)]);
    const looks = method === 'GET' || method === 'HEAD';
    return looks ? { kind: 'look', ids: [decodeURIComponent(id)] } : breach(method);
  },
  success: ([id = ''], { receipt }) =>
    receipt
      ? JSON.stringify({ message: 'Contact successfully deleted', deletedContactId: id })
      : contactOf(id, when),
  found: (shown) => contactOf(shown),
  denied: (id) => JSON.stringify({ error: `no contact ${id}` }),
  error: (_status, _id, { names }) => (names ? JSON.stringify({ message: 'Refused' }) : ''),
};

/** A contact as sendme123's look-up shows it. */
export function contactOf(id: string, deletedAt?: string): string {
  return JSON.stringify({
    id,
    name: 'Juan',
    lastName: 'Pérez',
    phone: '3001234567',
    countryCode: '57',
    status: 'ACTIVE',
    birthDate: when,
    origin: 'API',
    organizationId: 'org-uuid',
    customValues: [],
    tags: [],
    createdAt: when,
    updatedAt: when,
    ...(deletedAt === undefined ? {} : { deletedAt }),
  });
}

const wabotify: Page = {
  base: '',
  credential: { header: 'x-workspace-id', value: 'honest-workspace' },
  asked: ({ method, path, body }) => {
    const { workspaceId, contactIds } = json(body);
    if (method === 'GET') {
      const id = path.match(/^\/api\/contact\/([^/?#]+)\?workspaceId=honest-workspace$/)?.[1];
      return id === undefined || body !== ''
        ? breach(`${method} ${path} ${body}`)
        : { kind: 'look', ids: [decodeURIComponent(id)] };
    }
    if (method !== 'POST' || path !== '/api/contact/delete-batch') return breach(`${method} ${path}`);
    if (workspaceId !== 'honest-workspace' || !Array.isArray(contactIds)) return breach(`the body ${body}`);
    return deletion(contactIds.map((each: { ids?: unknown }) => String(each.ids)));
  },
  success: (_ids, { body }) =>
    body
      ? JSON.stringify({ success: true, code: 200, errorCode: null, message: 'Deleted.', data: null })
      : '',
  found: (shown, asked, manner) => JSON.stringify(shownContact(shown, asked, manner)),
  denied: (id, manner) =>
    JSON.stringify({ ...shownContact(id, id, manner), success: false, code: 404, errorCode: 'NOT_FOUND' }),
  error: (_status, _id, { names }) => (names ? JSON.stringify({ success: false, message: 'Refused' }) : ''),
};

/** `contactId` is the one that was asked for, whoever is shown: no page explains it. */
const shownContact = (shown: string, asked: string, { listed }: Manner) => {
  const contact = {
    id: shown,
    creationDate: when,
    name: 'Ana',
    lastMessage: 'Hola',
    tags: [],
    platformId: 2,
  };
  return {
    success: true,
    code: 200,
    errorCode: null,
    message: 'Successfully obtained list.',
    data: listed ? { contactId: asked, data: [contact] } : contact,
  };
};

export const pages: Readonly<Record<Name, Page>> = { huduma, sendme123, wabotify };
