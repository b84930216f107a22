/** Every documented answer, requested from the mock through our clients, arrives as the right result or error. */
import { afterAll, describe, expect, inject, test } from 'vitest';
import { prefer } from '../../contract/prefer.js';
import { record } from '../../contract/recording.js';
import type { Provider } from '../../contract/spec.js';
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  type CallOptions,
  ConflictError,
  NotFoundError,
  PaymentRequiredError,
  PermissionError,
  RateLimitError,
  ServerError,
} from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { type DocumentedAnswer, documentedAnswers, providers } from './cases.js';

const recordings = new Map(providers.map((provider) => [provider, record(provider, 'answers')]));

afterAll(async () => {
  for (const recording of recordings.values()) await recording.save();
});

/** A client as a user makes it, except for the mock's address. Each difference from the spec is an error. */
function clientsOf(provider: Provider) {
  const baseUrl = inject('mocks')[provider];
  const options = { baseUrl, fetch: recordings.get(provider)?.fetch, retries: 0, strict: true };
  return {
    huduma: () => createHuduma({ token: 'a-token', ...options }),
    sendme123: () => createSendme123({ apiKey: 'a-key', ...options }),
    wabotify: () => createWabotify({ workspaceId: 'a-workspace', ...options }),
  };
}

const id = 'contact-uuid-123';

/** How to call each operation by its named method. A new operation in a spec must be added here. */
const named: Record<string, (answer: DocumentedAnswer, options: CallOptions) => Promise<unknown>> = {
  'huduma deleteContacts': (_, options) =>
    clientsOf('huduma')
      .huduma()
      .deleteContacts({ mode: 'trash', ids: [123, 456, 789] }, options),
  'huduma listContacts': (_, options) =>
    clientsOf('huduma').huduma().listContacts({ query: 'ana', page: 2, records: 50, userId: 1 }, options),
  'sendme123 listContacts': (_, options) =>
    clientsOf('sendme123').sendme123().listContacts({ page: 2, limit: 100 }, options),
  'sendme123 deleteContact': (_, options) => clientsOf('sendme123').sendme123().deleteContact(id, options),
  'sendme123 getContact': (_, options) => clientsOf('sendme123').sendme123().getContact(id, options),
  'sendme123 headContact': (_, options) => clientsOf('sendme123').sendme123().contactExists(id, options),
  'wabotify deleteContacts': (_, options) =>
    clientsOf('wabotify').wabotify().deleteContacts(['contact-id-1', 'contact-id-2'], options),
  'wabotify getContact': (_, options) => clientsOf('wabotify').wabotify().getContact('contact-id-1', options),
  'wabotify listContacts': (_, options) =>
    clientsOf('wabotify').wabotify().listContacts({ continuationToken: 'token-of-page-2' }, options),
  'wabotify searchContactsByPhone': (_, options) =>
    clientsOf('wabotify').wabotify().searchContactsByPhone('51987654321', options),
  'wabotify searchContactsByEmail': (_, options) =>
    clientsOf('wabotify').wabotify().searchContactsByEmail('ana+x@example.com', options),
};

/** The same operations through the plain openapi-fetch client. */
const plain: Record<
  string,
  (headers: Record<string, string>) => Promise<{ response: Response; data?: unknown; error?: unknown }>
