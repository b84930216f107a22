/** The part of the oracle that talks to a mock of the spec: what it accepts, refuses and answers over HTTP. */

import { messages } from '../bodies/index.js';
import { type PublishedOperation, published } from '../fixtures/published.js';
import type { Fate } from '../recording.js';
import type { Provider } from '../spec.js';
import { agree } from './check.js';
import { isSameOperation } from './claims.js';

/** A mock that can be talked to. */
export interface Talk {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** Records the fate of everything that was said since the last mark. */
  readonly mark: (fate: Fate) => void;
}

export interface MockCheck {
  readonly name: string;
  readonly judge: (talk: Talk) => Promise<void>;
}

const pagesOf = (provider: Provider) => published.filter((page) => page.provider === provider);

const addressOf = ({ path }: PublishedOperation) => path.replace(/\{\w+\}/, 'contact-uuid-123');

/** A query with a value for every parameter of the page. */
function queryOf({ queryParameters = [] }: PublishedOperation): Record<string, string> {
  return Object.fromEntries(
    queryParameters.map(({ name, type, digits }) => [name, type === 'number' || digits ? '1' : 'a-value']),
  );
}

const written = (query: Readonly<Record<string, string>>) =>
  Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : '';

function queryWithout(page: PublishedOperation, missing: string): string {
  const { [missing]: _, ...others } = queryOf(page);
  return written(others);
}

const secretOf = ({ form }: PublishedOperation['credentials'][number]) => form.replace(/<\w+>/, 'a-secret');

/** The first credential that the page has. */
const credentialOf = ({ credentials }: PublishedOperation) => carrying(credentials.slice(0, 1));

const carrying = (credentials: PublishedOperation['credentials']): Record<string, string> =>
  Object.fromEntries(credentials.map((credential) => [credential.header, secretOf(credential)]));

/** The first body that keeps the contract, if the operation takes one. */
const bodyOf = ({ provider, operationId }: PublishedOperation): unknown =>
  Object.values(
    messages[provider].find((it) => it.operationId === operationId && it.message === 'request')?.kept ?? {},
  )[0];

