/** A reference page opens with the call that deletes, with nothing folded, and leads back to the guides. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { loadSpec } from '../../contract/spec.js';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { browserPath, openPage, useSite, whyNot } from './browser.js';

const providers = ['huduma', 'sendme123', 'wabotify'] as const;

describe.skipIf(!browserPath)(`a reference page${browserPath ? '' : ` (skipped: ${whyNot})`}`, () => {
  const built = useSite();

  /** A page whose operation is shown. */
  async function opened(path: string, operation: string): Promise<Page> {
    const { page } = await openPage(built.browser, new URL(built.site.server.url).origin, {
      viewport: { width: 1440, height: 900 },
    });
    await page.goto(built.site.server.url + path);
    await page.locator(`[id="contacts/${operation.toLowerCase()}"] .panel-request-samples`).waitFor();
    return page;
  }

  const deletionOf = (name: string) =>
    builtinDefinitions.find((each) => each.name === name)?.deletion.operation ?? '';

  test.each(providers)('%s: the call that deletes is on the screen, unfolded', async (provider) => {
    const operation = deletionOf(provider);
    const page = await opened(`reference/${provider}.html`, operation);
    const heading = page.locator(`[id="contacts/${operation.toLowerCase()}"]`).getByRole('heading').first();
    await expect.poll(async () => (await heading.boundingBox())?.y ?? -1).toBeGreaterThan(0);
    expect((await heading.boundingBox())?.y).toBeLessThan(450);
    const buttons = await page.getByRole('button').allInnerTexts();
    expect(buttons.filter((each) => /^\+|^Show\b/.test(each.trim()))).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['', 'Assumed:', 'An empty array does not count as given'],
    ['es/', 'Supuesto:', ''],
  ])('says what is assumed, beside it: /%s', async (folder, label, reason) => {
    const page = await opened(`${folder}reference/huduma.html`, deletionOf('huduma'));
    const assumed = page.locator('p').filter({ hasText: label });
    expect(JSON.stringify(loadSpec('huduma'))).toContain(reason);
    await assumed.filter({ hasText: reason }).first().waitFor();
    await page.context().close();
  });

  test.each([
    ['', 'Guides', 'guides/getting-started.html'],
    ['es/', 'Guías', 'es/guides/getting-started.html'],
  ])('leads back to the guides, and to the overview: /%s', async (folder, name, guides) => {
    const page = await opened(`${folder}reference/wabotify.html`, deletionOf('wabotify'));
    await page.goto(`${built.site.server.url}${folder}reference/wabotify.html#/`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('.site-bar').getByRole('link', { name, exact: true }).click();
    await page.waitForURL(built.site.server.url + guides);
    await page.context().close();
  });
});
