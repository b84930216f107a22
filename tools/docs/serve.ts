/** Serves the finished site on loopback, and sends the policy of each page as a header, too. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { policyOf } from './policy.js';
import { root } from './specs.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface DocsServer {
  /** The address of the front page, such as `http://127.0.0.1:4020/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** @throws Error if the port is taken, or if the site has not been built. */
export async function serveDocs(site: string, base: string, port: number): Promise<DocsServer> {
  const notFound = await readFile(join(site, '404.html')).catch(() => {
    throw new Error(`There is no site in ${site}. Build it first: npm run docs`);
  });
  const app = new Hono();
  app.use(compress());
  app.get('*', async ({ req }) => {
    const { pathname } = new URL(req.url);
    if (!pathname.startsWith(base)) return Response.redirect(new URL(base, req.url), 302);
    const path = decodeURIComponent(pathname.slice(base.length));
    const file = normalize(`/${path === '' || path.endsWith('/') ? `${path}index.html` : path}`);
    const found = await readFile(join(site, file)).catch(() => undefined);
    const body = found ?? notFound;
    const type = found ? (types[extname(file)] ?? 'application/octet-stream') : 'text/html; charset=utf-8';
    const policy = type.startsWith('text/html') ? policyOf(body.toString()) : undefined;
    return new Response(new Uint8Array(body), {
      status: found ? 200 : 404,
      headers: {
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        // Not possible in a page's own meta tag.
        ...(policy ? { 'content-security-policy': `${policy}; frame-ancestors 'none'` } : {}),
      },
    });
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}${base}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serveDocs(
    join(root, 'site'),
    process.env.DOCS_BASE ?? '/',
    Number(process.env.PORT ?? 4020),
  );
  console.log(`The docs are at ${url} until you press Ctrl-C.`);
}
