/** A provider with a list and searches, in this process, which keeps its contract or breaks it as a test asks. */

import type { ClientOptions } from '../../src/index.js';
import { type Contract, defineProvider, textId } from '../../src/providers/define.js';
import type { SearchDefinition } from '../../src/providers/search.js';

/** A contact as the provider has it. */
export interface Entry {
  readonly id: string;
  readonly phones?: readonly EntryPhone[];
  readonly emails?: readonly string[];
  readonly createdAt?: string;
}

export interface EntryPhone {
  /** As it is stored and shown. */
  readonly number: string;
  readonly countryCode?: string | null;
  /** What the provider searches by. @default the number's digits */
  readonly digits?: string;
}

/** What kind of provider it is. */
export interface Nature {
  readonly byPhone?: boolean;
  readonly byEmail?: boolean;
  readonly list?: 'pages' | 'tokens' | 'none';
  readonly pageSize?: number;
  /** Whether a search ignores its term, and returns everybody. */
  readonly ignoresTerms?: boolean;
  /** Whether it answers every request with the first page. */
  readonly ignoresPages?: boolean;
  /** Whether its answers leave out which page they are, and how many contacts there are. */
  readonly isVague?: boolean;
  /** The answer to a search that finds nobody. */
  readonly nobody?: 'empty' | 404;
  readonly mayMeanAccount?: boolean;
  /** Changes to the definition's search. */
  readonly search?: Partial<SearchDefinition>;
}

/** A schema that accepts everything: the definition judges the answers. */
const anything = Object.assign((_: unknown): _ is unknown => true, { errors: null });

const ok = {
  200: { body: 'required', validate: anything },
  404: { body: 'undocumented' },
  400: { body: 'undocumented' },
} as const;
const get = <const Id extends string>(operationId: Id, path: string) =>
  ({ operationId, method: 'GET', path, query: ['term', 'page', 'token'], responses: ok }) as const;

const contract = {
  provider: 'directory',
  version: '1.0.0',
  servers: ['https://api.directory.example'],
  operations: {
    deletePerson: {
      operationId: 'deletePerson',
      method: 'DELETE',
      path: '/people/{id}',
      responses: { 204: { body: 'undocumented' } },
    },
    searchByPhone: get('searchByPhone', '/by-phone'),
    searchByEmail: get('searchByEmail', '/by-email'),
    listPeople: get('listPeople', '/people'),
  },
} as const satisfies Contract;

/** A body of the provider. Anything else is not its own answer. */
interface Body {
  readonly ok?: boolean;
  readonly people?: readonly Entry[];
  readonly page?: number;
  readonly next?: number | string;
  readonly last?: boolean;
  readonly total?: number;
}

function read(body: unknown) {
  const { ok, people, page, next, last = false, total } = Object(body) as Body;
  if (ok !== true || !Array.isArray(people)) return 'unclear' as const;
  const contacts = (people as readonly Entry[]).map(({ id, phones = [], emails = [], createdAt }) => ({
    id,
    phones,
    emails,
    createdAt,
  }));
  return { contacts, next, isLast: last, cursor: page, total };
}

const cursorOf = (cursor: number | string | undefined) =>
  typeof cursor === 'number' ? { page: cursor } : { token: cursor };

export const emailTerms = (email: string) => [...new Set([email, email.toLowerCase()])];

/** Answers instead of the provider; undefined to let the provider answer. */
export type Interference = (request: { readonly number: number; readonly url: URL }) => Response | undefined;

export class Directory {
  entries: Entry[];
  /** Each request, as a path with its query. */
  readonly requests: string[] = [];
  readonly #nature: Nature;
  readonly #interfere: Interference;

  constructor(entries: readonly Entry[], nature: Nature = {}, interfere: Interference = () => undefined) {
    this.entries = [...entries];
    this.#nature = nature;
    this.#interfere = interfere;
  }

