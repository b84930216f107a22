/** The playground as a reader uses it: in the browser, in both languages, without a network. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, openPage, useSite, whyNot } from './browser.js';

const built = useSite();

const finished = (page: Page) =>
  page.waitForFunction(() =>
    /^(Finished|Terminado)/.test(document.querySelector('.playground-status')?.textContent ?? ''),
  );

async function openPlayground(path: string, width = 1440) {
  const visit = await openPage(built.browser, new URL(built.site.server.url).origin, {
    viewport: { width, height: 900 },
  });
  const { page } = visit;
  await page.goto(`${built.site.server.url}${path}`);
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
  return visit;
}

describe.skipIf(!browserPath)(`the playground${browserPath ? '' : ` (${whyNot})`}`, () => {
  test.each(['try-it.html', 'es/try-it.html'])(
    '%s deletes at the sandbox, and shows each outcome',
    async (path) => {
      const { page, complaints } = await openPlayground(path);
      await page.click('.playground-run');
      await finished(page);
      const outcomes = await page.locator('.playground-outcomes .outcome').allTextContents();
      expect(outcomes).toHaveLength(await page.locator('.playground-contacts li').count());
      expect(new Set(outcomes)).toEqual(new Set(['deleted', 'absent', 'blocked', 'unknown']));
      expect(await page.locator('.playground-requests li').count()).toBeGreaterThan(5);
      const deleted = outcomes.filter((each) => each === 'deleted').length;
      expect(await page.locator('.picture-wide .outcome-text').allTextContents()).toContain(
        `deleted ×${deleted}`,
      );
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('what a reader sets up is what is run', async () => {
    const { page } = await openPlayground('try-it.html');
    await page.locator('.playground-day select').selectOption('calm');
    while ((await page.locator('.playground-contacts li').count()) > 1)
      await page.locator('.playground-contacts button').last().click();
    await page.getByRole('button', { name: 'Add a contact' }).click();
    await page.getByLabel('Contact 2: Provider').selectOption('wabotify');
    await page.getByLabel('Contact 1: The answer').selectOption('refused');
    await page.getByLabel('At Huduma').selectOption('trash');
    await page.click('.playground-run');
    await finished(page);
    expect(await page.locator('.playground-outcomes .outcome').allTextContents()).toEqual([
      'notAttempted',
      'deleted',
    ]);
    expect(await page.locator('.playground-stops').textContent()).toContain('401');
    await page.context().close();
  });

  test('a run can be stopped, and every contact still has an outcome', async () => {
    const { page } = await openPlayground('try-it.html');
    await page.locator('.playground-day select').selectOption('busy');
    await page.click('.playground-run');
    await page.locator('.playground-requests li').first().waitFor();
    await page.click('.playground-run');
    await finished(page);
    const outcomes = await page.locator('.playground-outcomes .outcome').allTextContents();
    expect(outcomes).toHaveLength(4);
    expect(outcomes).toContain('notAttempted');
    await page.context().close();
  });

  test('after a run it is as accessible as before, and fits a phone', async () => {
    const { page } = await openPlayground('es/try-it.html', 390);
    await page.click('.playground-run');
    await finished(page);
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      return (await axe.run('.playground')).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    await page.context().close();
  });
});
