/** A built site, a server for it, and Debian's Chromium: what the tests of the docs look at. */
import { existsSync, readdirSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { type DocsServer, serveDocs } from '../../tools/docs/serve.js';

/** Where Chromium is; undefined where the machine has none. */
export const browserPath = [process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'].find((path) =>
  existsSync(path),
);

export const whyNot = 'no Chromium: set CHROMIUM_PATH, or install it (apt-get install chromium)';

/** Under a path of its own, as on GitHub Pages. */
export const base = '/contact-deletion/';

export interface Site {
  /** The folder that was built, by built.ts. */
  readonly folder: string;
  readonly server: DocsServer;
  /** Every page, by its path in the folder, such as `es/index.html`. */
  readonly pages: readonly string[];
  close(): Promise<void>;
}

/** The built site, served. */
export async function openSite(): Promise<Site> {
  const folder = inject('site');
  const server = await serveDocs(folder, base, 0);
  const pages = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'));
  return { folder, server, pages: pages.sort(), close: () => server.close() };
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(browserPath ? { executablePath: browserPath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface Visit {
  readonly page: Page;
  /** What the page complained of, and what it asked for elsewhere. */
  readonly complaints: readonly string[];
  /** Bytes as they came over the wire, with their headers. */
  transferred(): Promise<number>;
}

/** A fresh page that notes each error, and each request that goes anywhere but to the server. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const sizes: Promise<number>[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
  page.on('requestfinished', (request) => {
    const size = request
      .sizes()
      .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize);
    // One that ends while the page is being closed has no size, and nobody asks for it any more.
    sizes.push(size.catch(() => 0));
  });
  return {
    page,
    complaints,
    transferred: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
  };
}