> = {
  'huduma deleteContacts': (headers) =>
    clientsOf('huduma')
      .huduma()
      .api.DELETE('/contacts', { headers, body: { trash: true, ids: [123] } }),
  'huduma listContacts': (headers) =>
    clientsOf('huduma')
      .huduma()
      .api.GET('/contacts', { headers, params: { query: { query: 'ana+x@example.com', page: 1 } } }),
  'sendme123 listContacts': (headers) =>
    clientsOf('sendme123').sendme123().api.GET('/api/contacts', { headers }),
  'sendme123 deleteContact': (headers) =>
    clientsOf('sendme123')
      .sendme123()
      .api.DELETE('/api/contacts/{id}', { headers, params: { path: { id } } }),
  'sendme123 getContact': (headers) =>
    clientsOf('sendme123')
      .sendme123()
      .api.GET('/api/contacts/{id}', { headers, params: { path: { id } } }),
  'sendme123 headContact': (headers) =>
    clientsOf('sendme123')
      .sendme123()
      .api.HEAD('/api/contacts/{id}', { headers, params: { path: { id } } }),
  'wabotify deleteContacts': (headers) =>
    clientsOf('wabotify')
      .wabotify()
      .api.POST('/api/contact/delete-batch', {
        headers,
        body: { workspaceId: 'a-workspace', contactIds: [{ ids: 'contact-id-1' }] },
      }),
  'wabotify getContact': (headers) =>
    clientsOf('wabotify')
      .wabotify()
      .api.GET('/api/contact/{contactId}', {
        headers,
        params: { path: { contactId: 'contact-id-1' }, query: { workspaceId: 'a-workspace' } },
      }),
  'wabotify listContacts': (headers) =>
    clientsOf('wabotify')
      .wabotify()
      .api.GET('/api/contact', { headers, params: { query: { workspaceId: 'a-workspace' } } }),
  'wabotify searchContactsByPhone': (headers) =>
    clientsOf('wabotify')
      .wabotify()
      .api.GET('/api/contact/searchByCellphone', {
        headers,
        params: { query: { cellphone: '51987654321', workspaceId: 'a-workspace' } },
      }),
  'wabotify searchContactsByEmail': (headers) =>
    clientsOf('wabotify')
      .wabotify()
      .api.GET('/api/contact/searchByEmail', {
        headers,
        params: { query: { email: 'ana+x@example.com', workspaceId: 'a-workspace' } },
      }),
};

/** The error for each status that the pages document. */
const errorClasses: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  402: PaymentRequiredError,
  403: PermissionError,
  404: NotFoundError,
  405: ApiError,
  409: ConflictError,
  422: BadRequestError,
  429: RateLimitError,
  500: ServerError,
};

const title = ({ operationId, status, example }: DocumentedAnswer) =>
  `${operationId}, ${status}${example ? `, example ${example.name}` : ''}`;

describe.each(providers)('%s: the named methods', (provider) => {
  test.each(documentedAnswers(provider).map((answer) => [title(answer), answer] as const))(
    '%s',
    async (_, answer) => {
      const { operationId, method, status, example } = answer;
      const options = { headers: prefer(status, example?.name) };
      const call = named[`${provider} ${operationId}`]?.(answer, options);
      if (!call) throw new Error(`No call for ${provider} ${operationId}: add one above.`);
      if (method === 'head' && (status === 200 || status === 404)) {
        expect(await call).toBe(status === 200);
      } else if (status < 300) {
        const { reqId: requestId } = (example?.value ?? {}) as { reqId?: string };
        expect(await call).toEqual({
          status,
          data: example?.value,
          requestId,
          attempts: 1,
          ambiguous: false,
        });
      } else {
        const error = await call.then(
          () => expect.unreachable('an error status must throw'),
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(errorClasses[status]);
        expect((error as ApiError).constructor).toBe(errorClasses[status]);
        expect(error).toMatchObject({ provider, operation: operationId, status, attempts: 1 });
        expect((error as ApiError).body).toEqual(example?.value);
        expect((error as ApiError).requestId).toBe((example?.value as { reqId?: string } | undefined)?.reqId);
      }
    },
  );
});

describe.each(providers)('%s: the plain client', (provider) => {
  test.each(documentedAnswers(provider).map((answer) => [title(answer), answer] as const))(
    '%s',
    async (_, answer) => {
      const { operationId, status, example } = answer;
      const result = await plain[`${provider} ${operationId}`]?.(prefer(status, example?.name));
      expect(result?.response.status).toBe(status);
      const body = status < 300 ? result?.data : result?.error;
      if (example) expect(body).toEqual(example.value);
      else expect(body).toBeFalsy();
    },
  );
});
