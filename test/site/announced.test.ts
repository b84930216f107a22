/** What the site says of itself to search engines, link previews and language models. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { version } from '../../src/version.js';
import { origin } from '../../tools/docs/places.js';
import { base, openSite, type Site } from './browser.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const read = (file: string) => readFileSync(join(site.folder, file), 'utf8');
/** The file that an address of the published site stands for. */
const fileOf = (address: string) => {
  const path = address.slice(`${origin}${base}`.length);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
};

test('the site map has every page but the one for what is not found', () => {
  const addresses = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, each = '']) => each);
  expect(addresses.map(fileOf).sort()).toEqual(site.pages.filter((page) => page !== '404.html'));
});

test('llms.txt links pages that exist, and says what they are about', () => {
  const text = read('llms.txt');
  const links = [...text.matchAll(/^- \[.*?\]\(([^)]+)\)/gm)].map(([, each = '']) => each);
  const ours = links.filter((each) => each.startsWith(origin));
  expect(ours.length).toBeGreaterThan(15);
  expect(ours.map(fileOf).filter((file) => !site.pages.includes(file))).toEqual([]);
  expect(text).toMatch(/^- \[Proxies and connections\]\(\S+\): Reach the providers/m);
});

test('every page of ours has an Open Graph of its own, and a footer with version and source', () => {
  for (const page of site.pages.filter((each) => !/reference\/|^404/.test(each))) {
    const html = read(page);
    const [, url = ''] = /<meta property="og:url" content="([^"]+)">/.exec(html) ?? [];
    expect(fileOf(url), page).toBe(page);
    expect(html, page).toMatch(/<meta property="og:title" content="[^"]+">/);
    expect(html, page).toMatch(/<meta property="og:description" content="[^"]+">/);
    expect(html, page).toContain(`contact-deletion ${version}`);
    expect(html, page).toContain('https://github.com/contact-deletion/contact-deletion"');
  }
});
