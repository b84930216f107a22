/** The site as people meet it: in a browser, under a path of its own, with its strict policy. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, browserPath, buildSite, openPage, type Site, startBrowser, whyNot } from './browser.js';
import { brokenLinks } from './links.js';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const phone = { width: 390, height: 844 };

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await buildSite();
  if (browserPath) browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const at = (page: string) => `${site.server.url}${page}`;
const open = (options?: Parameters<typeof openPage>[2]) =>
  openPage(browser, new URL(site.server.url).origin, options);
const isRedoc = (page: string) => page.includes('reference/');
const ours = () => site.pages.filter((page) => !isRedoc(page));

test('every internal link leads to a page, and every anchor to a place on it', () => {
  expect(brokenLinks(site)).toEqual([]);
});

test('every English page has a Spanish one, and the other way round', () => {
  const translated = site.pages.filter((page) => !/^(404|api\/)/.test(page));
  const english = translated.filter((page) => !page.startsWith('es/'));
  expect(english.length).toBeGreaterThan(8);
  expect(translated.filter((page) => page.startsWith('es/'))).toEqual(
    english.map((page) => `es/${page}`).sort(),
  );
});

test('every page has a policy, without unsafe-inline but for the styles of Redoc', () => {
  for (const page of site.pages) {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
        readFileSync(join(site.folder, page), 'utf8'),
      ) ?? [];
    expect(policy, page).toMatch(/default-src 'none'; script-src 'self' 'sha256-/);
    expect(policy, page).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe/);
    expect(policy.includes("style-src 'self' 'unsafe-inline'"), page).toBe(isRedoc(page));
    expect(policy.includes('unsafe-inline'), page).toBe(isRedoc(page));
  }
});

describe.skipIf(!browserPath)(`in Chromium${browserPath ? '' : ` (skipped: ${whyNot})`}`, () => {
  test('pages load without an error, without another host, and no wider than a phone', async () => {
    const { page, complaints } = await open({ viewport: phone });
    for (const path of site.pages.filter((each) => each !== '404.html')) {
      await page.goto(at(path), { waitUntil: 'networkidle' });
      const [wide, room] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        window.innerWidth,
      ]);
      expect([path, ...complaints]).toEqual([path]);
      expect(wide, path).toBeLessThanOrEqual(room ?? 0);
    }
  }, 60_000);

  test('each page of ours weighs less than 200 kB as it is sent, with all that it loads', async () => {
    const weights: [string, number][] = [];
    for (const path of ours()) {
      const { page, transferred } = await open();
      await page.goto(at(path), { waitUntil: 'networkidle' });
      weights.push([path, await transferred()]);
      await page.context().close();
    }
    expect(weights.filter(([, bytes]) => bytes >= 200_000)).toEqual([]);
    // An uncompressed page would be heavier, a cached one lighter.
    for (const [path, bytes] of weights) expect(bytes, path).toBeGreaterThan(50_000);
  }, 60_000);

  test.each(['light', 'dark'] as const)(
    'axe finds no violation of WCAG 2.2 AA on any page of ours: %s',
    async (colorScheme) => {
      const { page } = await open({ colorScheme, viewport: { width: 1280, height: 900 } });
      for (const path of ours()) {
        await page.goto(at(path), { waitUntil: 'load' });
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as typeof import('axe-core') & {
            axe: typeof import('axe-core');
          };
          const { violations } = await axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          });
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
          );
        });
        expect(violations, path).toEqual([]);
      }
    },
    60_000,
  );

  test('the language switch keeps the place, and the way back', async () => {
    const { page } = await open({ viewport: { width: 1280, height: 900 } });
    await page.goto(at('guides/outcomes.html'));
    await page.getByRole('button', { name: 'Change language' }).hover();
    await page.getByRole('link', { name: 'Español' }).click();
    await page.waitForURL(at('es/guides/outcomes.html'));
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });

  test('on a reference page, too, down to the operation', async () => {
    const { page } = await open({ viewport: { width: 1280, height: 900 } });
    await page.goto(at('reference/sendme123.html#/contacts/getcontact'));
    await page.locator('a.switch').click();
    await page.waitForURL(at('es/reference/sendme123.html#/contacts/getcontact'));
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });

  test('search finds "trash", from the keyboard alone', async () => {
    const { page, complaints } = await open();
    await page.goto(at(''), { waitUntil: 'networkidle' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('trash');
    await page.locator('.VPLocalSearchBox .result').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== base);
    expect(await page.locator('main').innerText()).toMatch(/trash/i);
    expect(complaints).toEqual([]);
  });

  test('the first Tab offers to skip to the content, and dark stays dark', async () => {
    const { page, complaints } = await open({ colorScheme: 'light', viewport: { width: 1280, height: 900 } });
    await page.goto(at(''), { waitUntil: 'networkidle' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('VPSkipLink');
    await page.getByRole('switch').first().click();
    expect(await page.locator('html').getAttribute('class')).toContain('dark');
    await page.goto(at('reference/huduma.html'), { waitUntil: 'networkidle' });
    expect(await page.locator('html').getAttribute('class')).toContain('dark');
    expect(complaints).toEqual([]);
  });
});
