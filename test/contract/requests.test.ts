/** Every constraint that a spec puts on a request: the mock refuses what breaks it, and so do our clients. */
import { afterAll, describe, expect, inject, test } from 'vitest';
import { messages } from '../../contract/bodies/index.js';
import { mockChecksOf } from '../../contract/oracle/conversation.js';
import { type Recording, record } from '../../contract/recording.js';
import type { Provider } from '../../contract/spec.js';
import { ContactDeletionError } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { titled } from '../titles.js';
import { providers } from './cases.js';

const recordings = new Map(providers.map((provider) => [provider, record(provider, 'requests')]));

afterAll(async () => {
  for (const recording of recordings.values()) await recording.save();
});

const baseUrlOf = (provider: Provider) => inject('mocks')[provider];

function recordingOf(provider: Provider): Recording {
  const recording = recordings.get(provider);
  if (!recording) throw new Error(`${provider} is not recorded.`);
  return recording;
}

describe.each(providers)('%s, called without our client', (provider) => {
  test.each(titled(mockChecksOf(provider), ({ name }) => name))('%s', ({ judge }) =>
    judge({ baseUrl: baseUrlOf(provider), ...recordingOf(provider) }),
  );
});

/** Sends a body through the plain client, bypassing its types, and returns how many requests were sent. */
async function sendThroughClient(
  provider: 'huduma' | 'wabotify',
  body: unknown,
): Promise<{ sent: number; error: unknown }> {
  let sent = 0;
  const { fetch } = recordingOf(provider);
  const options = {
    baseUrl: baseUrlOf(provider),
    retries: 0,
    fetch: (...args: Parameters<typeof globalThis.fetch>) => {
      sent += 1;
      return fetch(...args);
    },
  };
  // The client of one workspace sends nothing for another.
  const named = (body as { workspaceId?: unknown } | null | undefined)?.workspaceId;
  const workspaceId = typeof named === 'string' && named !== '' ? named : 'a-workspace';
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

describe.each(['huduma', 'wabotify'] as const)('%s: our client', (provider) => {
  const bodies = messages[provider].filter(({ message }) => message === 'request');
  const kept = bodies.flatMap((message) => Object.entries(message.kept));
  const broken = bodies.flatMap((message) => Object.entries(message.broken));

  test.each(kept)('sends %s', async (_, body) => {
    expect(await sendThroughClient(provider, body)).toEqual({ sent: 1, error: undefined });
  });

  test.each(broken)('sends nothing that breaks %s', async (_, violations) => {
    for (const body of violations) {
      const { sent, error } = await sendThroughClient(provider, body);
      expect(error).toBeInstanceOf(ContactDeletionError);
      expect(error).toMatchObject({ attempts: 0 });
      expect(sent).toBe(0);
    }
  });

  test('does not leave the body out', async () => {
    expect(await sendThroughClient(provider, undefined)).toMatchObject({ sent: 0, error: { attempts: 0 } });
  });

  test('sends JSON, whatever media type is given', async () => {
    const headers = { 'content-type': 'text/plain' };
    const { fetch } = recordingOf(provider);
    const options = { baseUrl: baseUrlOf(provider), retries: 0, strict: true, fetch };
    const calls = {
      huduma: () =>
        createHuduma({ token: 'a-token', ...options }).deleteContacts(
          { mode: 'trash', ids: [1] },
          { headers },
        ),
      wabotify: () =>
        createWabotify({ workspaceId: 'a-workspace', ...options }).deleteContacts(['contact-id-1'], {
          headers,
        }),
    };
    expect(await calls[provider]()).toMatchObject({ status: 200 });
  });
});

describe('sendme123: our client', () => {
  test('sends the API key or the bearer token', async () => {
    const { fetch } = recordingOf('sendme123');
    const options = { baseUrl: baseUrlOf('sendme123'), retries: 0, fetch };
    expect(await createSendme123({ apiKey: 'a-key', ...options }).contactExists('x')).toBe(true);
    expect(await createSendme123({ bearerToken: 'a-token', ...options }).contactExists('x')).toBe(true);
  });

  test.each(['', '.', '..', 'a\nb'])('refuses the id %j before any request', async (id) => {
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
});

describe('wabotify: our client', () => {
  /** A client that counts its requests and sends none. */
  function counted() {
    let sent = 0;
    const count: typeof fetch = (...args) => {
      sent += 1;
      return recordingOf('wabotify').fetch(...args);
    };
    const baseUrl = baseUrlOf('wabotify');
    const client = createWabotify({ workspaceId: 'a-workspace', baseUrl, retries: 0, fetch: count });
    return { client, sent: () => sent };
  }

  test.each(['51987654321', '0'])('sends the phone number %j', async (cellphone) => {
    const { client, sent } = counted();
    expect(await client.searchContactsByPhone(cellphone)).toMatchObject({ status: 200 });
    expect(sent()).toBe(1);
  });

  test.each(['', '+51987654321', '51 987 654 321', '51-987', '٥١', 'ana@example.com', undefined, null])(
    'sends no search for the phone number %j',
    async (cellphone) => {
      const { client, sent } = counted();
      const query = { cellphone: cellphone as string, workspaceId: 'a-workspace' };
      const error = { name: 'InvalidRequestError', message: expect.stringContaining('digits'), attempts: 0 };
      await expect(client.searchContactsByPhone(cellphone as string)).rejects.toMatchObject(error);
      await expect(
        client.api.GET('/api/contact/searchByCellphone', { params: { query } }),
      ).rejects.toMatchObject(error);
      expect(sent()).toBe(0);
    },
  );

  test.each(['', undefined, null])('sends no search for the e-mail address %j', async (email) => {
    const { client, sent } = counted();
    const query = { email: email as string, workspaceId: 'a-workspace' };
    const error = { name: 'InvalidRequestError', message: expect.stringContaining('e-mail'), attempts: 0 };
    await expect(client.searchContactsByEmail(email as string)).rejects.toMatchObject(error);
    await expect(client.api.GET('/api/contact/searchByEmail', { params: { query } })).rejects.toMatchObject(
      error,
    );
    expect(sent()).toBe(0);
  });

  test('asks for no page with an empty token, which might be the first one again', async () => {
    const { client, sent } = counted();
    const error = { name: 'InvalidRequestError', message: expect.stringContaining('token'), attempts: 0 };
    await expect(client.listContacts({ continuationToken: '' })).rejects.toMatchObject(error);
    expect(sent()).toBe(0);
  });
});
