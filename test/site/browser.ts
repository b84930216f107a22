/** A built site, a server for it, and Debian's Chromium, for the tests of the docs. */
import { existsSync, readdirSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { type DocsServer, serveDocs } from '../../tools/docs/serve.js';

/** Debian's. The first has no window, and takes a good half of the time of the second. */
const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The path of Chromium; undefined if the machine has none. */
export const browserPath = [process.env.CHROMIUM_PATH ?? known].flat().find((path) => existsSync(path));

export const whyNot =
  'no Chromium: set CHROMIUM_PATH, or install it (apt-get install chromium-headless-shell)';

/** The site has its own path, as on GitHub Pages. */
export const base = '/contact-deletion/';

export interface Site {
  /** The folder with the site that built.ts has built. */
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

/** The built site and a browser for the tests of a file, from its first test to its last. */
export function useSite(): { readonly site: Site; readonly browser: Browser } {
  const open = {} as { site: Site; browser: Browser };
  beforeAll(async () => {
    open.site = await openSite();
    if (browserPath) open.browser = await startBrowser();
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.site?.close();
  });
  return open;
}

export interface Visit {
  readonly page: Page;
  /** The page's errors, and its requests to other hosts. */
  readonly complaints: readonly string[];
}

/** A fresh page that records each error, and each request that does not go to the server. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
  return { page, complaints };
}
