/** Every constraint that a spec puts on a request: the mock refuses what breaks it, and so do our clients. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ContactDeletionError } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma.js';
import { createSendme123 } from '../../src/providers/sendme123.js';
import { createWabotify } from '../../src/providers/wabotify.js';
import { type Mock, startPrism } from '../../tools/prism.js';
import { isRecord, loadSpec, type Provider, resolve, type Schema } from '../spec.js';
import { providers } from './cases.js';

/** A body that breaks one constraint, named by the place of it below `components.schemas`. */
type Violations = Record<string, unknown>;

const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const workspaceId = 'a-workspace';
const contactIds = [{ ids: 'contact-id-1' }];

const violations: Record<'huduma' | 'wabotify', Violations> = {
  huduma: {
    'DeleteContactsRequest/anyOf': { trash: true },
    'DeleteByIdsRequest/type': [],
    'DeleteByIdsRequest/required/ids': { trash: false },
    'DeleteByIdsRequest/additionalProperties': { trahs: true, ids: [123] },
    'DeleteByUuidsRequest/type': 'everybody',
    'DeleteByUuidsRequest/required/uuids': {},
    'DeleteByUuidsRequest/additionalProperties': { trahs: true, uuids: [uuid] },
    'Trash/type': { trash: 'true', ids: [123] },
    'ContactIds/type': { trash: true, ids: 123 },
    'ContactIds/minItems': { trash: true, ids: [] },
    'ContactId/type': { trash: true, ids: ['123'] },
    'ContactId/minimum': { trash: true, ids: [0] },
    'ContactId/maximum': { trash: true, ids: [2 ** 53] },
    'ContactUuids/type': { trash: true, uuids: uuid },
    'ContactUuids/minItems': { trash: true, uuids: [] },
    'ContactUuid/type': { trash: true, uuids: [123] },
    'ContactUuid/format': { trash: true, uuids: ['contact-uuid-123'] },
  },
  wabotify: {
    'DeleteBatchRequest/type': [],
    'DeleteBatchRequest/required/workspaceId': { contactIds },
    'DeleteBatchRequest/required/contactIds': { workspaceId },
    'DeleteBatchRequest/additionalProperties': { workspaceId, contactIds, all: true },
    'DeleteBatchRequest/properties/workspaceId/type': { workspaceId: 1, contactIds },
    'DeleteBatchRequest/properties/workspaceId/minLength': { workspaceId: '', contactIds },
    'DeleteBatchRequest/properties/contactIds/type': { workspaceId, contactIds: 'contact-id-1' },
    'DeleteBatchRequest/properties/contactIds/minItems': { workspaceId, contactIds: [] },
    'ContactReference/type': { workspaceId, contactIds: ['contact-id-1'] },
    'ContactReference/required/ids': { workspaceId, contactIds: [{}] },
    'ContactReference/additionalProperties': { workspaceId, contactIds: [{ ids: 'contact-id-1', id: 'x' }] },
    'ContactReference/properties/ids/type': { workspaceId, contactIds: [{ ids: ['contact-id-1'] }] },
    'ContactReference/properties/ids/minLength': { workspaceId, contactIds: [{ ids: '' }] },
  },
};

const endpoints = {
  huduma: { method: 'DELETE', path: '/contacts', credential: { 'x-huduma': 'Bearer a-token' } },
  wabotify: {
    method: 'POST',
    path: '/api/contact/delete-batch',
    credential: { 'x-workspace-id': workspaceId },
  },
  sendme123: { method: 'DELETE', path: '/api/contacts/contact-uuid-123', credential: { 'api-key': 'a-key' } },
} as const;

const mocks = new Map<Provider, Mock>();

beforeAll(async () => {
  for (const provider of providers) mocks.set(provider, await startPrism(`specs/${provider}.yaml`));
});

afterAll(async () => {
  for (const mock of mocks.values()) await mock.close();
});

