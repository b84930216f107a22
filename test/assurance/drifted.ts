/** Drifted providers: each is the sandbox with one change, and says who can see that. */
import {
  type BuiltinName,
  createSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../../src/sandbox/index.js';

/** A request as a drifted provider sees it. */
export interface Seen {
  readonly method: string;
}

interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

/** The answer of a drifted provider: JSON, a text, or nothing. */
interface Instead {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Drifted {
  readonly provider: BuiltinName;
  readonly name: string;
  /** Changes an answer; undefined to leave it. */
  readonly answer?: (answer: Answer, request: Seen) => Instead | undefined;
  /** Changes a request before it is carried out. */
  readonly request?: (headers: Headers, method: string, body: string | undefined) => string | undefined;
  /** Whether only the list of contacts has drifted, not the other operations. @default false */
  readonly list?: boolean;
  readonly sandbox?: SandboxOptions;
  /** The lowest level of `verify` that notices it, and its verdict; null if none can. */
  readonly verify: readonly [level: 1 | 2 | 3, verdict: 'broken' | 'unclear'] | null;
  /** Whether recorded traffic shows it; `expecting` if only with `--expect-body`. */
  readonly drift: boolean | 'expecting';
  /** Why somebody cannot see it. */
  readonly because?: string;
}

const rename = (json: Answer['json'], from: string, to: string) => {
  const { [from]: value, ...others } = json ?? {};
  return { ...others, [to]: value };
};
const only =
  (status: number, change: (json: Readonly<Record<string, unknown>>) => Instead) =>
  ({ status: actual, json = {} }: Answer): Instead | undefined =>
    actual === status ? change(json) : undefined;
const errors = (change: (json: Readonly<Record<string, unknown>>) => unknown) => (answer: Answer) =>
  answer.status >= 400 && answer.json ? { json: change(answer.json) } : undefined;
const firstOf = (json: Readonly<Record<string, unknown>>) =>
  (json.data as Readonly<Record<string, unknown>>[])[0] ?? {};

const hiddenCredential = 'a recording need not have the credential, so nobody can tell that it was missing';
const documentedStatus = 'the status is a documented one, and a recording does not tell who exists';
const deletionOnly = 'only a deletion that goes through is answered so';

const huduma: Omit<Drifted, 'provider'>[] = [
  {
    name: 'renames the contacts of a page',
    list: true,
    answer: only(200, (json) => ({
      json: { ...json, data: rename(Object(json.data), 'content', 'contacts') },
    })),
    verify: [2, 'broken'],
    drift: true,
  },
  {
    name: 'adds a field to a page of contacts',
    list: true,
    answer: only(200, (json) => ({ json: { ...json, data: { ...Object(json.data), cursor: 'abc' } } })),
    verify: [2, 'broken'],
    drift: true,
  },
  {
    name: 'renames a field of every error',
    answer: errors((json) => rename(json, 'reqId', 'requestId')),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'writes the code of an error as text',
    answer: errors((json) => ({ ...json, code: String(json.code) })),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'writes times as numbers',
    answer: errors((json) => ({ ...json, timestamp: 1_700_000_000_000 })),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'adds a field to every error',
    answer: errors((json) => ({ ...json, traceId: 'abc' })),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'answers errors as text',
    answer: ({ status }) => (status >= 400 ? { text: 'error', type: 'text/plain' } : undefined),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'answers errors without a body',
    answer: ({ status }) => (status >= 400 ? { text: '' } : undefined),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'does not check the token',
    request: (headers, _, body) => {
      headers.set('X-Huduma', 'Bearer sandbox-token');
      return body;
    },
    verify: [1, 'broken'],
    drift: false,
    because: hiddenCredential,
  },
  {
    name: 'takes any token',
    request: (headers, _, body) => {
      if (headers.has('X-Huduma')) headers.set('X-Huduma', 'Bearer sandbox-token');
      return body;
    },
    verify: [1, 'broken'],
    drift: false,
    because: hiddenCredential,
  },
  {
    name: 'answers 403 where the token is missing',
    answer: only(401, (json) => ({ status: 403, json: { ...json, status: '403 FORBIDDEN', code: 4030 } })),
    verify: [1, 'broken'],
    drift: false,
    because: documentedStatus,
  },
  {
    name: 'sends who has no token to a login page',
    answer: only(401, () => ({ status: 302, text: '', headers: { location: 'https://login.invalid/' } })),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'shows a login page to who has no token',
    answer: only(401, () => ({ status: 200, text: '<html>Log in</html>', type: 'text/html' })),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'refuses a good token',
    request: (headers, _, body) => {
      headers.delete('X-Huduma');
      return body;
    },
    verify: [2, 'unclear'],
    drift: false,
    because: `${documentedStatus}; and verify cannot tell a good token from one that has expired`,
  },
  {
    name: 'answers 410 for who is not there',
    answer: only(404, (json) => ({ status: 410, json: { ...json, status: '410 GONE' } })),
    verify: [2, 'broken'],
    drift: true,
  },
  {
    name: 'answers 422 for who is not there',
    answer: only(404, (json) => ({ status: 422, json: { ...json, status: '422 UNPROCESSABLE ENTITY' } })),
    verify: [2, 'unclear'],
    drift: false,
    because: documentedStatus,
  },
  {
    name: 'answers 200 for who is not there',
    answer: only(404, ({ errors: _, ...json }) => ({
      status: 200,
      json: { ...json, status: '200 OK', code: 0, data: [] },
    })),
    verify: [2, 'broken'],
    drift: false,
    because: 'a success that lists fewer contacts than were named is what the page itself shows',
  },
  {
    name: 'renames a field in the list of errors',
    answer: only(404, (json) => ({
      json: { ...json, errors: [{ name: 'ids', message: 'Contact not found', rejectedValue: 1 }] },
    })),
    verify: [2, 'broken'],
    drift: true,
  },
  {
    name: 'renames the list of the deleted',
    answer: only(200, (json) => ({ json: rename(json, 'data', 'contacts') })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'writes the ids of the deleted as text',
    answer: only(200, (json) => ({ json: { ...json, data: [{ ...firstOf(json), id: '123' }] } })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'adds a field to the deleted',
    answer: only(200, (json) => ({ json: { ...json, data: [{ ...firstOf(json), recoverable: true }] } })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'answers with somebody else than was named',
    answer: only(200, (json) => ({ json: { ...json, data: [{ ...firstOf(json), id: 987_654 }] } })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'answers 202: it will delete later',
    answer: only(200, (json) => ({ status: 202, json })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'answers a deletion without a body',
    answer: only(200, () => ({ text: '' })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'deletes for good what should go to the trash',
    request: (_, __, body) => body?.replace('"trash":true', '"trash":false'),
    verify: null,
    drift: false,
    because: 'the answer is the same; only a look into the trash would tell, and no call does that',
  },
];

const sendme123: Omit<Drifted, 'provider'>[] = [
  {
    name: 'does not check the key',
    request: (headers, _, body) => {
      headers.set('api-key', 'sandbox-api-key');
      return body;
    },
    verify: [1, 'broken'],
    drift: false,
    because: hiddenCredential,
  },
  {
    name: 'does not check the key of a deletion',
    request: (headers, method, body) => {
      if (method === 'DELETE') headers.set('api-key', 'sandbox-api-key');
      return body;
    },
    verify: [1, 'broken'],
    drift: false,
    because: hiddenCredential,
  },
  {
    name: 'has no HEAD any more',
    answer: (_, { method }) => (method === 'HEAD' ? { status: 405, text: '' } : undefined),
    verify: [1, 'broken'],
    drift: true,
  },
  {
    name: 'asks everybody to slow down',
    answer: () => ({ status: 429, text: '' }),
    verify: [1, 'unclear'],
    drift: false,
    because: 'any call may answer so, and it tells nothing of the contract',
  },
  {
    name: 'says of everybody that they exist',
    answer: ({ status }, { method }) =>
      method === 'HEAD' && status === 404 ? { status: 200, text: '' } : undefined,
    verify: [2, 'broken'],
    drift: false,
    because: documentedStatus,
  },
  {
    name: 'answers 204 to the deletion of who is not there',
    answer: ({ status }, { method }) =>
      method === 'DELETE' && status === 404 ? { status: 204, text: '' } : undefined,
    verify: [2, 'broken'],
    drift: true,
  },
  {
    name: 'renames a field of a contact',
    answer: ({ status, json }, { method }) =>
      method === 'GET' && status === 200 ? { json: rename(json, 'phone', 'phoneNumber') } : undefined,
    verify: [3, 'broken'],
    drift: true,
    because: 'only a contact that exists is shown, and below the canary none is named that does',
  },
  {
    name: 'writes the state of a contact in small letters',
    answer: ({ status, json }, { method }) =>
      method === 'GET' && status === 200 ? { json: { ...json, status: 'active' } } : undefined,
    verify: [3, 'broken'],
    drift: true,
    because: 'only a contact that exists is shown, and below the canary none is named that does',
  },
  {
    name: 'shows somebody else than was asked for',
    answer: ({ status, json }, { method }) =>
      method === 'GET' && status === 200 ? { json: { ...json, id: 'another' } } : undefined,
    verify: [3, 'broken'],
    drift: true,
    because: 'only a contact that exists is shown, and below the canary none is named that does',
  },
  {
    name: 'renames a field of the receipt',
    answer: ({ status, json }, { method }) =>
      method === 'DELETE' && status === 200 ? { json: rename(json, 'deletedContactId', 'id') } : undefined,
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'wraps the receipt',
    answer: ({ status, json }, { method }) =>
      method === 'DELETE' && status === 200 ? { json: { data: json } } : undefined,
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'gives a receipt for somebody else',
    answer: ({ status, json }, { method }) =>
      method === 'DELETE' && status === 200 ? { json: { ...json, deletedContactId: 'another' } } : undefined,
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'gives the contact without the time of its deletion',
    sandbox: { settings: { sendme123: { page: 'contact' } } },
    answer: ({ status, json }, { method }) => {
      if (method !== 'DELETE' || status !== 200) return undefined;
      const { deletedAt: _, ...others } = json ?? {};
      return { json: others };
    },
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'swaps its two bodies: keeps contacts, marked, that used to be gone for good',
    sandbox: { settings: { sendme123: { page: 'contact' } } },
    verify: null,
    drift: 'expecting',
    because: 'both are documented: somebody must say which one the account used to get',
  },
  {
    name: 'deletes nobody, and says that it did',
    request: (headers, method, body) => {
      if (method === 'DELETE') headers.set('x-only-pretend', 'yes');
      return body;
    },
    verify: [3, 'broken'],
    drift: false,
    because: 'each answer by itself is as documented; a second deletion tells',
  },
  {
    name: 'deletes who has pending messages',
    sandbox: {
      contacts: { sendme123: ['canary', 'contact-uuid-123', 'contact-with-pending-messages', 'bystander'] },
    },
    verify: null,
    drift: false,
    because:
      'it would take a contact with pending messages, and its deletion; a recording does not tell who has some',
  },
];

const wabotify: Omit<Drifted, 'provider'>[] = [
  {
    name: 'does not check the workspace in the header',
    request: (headers, _, body) => {
      headers.set('x-workspace-id', 'sandbox-workspace');
      return body;
    },
    verify: [1, 'broken'],
    drift: false,
    because: hiddenCredential,
  },
  {
    name: 'answers 400 where the workspace is missing',
    answer: only(401, () => ({ status: 400, text: '' })),
    verify: [1, 'broken'],
    drift: false,
    because: documentedStatus,
  },
  {
    name: 'answers 200 for who is not there',
    answer: only(404, () => ({ status: 200, json: { success: true, code: 200 } })),
    verify: [2, 'broken'],
    drift: false,
    because: documentedStatus,
  },
  {
    name: 'says in a 200 that it failed',
    answer: only(200, () => ({ json: { success: false, code: 200 } })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'writes its success as text',
    answer: only(200, () => ({ json: { success: 'true' } })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'answers JSON and calls it text',
    answer: only(200, () => ({ text: '{"success":true}', type: 'text/plain' })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'answers 204',
    answer: only(200, () => ({ status: 204, text: '' })),
    verify: [3, 'broken'],
    drift: true,
    because: deletionOnly,
  },
  {
    name: 'deletes the others of a batch in which one is missing',
    sandbox: { settings: { wabotify: { partial: true } } },
    verify: null,
    drift: false,
    because: 'whether a batch is a transaction is not documented, and no answer tells',
  },
];

export const drifted: readonly Drifted[] = [
  ...huduma.map((each) => ({ provider: 'huduma', ...each }) as const),
  ...sendme123.map((each) => ({ provider: 'sendme123', ...each }) as const),
  ...wabotify.map((each) => ({ provider: 'wabotify', ...each }) as const),
];

/** The contact of each provider that tests may delete; all others must stay. */
export const canaries = { huduma: '77', sendme123: 'canary', wabotify: 'canary' } as const;

/** The contacts that the recorded use deletes. */
export const used = { huduma: '123', sendme123: 'contact-uuid-123', wabotify: 'contact-id-1' } as const;

const contacts = {
  huduma: [77, 123, 456],
  sendme123: [
    'canary',
    'contact-uuid-123',
    { id: 'contact-with-pending-messages', pendingMessages: true },
    'bystander',
  ],
  wabotify: ['canary', 'contact-id-1', 'bystander'],
} as const;

export interface DriftedProvider {
  readonly sandbox: Sandbox;
  readonly fetch: typeof globalThis.fetch;
}

/** The sandbox, with the change in front of it. */
export function createDrifted({
  answer,
  request,
  list = false,
  sandbox: options,
}: Partial<Drifted>): DriftedProvider {
  const sandbox = createSandbox({ contacts, ...options });
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const method = init.method ?? 'GET';
    const given = typeof init.body === 'string' ? init.body : undefined;
    const body = request ? request(headers, method, given) : given;
    // Other contacts are deleted instead: the answer is the same, and nothing happens here.
    const asked = headers.has('x-only-pretend') ? createSandbox({ contacts, ...options }) : sandbox;
    const response = await asked.fetch(input, { ...init, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    const json = text.startsWith('{') ? JSON.parse(text) : undefined;
    // A list without a credential is refused like any other request.
    const isAnsweredList = method === 'GET' && String(input).includes('/contacts?') && response.ok;
    const isMeant = isAnsweredList === list || response.status >= 400;
    const instead = isMeant ? answer?.({ status: response.status, json }, { method }) : undefined;
    return instead ? responseOf(instead, response) : responseOf({ text, type: typeOf(response) }, response);
  };
  return { sandbox, fetch };
}

const typeOf = (response: Response) => response.headers.get('content-type') ?? '';

function responseOf({ status, json, text, type, headers = {} }: Instead, original: Response): Response {
  const body = json === undefined ? text : JSON.stringify(json);
  const contentType = json === undefined ? type : 'application/json';
  return new Response(body || null, {
    status: status ?? original.status,
    headers: { ...headers, ...(contentType && body ? { 'content-type': contentType } : {}) },
  });
}
