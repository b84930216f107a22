/** What a user of a generated client writes: one program for each generator and provider, which makes every call. */
import type { Provider } from '../../contract/spec.js';

/** What each program gets to reach the provider. */
export interface Connection {
  readonly baseUrl: string;
  /** The credential, and the headers that carry it. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
}

/** A program's exports: its calls by operation, the deletion last. */
export type UserProgram = (connection: Connection) => Readonly<Record<string, () => Promise<unknown>>>;

/** The arguments of the calls to a provider, by operation. */
interface Calls {
  readonly right: Readonly<Record<string, string>>;
  /** Arguments of the deletion that its types have to refuse. */
  readonly wrong: string;
}

type Calling = Readonly<Record<Provider, Calls>>;

/** Arguments by name, as in hey-api. */
const named: Calling = {
  huduma: {
    right: {
      listContacts: '{ query: { records: 10 } }',
      deleteContacts: '{ body: { ids: [1], trash: false } }',
    },
    wrong: '{ body: { ids: ["1"] } }',
  },
  sendme123: {
    right: {
      listContacts: '{ query: { page: 1 } }',
      getContact: '{ path: { id: "c1" } }',
      headContact: '{ path: { id: "c1" } }',
      deleteContact: '{ path: { id: "c1" } }',
    },
    wrong: '{ path: {} }',
  },
  wabotify: {
    right: {
      listContacts: '{ query: { workspaceId: key } }',
      searchContactsByPhone: '{ query: { cellphone: "51987654321", workspaceId: key } }',
      searchContactsByEmail: '{ query: { email: "user@example.com", workspaceId: key } }',
      getContact: '{ path: { contactId: "c1" }, query: { workspaceId: key } }',
      deleteContacts: '{ body: { workspaceId: key, contactIds: [{ ids: "c1" }] } }',
    },
    wrong: '{ body: { workspaceId: key, contactIds: ["c1"] } }',
  },
};

const oneContact = { getContact: '"c1"', headContact: '"c1"', deleteContact: '"c1"' };
const batch = { right: '{ workspaceId: key, contactIds: [{ ids: "c1" }] }', wrong: '{ contactIds: ["c1"] }' };

/** Arguments in order, the query as an object, as in orval. */
const ordered: Calling = {
  huduma: {
    right: { listContacts: '{ records: 10 }', deleteContacts: '{ ids: [1], trash: false }' },
    wrong: '{ ids: ["1"] }',
  },
  sendme123: { right: { listContacts: '{ page: 1 }', ...oneContact }, wrong: '' },
  wabotify: {
    right: {
      listContacts: '{ workspaceId: key }',
      searchContactsByPhone: '{ cellphone: "51987654321", workspaceId: key }',
      searchContactsByEmail: '{ email: "user@example.com", workspaceId: key }',
      getContact: '"c1", { workspaceId: key }',
      deleteContacts: batch.right,
    },
    wrong: batch.wrong,
  },
};

/** The same, but the required parameters of a query also come in order, as in oazapfts. */
const flat: Calling = {
  ...ordered,
  wabotify: {
    right: {
      listContacts: 'key',
      searchContactsByPhone: '"51987654321", key',
      searchContactsByEmail: '"user@example.com", key',
      getContact: '"c1", key',
      deleteContacts: batch.right,
    },
    wrong: batch.wrong,
  },
};

export interface Generator {
  /** The package of the tool, and the arguments with which it writes into `client`. */
  readonly tool: string;
  readonly args: (spec: string) => readonly string[];
  /** Additional files that it needs. */
  readonly files?: (spec: string) => Readonly<Record<string, string>>;
  readonly imports: string;
  /** Connects the generated client. */
  readonly connect: string;
  readonly calling: Calling;
}

export const generators: Readonly<Record<string, Generator>> = {
  'hey-api': {
    tool: '@hey-api/openapi-ts',
    args: (spec) => ['--input', spec, '--output', 'client', '--no-log-file'],
    imports: `import { client } from './client/client.gen'; import * as api from './client';`,
    connect: `client.setConfig({ baseUrl, fetch, auth: ({ type }) => (type === 'apiKey' ? key : undefined) });`,
    calling: named,
  },
  orval: {
    tool: 'orval',
    args: () => ['--config', 'orval.config.cjs'],
    files: (spec) => ({
      'orval.config.cjs': `module.exports = { client: ${JSON.stringify({
        input: spec,
        output: {
          target: 'client/index.ts',
          client: 'fetch',
          override: { mutator: { path: 'send.ts', name: 'send' } },
        },
      })} };`,
      'send.ts': SEND,
    }),
    imports: `import * as api from './client'; import { connection } from './send';`,
    connect: 'Object.assign(connection, { baseUrl, fetch, headers });',
    calling: ordered,
  },
  oazapfts: {
    tool: 'oazapfts',
    args: (spec) => [spec, 'client.ts'],
    imports: `import * as api from './client';`,
    connect: 'Object.assign(api.defaults, { baseUrl, fetch, headers });',
    calling: flat,
  },
};

/** How orval's clients send requests, which it leaves to the user. */
const SEND = `
export const connection = { baseUrl: '', headers: {}, fetch: globalThis.fetch };
export async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const { baseUrl, fetch, headers } = connection;
  const answer = await fetch(baseUrl + path, { ...init, headers: { ...init.headers, ...headers } });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, data: text ? JSON.parse(text) : undefined } as Answer;
}`;

/** The program of one provider's user. */
export function programOf({ imports, connect, calling }: Generator, provider: Provider): string {
  const { right, wrong } = calling[provider];
  const calls = Object.entries(right).map(([id, args]) => `    ${id}: () => api.${id}(${args}),`);
  const deletion = Object.keys(right).at(-1);
  return `${imports}
interface Connection { baseUrl: string; key: string; headers: Record<string, string>; fetch: typeof globalThis.fetch }
export default function program({ baseUrl, fetch, headers, key }: Connection) {
  ${connect}
  return {
${calls.join('\n')}
  };
}
export function mistake(key: string) {
  // @ts-expect-error
  return api.${deletion}(${wrong});
}
`;
}