const baseUrlOf = (provider: Provider) => mocks.get(provider)?.baseUrl ?? '';

/** The request as somebody sends it who has no client of ours. */
async function sendRaw(
  provider: Provider,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<number> {
  const { method, path, credential } = endpoints[provider];
  const response = await fetch(baseUrlOf(provider) + path, {
    method,
    headers: {
      ...credential,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.status;
}

/** Sends a body through the plain client past its types, and returns how many requests went out. */
async function sendThroughClient(
  provider: 'huduma' | 'wabotify',
  body: unknown,
): Promise<{ sent: number; error: unknown }> {
  let sent = 0;
  const options = {
    baseUrl: baseUrlOf(provider),
    retries: 0,
    fetch: (...args: Parameters<typeof fetch>) => {
      sent += 1;
      return fetch(...args);
    },
  };
  const calls = {
    huduma: () =>
      createHuduma({ token: 'a-token', ...options }).api.DELETE('/contacts', { body: body as never }),
    wabotify: () =>
      createWabotify({ workspaceId, ...options }).api.POST('/api/contact/delete-batch', {
        body: body as never,
      }),
  };
  const error = await calls[provider]().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { sent, error };
}

const documentedRefusals = (provider: Provider) => {
  const statuses = Object.values(loadSpec(provider).paths).flatMap((item) =>
    Object.keys((item.delete ?? item.post)?.responses ?? {}),
  );
  return statuses.map(Number).filter((status) => status >= 400 && status < 500);
};

describe.each(['huduma', 'wabotify'] as const)('%s: a body that breaks', (provider) => {
  test.each(Object.entries(violations[provider]))(
    '%s is refused by the mock and by the client',
    async (_, body) => {
      expect(documentedRefusals(provider)).toContain(await sendRaw(provider, body));
      const { sent, error } = await sendThroughClient(provider, body);
      expect(error).toBeInstanceOf(ContactDeletionError);
      expect(error).toMatchObject({ attempts: 0 });
      expect(sent).toBe(0);
    },
  );

  test('no constraint of the spec goes without a violation above', () => {
    expect(Object.keys(violations[provider]).sort()).toEqual(constraintsOn(provider).sort());
  });

  test('a valid body is answered with 200', async () => {
    const body = provider === 'huduma' ? { trash: true, ids: [123] } : { workspaceId, contactIds };
    expect(await sendRaw(provider, body)).toBe(200);
    expect(await sendThroughClient(provider, body)).toEqual({ sent: 1, error: undefined });
  });

  test('a missing body is refused by the mock and by the client', async () => {
    expect(documentedRefusals(provider)).toContain(await sendRaw(provider, undefined));
    expect(await sendThroughClient(provider, undefined)).toMatchObject({ sent: 0, error: { attempts: 0 } });
  });

  test('a body of another media type is refused by the mock, and the client sends JSON whatever it is told', async () => {
    const body = provider === 'huduma' ? { trash: true, ids: [123] } : { workspaceId, contactIds };
    expect([400, 415, 422]).toContain(await sendRaw(provider, body, { 'content-type': 'text/plain' }));
    const headers = { 'content-type': 'text/plain' };
    const options = { baseUrl: baseUrlOf(provider), retries: 0, strict: true };
    const calls = {
      huduma: () =>
        createHuduma({ token: 'a-token', ...options }).deleteContacts(
          { mode: 'trash', ids: [1] },
          { headers },
        ),
      wabotify: () =>
        createWabotify({ workspaceId, ...options }).deleteContacts(['contact-id-1'], { headers }),
    };
    expect(await calls[provider]()).toMatchObject({ status: 200 });
  });
});

describe('the credential', () => {
  test.each(providers)('%s: without it the mock answers 401', async (provider) => {
    const { method, path } = endpoints[provider];
    const body = {
      huduma: { trash: true, ids: [1] },
      wabotify: { workspaceId, contactIds },
      sendme123: undefined,
    }[provider];
    const response = await fetch(baseUrlOf(provider) + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    expect(response.status).toBe(401);
  });

  test('huduma: in another header than X-Huduma it does not count', async () => {
    const response = await fetch(`${baseUrlOf('huduma')}/contacts`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer a-token', 'content-type': 'application/json' },
      body: JSON.stringify({ trash: true, ids: [1] }),
    });
    expect(response.status).toBe(401);
  });

  test.each([{ 'api-key': 'a-key' }, { authorization: 'Bearer a-token' }])(
    'sendme123: %o opens the door',
    async (headers) => {
      const response = await fetch(`${baseUrlOf('sendme123')}/api/contacts/x`, { method: 'DELETE', headers });
      expect(response.status).toBe(200);
    },
  );

  test('sendme123: the client sends the API key or the bearer token', async () => {
    const options = { baseUrl: baseUrlOf('sendme123'), retries: 0 };
    expect(await createSendme123({ apiKey: 'a-key', ...options }).contactExists('x')).toBe(true);
    expect(await createSendme123({ bearerToken: 'a-token', ...options }).contactExists('x')).toBe(true);
  });
});

describe('sendme123: the contact id in the path', () => {
  test.each(['', '.', '..', 'a\nb'])('%j is refused by the client before any request', async (id) => {
    let sent = 0;
    const client = createSendme123({
      apiKey: 'a-key',
      baseUrl: baseUrlOf('sendme123'),
      fetch: (...args) => {
        sent += 1;
        return fetch(...args);
      },
    });
    const error = { provider: 'sendme123', name: 'InvalidTargetError', attempts: 0 };
    await expect(client.deleteContact(id)).rejects.toMatchObject(error);
    await expect(client.api.DELETE('/api/contacts/{id}', { params: { path: { id } } })).rejects.toMatchObject(
      error,
    );
    expect(sent).toBe(0);
  });

  test('an empty one is refused by the mock too', async () => {
    const response = await fetch(`${baseUrlOf('sendme123')}/api/contacts/`, {
      method: 'DELETE',
      headers: endpoints.sendme123.credential,
    });
    expect(documentedRefusals('sendme123')).toContain(response.status);
  });
});

/** Every constraint that the request schemas of a provider state, by its place. */
function constraintsOn(provider: 'huduma' | 'wabotify'): string[] {
  const spec = loadSpec(provider);
  const found = new Set<string>();
  const seen = new Set<string>();
  const keywords = [
    'type',
    'anyOf',
    'oneOf',
    'minItems',
    'maxItems',
    'minLength',
    'maxLength',
    'pattern',
    'format',
    'enum',
  ];
  const limits = ['minimum', 'maximum', 'uniqueItems', 'additionalProperties', 'const', 'multipleOf'];

  const visit = (node: unknown, place: string): void => {
    if (!isRecord(node)) return;
    const reference =
      typeof node.$ref === 'string' ? node.$ref.replace('#/components/schemas/', '') : undefined;
    if (reference !== undefined) {
      if (!seen.has(reference)) {
        seen.add(reference);
        visit(resolve<Schema>(spec, { $ref: `#/components/schemas/${reference}` }), reference);
      }
      return;
    }
    for (const keyword of [...keywords, ...limits]) if (keyword in node) found.add(`${place}/${keyword}`);
    for (const name of Array.isArray(node.required) ? node.required : [])
      found.add(`${place}/required/${name}`);
    for (const [name, property] of Object.entries((node.properties ?? {}) as object)) {
      visit(property, `${place}/properties/${name}`);
    }
    visit(node.items, `${place}/items`);
    for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
      for (const arm of Array.isArray(node[keyword]) ? node[keyword] : []) visit(arm, `${place}/${keyword}`);
    }
  };
  for (const item of Object.values(spec.paths)) {
    const body = (item.delete ?? item.post)?.requestBody;
    visit(body && resolve(spec, body).content['application/json']?.schema, provider);
  }
  return [...found];
}
