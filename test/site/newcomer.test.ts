/** What a newcomer asks is answered within two clicks from the front page, or by the search. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, openPage, useSite, whyNot } from './browser.js';

interface Question {
  readonly question: string;
  /** The links that are clicked on the way, two at the most. */
  readonly clicks: readonly string[];
  /** The answer, which must then be on the screen. */
  readonly answer: (page: Page) => Locator;
}

const code = (page: Page, text: string) => page.locator('main pre').filter({ hasText: text }).first();
const text = (page: Page, sentence: string) => page.locator('main').getByText(sentence).first();

const questions: readonly Question[] = [
  {
    question: 'What is this?',
    clicks: [],
    answer: (page) => text(page, 'Each contact gets exactly one outcome'),
  },
  {
    question: 'How do I run it now?',
    clicks: [],
    answer: (page) => code(page, 'npx contact-deletion delete --sandbox'),
  },
  {
    question: 'How do I delete one person?',
    clicks: ['Delete one person'],
    answer: (page) => code(page, 'contact-deletion find --phone'),
  },
  {
    question: 'What does `unknown` mean?',
    clicks: ['What unknown means'],
    answer: (page) => text(page, 'It may have been deleted, and it may not.'),
  },
  {
    question: 'How do I use it in CI?',
    clicks: ['Use it in CI'],
    answer: (page) => code(page, 'uses: '),
  },
];

/** What is searched for, in which language, and the pages one of which must come first. */
const searches = [
  ['phone', '', ['commands/find.html', 'guides/erasure-request.html', 'guides/ids.html']],
  ['GDPR', '', ['guides/erasure-request.html', '']],
  ['RGPD', 'es/', ['es/guides/erasure-request.html', 'es/']],
  ['max-delete', '', ['commands/delete.html#max-delete', 'commands/plan.html#max-delete']],
  ['proxy', '', ['guides/proxies.html']],
] as const;

describe.skipIf(!browserPath)(`a newcomer${browserPath ? '' : ` (skipped: ${whyNot})`}`, () => {
  const built = useSite();

  /** A page of the site, once its script has taken over. */
  async function opened(path: string): Promise<Page> {
    const { page } = await openPage(built.browser, new URL(built.site.server.url).origin, {
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    await page.goto(built.site.server.url + path);
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
    return page;
  }

  test.each(questions)('$question', async ({ clicks, answer }) => {
    expect(clicks.length).toBeLessThanOrEqual(2);
    const page = await opened('');
    for (const click of clicks) await page.locator('main').getByRole('link', { name: click }).first().click();
    await answer(page).waitFor();
    // A page is scrolled to its anchor once it is shown.
    await expect.poll(() => isOnScreen(answer(page)), { timeout: 10_000 }).toBe(true);
    await page.context().close();
  });

  test.each(searches)('the search for "%s" below /%s', async (term, path, pages) => {
    const page = await opened(path);
    await page.keyboard.press('Control+k');
    await page.locator('.VPLocalSearchBox input').fill(term);
    const first = page.locator('.VPLocalSearchBox .result').first();
    await first.waitFor();
    const address = ((await first.getAttribute('href')) ?? '').replace(
      new URL(built.site.server.url).pathname,
      '',
    );
    const isRight = pages.some((each) =>
      each.includes('#') ? address === each : address.split('#')[0] === each,
    );
    expect(isRight, address).toBe(true);
    await page.context().close();
  });
});

async function isOnScreen(locator: Locator): Promise<boolean> {
  const box = await locator.boundingBox();
  return box !== null && box.y >= 0 && box.y + Math.min(box.height, 60) <= 900;
}