/** What to send instead of what the page shows. */
interface Other {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credential?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

async function send(
  { baseUrl, fetch }: Talk,
  page: PublishedOperation,
  other: Other = {},
): Promise<Response> {
  const body = 'body' in other ? other.body : bodyOf(page);
  return fetch(baseUrl + (other.path ?? addressOf(page)) + (other.query ?? written(queryOf(page))), {
    method: other.method ?? page.method,
    headers: {
      ...(other.credential ?? credentialOf(page)),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...other.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Checks that it is refused, with one of the statuses for that. */
async function refused(
  talk: Talk,
  page: PublishedOperation,
  other: Other,
  statuses: readonly number[],
  what: string,
): Promise<void> {
  const { status } = await send(talk, page, other);
  agree(statuses.includes(status), true, `${what} must be refused with ${statuses}, and got ${status}`);
  talk.mark('request-refused');
}

async function accepted(talk: Talk, page: PublishedOperation, other: Other, what: string): Promise<void> {
  const { status } = await send(talk, page, other);
  agree(status, 200, `${what} must be accepted`);
  talk.mark('kept');
}

/** The statuses that the pages document for an invalid request. */
const refusals = (page: PublishedOperation) =>
  page.statuses.map(({ status }) => status).filter((status) => status === 400 || status === 422);

function aboutBodies(provider: Provider): MockCheck[] {
  return messages[provider].flatMap(({ operationId, message, kept, broken }) => {
    const page = pagesOf(provider).find((it) => it.operationId === operationId);
    if (message !== 'request' || !page) return [];
    return [
      {
        name: `${operationId}: the mock accepts every body that keeps the contract`,
        judge: async (talk) => {
          for (const [name, body] of Object.entries(kept)) await accepted(talk, page, { body }, name);
        },
      },
      {
        name: `${operationId}: the mock refuses every body that breaks it`,
        judge: async (talk) => {
          for (const [place, bodies] of Object.entries(broken))
            for (const body of bodies)
              await refused(talk, page, { body }, refusals(page), `${place}: ${JSON.stringify(body)}`);
        },
      },
      {
        name: `${operationId}: the mock refuses a missing body, and one of another media type`,
        judge: async (talk) => {
          await refused(talk, page, { body: undefined }, refusals(page), 'a missing body');
          const headers = { 'content-type': 'text/plain' };
          await refused(talk, page, { headers }, [415, ...refusals(page)], 'text');
        },
      },
    ] satisfies MockCheck[];
  });
}

function aboutCalls(page: PublishedOperation): MockCheck[] {
  const known = published.filter((other) => isSameOperation(other, page)).flatMap(({ statuses }) => statuses);
  return [
    {
      name: `${page.operationId}: each credential opens the door as published, and none or another does not`,
      judge: async (talk) => {
        for (const credential of page.credentials) {
          const { header, beside } = credential;
          const besides = page.credentials.filter((other) => other.header === beside);
          await accepted(talk, page, { credential: carrying([...besides, credential]) }, header);
          if (beside === undefined) continue;
          await refused(talk, page, { credential: carrying([credential]) }, [401], `${header} alone`);
        }
        await refused(talk, page, { credential: {} }, [401], 'no credential');
        const elsewhere = { 'x-another-header': 'a-secret' };
        await refused(talk, page, { credential: elsewhere }, [401], 'a credential in another header');
      },
    },
    {
      name: `${page.operationId}: every status of the page can be asked for, with a body where one is shown`,
      judge: async (talk) => {
        for (const { status } of page.statuses) {
          const answer = await send(talk, page, { headers: { prefer: `code=${status}` } });
          agree(answer.status, status, `${status} was asked for`);
          const shown = known.some((it) => it.status === status && it.body !== 'none shown');
          const body = await answer.text();
          agree(body !== '', shown && page.method !== 'HEAD', `a body of ${status}`);
          if (body !== '') agree(isJson(body, answer), true, `the body of ${status} is JSON`);
          talk.mark('kept');
        }
      },
    },
    {
      name: `${page.operationId}: another method and another path are refused`,
      judge: async (talk) => {
        await refused(talk, page, { method: 'PATCH' }, [405], 'PATCH');
        // Deep enough not to be one contact below the path of all.
        await refused(talk, page, { path: `${addressOf(page)}/more/below` }, [404], 'a path below');
      },
    },
  ];
}

function isJson(text: string, { headers }: Response): boolean {
  try {
    JSON.parse(text);
    return headers.get('content-type')?.startsWith('application/json') === true;
  } catch {
    return false;
  }
}

/** An empty id, with which the path would name all contacts. */
function aboutPaths(page: PublishedOperation): MockCheck[] {
  return page.pathParameters.map(({ name }) => ({
    name: `${page.operationId}: an empty ${name} is refused`,
    judge: (talk) =>
      refused(talk, page, { path: page.path.replace(`{${name}}`, '') }, [400, 404, 422], `an empty ${name}`),
  }));
}

/** A query parameter: a required one is missed, a number must be one, and a text must not be empty. */
function aboutQueries(page: PublishedOperation): MockCheck[] {
  return (page.queryParameters ?? []).flatMap(({ name, type, digits, required = true, minimum, maximum }) => {
    const missing: MockCheck = {
      name: `${page.operationId}: the mock ${required ? 'refuses' : 'accepts'} a query without ${name}`,
      judge: (talk) => {
        const query = queryWithout(page, name);
        return required
          ? refused(talk, page, { query }, refusals(page), `no ${name} in the query`)
          : accepted(talk, page, { query }, `no ${name} in the query`);
      },
    };
    const beyond = [
      ...(minimum === undefined ? [] : [minimum - 1]),
      ...(maximum === undefined ? [] : [maximum + 1]),
    ];
    // For the mock, an empty optional parameter counts as left out.
    const texts = [...(required ? [''] : []), ...(digits ? ['many', '+1', ' 1', '1-1'] : [])];
    const values = type === 'string' ? texts : ['many', '1.5', ...beyond];
    if (values.length === 0) return [missing];
    const wrong: MockCheck = {
      name: `${page.operationId}: the mock refuses a ${name} that it cannot be`,
      judge: async (talk) => {
        for (const value of values) {
          const query = written({ ...queryOf(page), [name]: `${value}` });
          await refused(talk, page, { query }, refusals(page), `${value} as ${name}`);
        }
      },
    };
    return [missing, wrong];
  });
}

/** The checks of a spec that need a mock of it. */
export function mockChecksOf(provider: Provider): readonly MockCheck[] {
  const pages = pagesOf(provider);
  const operations = pages.filter(
    (page, index) => pages.findIndex((other) => isSameOperation(other, page)) === index,
  );
  return [
    ...aboutBodies(provider),
    ...operations.flatMap(aboutCalls),
    ...operations.flatMap(aboutPaths),
    ...operations.flatMap(aboutQueries),
  ];
}
