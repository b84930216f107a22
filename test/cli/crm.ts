/** Two providers of a user's own that can be searched for people, and the server in their place. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOptions } from './in-process.js';
import { createWorld, type World } from './world.js';

/** A contact, as both providers have it. */
export interface Entry {
  readonly id: string;
  readonly phone?: string;
  readonly email?: string;
}

/** `crm` is searched by phone and e-mail, and can look up a contact by its id; `roll` only has a list, and no look-up. */
export const CRM_CONFIG = `
const validate = Object.assign(() => true, { errors: null });
const known = { 200: { body: 'required', validate }, 404: { body: 'undocumented' }, 401: { body: 'undocumented' } };
const get = (operationId, path) => ({ operationId, method: 'GET', path, query: ['term', 'page'], responses: known });
const contactOf = ({ id, phone, email }) => ({
  id,
  phones: phone ? [{ number: phone }] : [],
  emails: email ? [email] : [],
});
const read = (body) =>
  Array.isArray(body.people) ? { contacts: body.people.map(contactOf), isLast: true } : 'unclear';
const answer = (status, body) => ({
  status,
  headers: body ? { 'content-type': 'application/json' } : {},
  body: body && JSON.stringify(body),
});
const start = ({ seeds }) => {
  const people = new Map([...seeds].map((each) => [each.id, each]));
  return {
    respond({ operation, parameters, query }) {
      if (operation === 'byPhone' || operation === 'byEmail') {
        const kind = operation === 'byPhone' ? 'phone' : 'email';
        return answer(200, { people: [...people.values()].filter((each) => each[kind]?.includes(query.get('term'))) });
      }
      return answer(people.delete(parameters.id) ? 204 : 404);
    },
    documentedAnswer: (_, status) => answer(status),
    contacts: () => Array.from(people.keys(), (id) => ({ id, state: 'present' })),
    stateOf: (id) => (people.has(id) ? 'present' : undefined),
  };
};
const define = (name, more) => ({
  definition: {
    name,
    contract: {
      provider: name,
      version: '1.0.0',
      servers: ['https://' + name + '.example'],
      operations: {
        removeOne: {
          operationId: 'removeOne',
          method: 'DELETE',
          path: '/people/{id}',
          responses: { 204: { body: 'undocumented' }, 404: { body: 'undocumented' } },
        },
        readOne: get('readOne', '/people/{id}'),
        byPhone: get('byPhone', '/by-phone'),
        byEmail: get('byEmail', '/by-email'),
        everybody: get('everybody', '/people'),
      },
    },
    credentials: { apiKey: { header: 'x-key', variable: name.toUpperCase() + '_API_KEY' } },
    deletion: {
      operation: 'removeOne',
      batchLimit: 1,
      transactional: true,
      parseId: (id) => (id.length < 30 ? { id } : { problem: 'is too long' }),
      request: ([id]) => ({ path: { id } }),
      read: (_, ids) => ({ permanence: 'permanent', named: new Set(ids) }),
      permanenceOf: () => 'permanent',
    },
    exampleIds: ['c1'],
    ...more,
  },
});
const list = { operation: 'everybody', request: () => ({}), read };
export const crm = define('crm', {
  lookUp: {
    operation: 'readOne',
    request: (id) => ({ path: { id } }),
    read: (body) => (body.id ? 'present' : 'unclear'),
    contactIn: (body) => contactOf(body),
  },
  search: {
    phone: { operation: 'byPhone', terms: ({ international }) => international, request: (term) => ({ query: { term } }), read },
    email: { operation: 'byEmail', terms: (email) => [email.toLowerCase()], request: (term) => ({ query: { term } }), read },
    list,
  },
  fake: {
    credentials: { apiKey: 'sandbox-crm-key' },
    seedsOf: (ids) => ids.map((id) => ({ id })),
    seedOf: ({ id, phone, email }) => ({ id, phone: phone?.slice(1), email }),
    start,
  },
});
export const roll = define('roll', {
  search: { list },
  fake: { credentials: { apiKey: 'sandbox-roll-key' }, seedsOf: (ids) => ids.map((id) => ({ id })), start },
});
export default { providers: [crm, roll] };
`;

export interface CrmWorld {
  readonly world: World;
  /** The contacts of the providers. Tests may change them. */
  readonly contacts: { crm: Entry[]; roll: Entry[] };
  /** The requests that arrived, as `GET crm/by-phone`. */
  readonly requests: string[];
  cli(args: readonly string[], options?: Partial<RunOptions>): ReturnType<World['cli']>;
  write(name: string, text: string): Promise<void>;
}

export const KEYS = { CRM_API_KEY: 'key-of-crm', ROLL_API_KEY: 'key-of-roll' };

/** Call it within a test: makes a folder with the configuration, and both providers with these contacts. */
export async function createCrm(crm: readonly Entry[] = [], roll: readonly Entry[] = []): Promise<CrmWorld> {
  const world = await createWorld();
  const write = (name: string, text: string) => writeFile(join(world.folder, name), text);
  await write('contact-deletion.config.mjs', CRM_CONFIG);
  const contacts = { crm: [...crm], roll: [...roll] };
  const requests: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { url, method } = new Request(input, init);
    const { hostname, pathname, searchParams } = new URL(url);
    const name = hostname.startsWith('crm') ? 'crm' : 'roll';
    requests.push(`${method} ${name}${pathname}`);
    const here = contacts[name];
    const id = pathname.replace(/^\/people\//, '');
    const known = here.find((each) => each.id === id);
    if (method === 'DELETE') {
      contacts[name] = here.filter((each) => each !== known);
      return new Response(null, { status: known ? 204 : 404 });
    }
    if (pathname.startsWith('/people/'))
      return known ? Response.json(known) : new Response(null, { status: 404 });
    const kind = pathname === '/by-phone' ? 'phone' : 'email';
    const term = (searchParams.get('term') ?? '').toLowerCase();
    const people =
      pathname === '/people' ? here : here.filter((each) => each[kind]?.toLowerCase().includes(term));
    return Response.json({ people });
  };
  return {
    world,
    contacts,
    requests,
    write,
    cli: (args, options = {}) => world.cli(args, { env: KEYS, fetch, ...options }),
  };
}