  /** @param name The provider's name. */
  client(options: ClientOptions = {}, name = 'directory') {
    const { byPhone = false, byEmail = false, list = 'none', mayMeanAccount = false, search } = this.#nature;
    return defineProvider({
      name,
      contract,
      credentials: { apiKey: { header: 'x-key', variable: 'DIRECTORY_KEY' } },
      deletion: {
        operation: 'deletePerson',
        batchLimit: 1,
        transactional: true,
        notFoundMayMeanAccount: mayMeanAccount,
        parseId: textId((id) => (id.startsWith('bad') ? 'must not begin with bad' : undefined)),
        request: ([id = '']) => ({ path: { id } }),
        read: () => ({ permanence: 'permanent' }),
        permanenceOf: () => 'permanent',
        isOwnNotFound: (body) => Object(body).ok === false,
      },
      search: {
        ...(byPhone && {
          phone: {
            operation: 'searchByPhone',
            terms: ({ international, national }) => [...international, ...national],
            request: (term, cursor) => ({ query: { term, ...cursorOf(cursor) } }),
            read,
          },
        }),
        ...(byEmail && {
          email: {
            operation: 'searchByEmail',
            terms: emailTerms,
            request: (term, cursor) => ({ query: { term, ...cursorOf(cursor) } }),
            read,
          },
        }),
        ...(list !== 'none' && {
          list: { operation: 'listPeople', request: (cursor) => ({ query: cursorOf(cursor) }), read },
        }),
        ...search,
      },
    })({
      apiKey: 'key-of-the-directory',
      fetch: (input, init) => this.#fetch(new URL(String(input)), init?.method),
      ...options,
    });
  }

  /** The contacts that a term finds. */
  foundBy(kind: string, term: string): readonly Entry[] {
    if (this.#nature.ignoresTerms || kind === '/people') return this.entries;
    return this.entries.filter(({ phones = [], emails = [] }) =>
      kind === '/by-phone'
        ? phones.some(({ number, countryCode, digits = number.replace(/\D/g, '') }) =>
            `${countryCode?.replace(/\D/g, '') ?? ''}${digits}`.includes(term),
          )
        : emails.some((email) => email.toLowerCase().includes(term.toLowerCase())),
    );
  }

  async #fetch(url: URL, method?: string): Promise<Response> {
    this.requests.push(`${url.pathname}${url.search}`);
    if (method === 'DELETE') return this.#delete(url.pathname.split('/').at(-1) ?? '');
    const interfered = this.#interfere({ number: this.requests.length, url });
    if (interfered) return interfered;
    const found = this.foundBy(url.pathname, url.searchParams.get('term') ?? '');
    if (url.pathname !== '/people' && found.length === 0 && this.#nature.nobody === 404) return notFound();
    return json(this.#page(found, url.searchParams));
  }

  #delete(id: string): Response {
    const left = this.entries.filter((entry) => entry.id !== id);
    const isThere = left.length < this.entries.length;
    this.entries = left;
    return isThere ? new Response(null, { status: 204 }) : notFound();
  }

  #page(found: readonly Entry[], query: URLSearchParams): Body {
    const { list = 'none', pageSize = 3, ignoresPages = false, isVague = false } = this.#nature;
    if (list === 'tokens') {
      // A token names the contact after which to go on, and works even if that one is deleted.
      const after = ignoresPages ? null : query.get('token');
      const begin = after === null ? 0 : found.findIndex(({ id }) => orderOf(id) > Number(after));
      const people = begin < 0 ? [] : found.slice(begin, begin + pageSize);
      const last = people.at(-1);
      // As with many providers, nobody has looked whether there is one more.
      const isFull = people.length === pageSize;
      return { ok: true, people, ...(isFull && last ? { next: String(orderOf(last.id)) } : { last: true }) };
    }
    const page = ignoresPages ? 1 : Number(query.get('page') ?? 1);
    const begin = (page - 1) * pageSize;
    const people = found.slice(begin, begin + pageSize);
    const isLast = begin + pageSize >= found.length;
    const known = isVague ? {} : { page, total: found.length };
    return { ok: true, people, ...known, ...(isLast ? { last: true } : { next: page + 1 }) };
  }
}

/** The contacts are sorted by the number in their id. */
export const orderOf = (id: string): number => Number(id.replace(/^\D+/, ''));

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const notFound = (): Response => json({ ok: false, message: 'nobody' }, 404);
