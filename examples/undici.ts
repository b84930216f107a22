/**
 * Sends through undici's own client instead of Node's `fetch`. That keeps the connection after a DELETE with a body,
 * where `fetch` makes a new one for each of Huduma's batches, takes a proxy (undici's `ProxyAgent` instead of its
 * `Agent`), and makes a call quicker (`npm run bench`).
 */
import { ReadableStream } from 'node:stream/web';
import { fileURLToPath } from 'node:url';
import { createHuduma } from 'contact-deletion/huduma';
import { createSandbox } from 'contact-deletion/sandbox';
import { listen } from 'contact-deletion/sandbox/node';
import { Agent, type Dispatcher, request } from 'undici';

/** As much of a `fetch` as a client of this package needs: no redirects followed, no answer decompressed. */
export function fetchThrough(dispatcher: Dispatcher): typeof fetch {
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    const sent = new Headers(headers);
    sent.set('accept-encoding', 'identity');
    const { statusCode, ...answer } = await request(String(url), {
      dispatcher,
      method: method as Dispatcher.HttpMethod,
      headers: sent,
      body: body as string | null,
      signal,
      // Else undici ends the connection after a DELETE with a body.
      reset: false,
    }).catch((cause: unknown) => {
      // As `fetch` does: the client takes the reason from the cause. What was written, undici's diagnostics channels tell.
      throw new TypeError('fetch failed', { cause });
    });
    const received = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const each of [value ?? []].flat()) received.append(name, each);
    }
    const isBodiless = method === 'HEAD' || [204, 205, 304].includes(statusCode);
    if (isBodiless) await answer.body.dump();
    // Not `Readable.toWeb`, which in Node 20 ends the process when it is cancelled.
    const content = isBodiless ? null : (ReadableStream.from(answer.body) as BodyInit);
    const response = new Response(content, { status: statusCode, headers: received });
    // A redirect may point to a place relative to it.
    return Object.defineProperty(response, 'url', { value: String(url) });
  };
}

// Also imported by the bench and by a test; the rest is for `npx tsx examples/undici.ts`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ids = Array.from({ length: 20 }, (_, index) => index + 1);
  const sandbox = createSandbox({ contacts: { huduma: ids } });
  const server = await listen(sandbox);
  const agent = new Agent({ connections: 1 });
  let connections = 0;
  agent.on('connect', () => {
    connections += 1;
  });
  const { token } = sandbox.options('huduma');
  const huduma = createHuduma({ token, baseUrl: server.urls.huduma, fetch: fetchThrough(agent) });
  for (const id of ids) await huduma.deleteContacts({ mode: 'permanent', ids: [id] });
  console.log(`${sandbox.requests.length} requests over ${connections} connection`);
  await agent.close();
  await server.close();
}
