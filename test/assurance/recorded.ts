/** Records a HAR of everyday use of a provider, as a proxy would, with credentials and personal data. */
import type { BuiltinName } from '../../src/sandbox/index.js';

type Fetch = typeof globalThis.fetch;

export interface Har {
  readonly log: { readonly version: '1.2'; readonly entries: unknown[] };
}

/** A fetch that records what passes. */
export function recording(fetch: Fetch): { readonly fetch: Fetch; readonly har: Har } {
  const har: Har = { log: { version: '1.2', entries: [] } };
  const listed = (headers: Headers) => [...headers].map(([name, value]) => ({ name, value }));
  return {
    har,
    fetch: async (input, init = {}) => {
      const response = await fetch(input, init);
      const text = await response.clone().text();
      const mimeType = response.headers.get('content-type') ?? '';
      const postData =
        typeof init.body === 'string' ? { postData: { mimeType: 'application/json', text: init.body } } : {};
      har.log.entries.push({
        startedDateTime: '2026-11-21T21:00:00.000Z',
        request: {
          method: init.method ?? 'GET',
          url: String(input),
          headers: listed(new Headers(init.headers)),
          ...postData,
        },
        response: {
          status: response.status,
          headers: listed(response.headers),
          content: { size: text.length, mimeType, ...(text ? { text } : {}) },
        },
      });
      return response;
    },
  };
}

const json = { 'content-type': 'application/json' };

/**
 * Everyday use: a contact that exists, one that does not, one call without the credential; and a search, if there is one.
 */
export async function use(provider: BuiltinName, fetch: Fetch): Promise<void> {
  switch (provider) {
    case 'huduma': {
      const url = 'https://sms-api.huduma.cloud/api/v3/contacts';
      const remove = (ids: number[], headers: Record<string, string>) =>
        fetch(url, {
          method: 'DELETE',
          headers: { ...json, ...headers },
          body: JSON.stringify({ trash: true, ids }),
        });
      const token = { 'X-Huduma': 'Bearer sandbox-token' };
      await fetch(`${url}?query=${encodeURIComponent('ana+list@example.com')}`, { headers: token });
      await remove([123], {});
      await remove([123], token);
      await remove([123], token);
      return;
    }
    case 'sendme123': {
      const call = (method: string, headers: Record<string, string>, id = 'contact-uuid-123') =>
        fetch(`https://app.sendme123.com/api/contacts/${id}`, { method, headers });
      const key = { 'api-key': 'sandbox-api-key' };
      await call('GET', {});
      for (const method of ['HEAD', 'GET', 'DELETE', 'HEAD', 'DELETE']) await call(method, key);
      await call('DELETE', key, 'contact-with-pending-messages');
      return;
    }
    case 'wabotify': {
      const url = 'https://api.wabotify.com/api/contact/delete-batch';
      const remove = (headers: Record<string, string>) =>
        fetch(url, {
          method: 'POST',
          headers: { ...json, ...headers },
          body: JSON.stringify({ workspaceId: 'sandbox-workspace', contactIds: [{ ids: 'contact-id-1' }] }),
        });
      const workspace = { 'x-workspace-id': 'sandbox-workspace' };
      await remove({});
      await remove(workspace);
      await remove(workspace);
    }
  }
}
