/** The site as people see it: in a browser, under its own path, with its strict policy. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { base, browserPath, openPage, useSite, whyNot } from './browser.js';
import { brokenLinks } from './links.js';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

const built = useSite();

const at = (page: string) => `${built.site.server.url}${page}`;
const open = (options?: Parameters<typeof openPage>[2]) =>
  openPage(built.browser, new URL(built.site.server.url).origin, options);
const isRedoc = (page: string) => page.includes('reference/');
/** Waits until the page's script has taken over. */
async function settled(page: Page, path: string): Promise<void> {
  if (isRedoc(path))
    await page.waitForFunction(() => !/Loading\.\.\.|Cargando/.test(document.body.innerText));
  else await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
}

/** The violations of these rules that axe finds; the page has loaded axe. */
const violationsOn = (page: Page, part: string, only: RunOnly) =>
  page.evaluate(
    async ([part, runOnly]) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      // Does not fetch the style sheets again: no rule that runs here reads them.
      const { violations } = await axe.run(part, { runOnly, resultTypes: ['violations'], preload: false });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    [part, only] as const,
  );

/** The pages to open: of those that are made from one template, the largest of each kind and language stand for all. */
function opened(): readonly string[] {
  const size = (page: string) => statSync(join(built.site.folder, page)).size;
  const kindOf = (page: string) => /^(?:es\/)?(?:api|commands)\//.exec(page)?.[0];
  const written = built.site.pages.filter((page) => kindOf(page) === undefined);
  const made = ['api/', 'commands/', 'es/commands/'].flatMap((kind) =>
    built.site.pages
      .filter((page) => kindOf(page) === kind)
      .sort((one, other) => size(other) - size(one))
      .slice(0, 2),
  );
  return [...written, ...made];
}

test('every internal link leads to a page, and every anchor to a place on it', () => {
  expect(brokenLinks(built.site)).toEqual([]);
});

test('every English page has a Spanish one, and the other way round', () => {
  const translated = built.site.pages.filter((page) => !/^(404|api\/|project\/)/.test(page));
  const english = translated.filter((page) => !page.startsWith('es/'));
  expect(english.length).toBeGreaterThan(8);
  expect(translated.filter((page) => page.startsWith('es/'))).toEqual(
    english.map((page) => `es/${page}`).sort(),
  );
});

test('every page has a policy, without unsafe-inline but for the styles of Redoc', () => {
  for (const page of built.site.pages) {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
        readFileSync(join(built.site.folder, page), 'utf8'),
      ) ?? [];
    expect(policy, page).toMatch(/default-src 'none'; script-src 'self' 'sha256-/);
    expect(policy, page).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe/);
    expect(policy.includes("style-src 'self' 'unsafe-inline'"), page).toBe(isRedoc(page));
    expect(policy.includes('unsafe-inline'), page).toBe(isRedoc(page));
  }
});

test('the front page shows the comparison and the picture without a script, in both languages', () => {
  const pictures = ['index.html', 'es/index.html'].map((page) => {
    const html = readFileSync(join(built.site.folder, page), 'utf8').replaceAll(/<\/?b>/g, '');
    for (const call of ['DELETE /contacts', 'DELETE /api/contacts/{id}', 'POST /api/contact/delete-batch']) {
      expect(html).toContain(call);
    }
    expect(html.match(/class="status"/g)?.length).toBe(9 + 8 + 5);
    return /<svg[^>]*role="img"[^>]*aria-label="([^"]*)"/.exec(html)?.[1] ?? '';
  });
  expect(pictures[0]).toContain('a 404: unknown (Wabotify only)');
  expect(pictures[1]).toContain('un 404: unknown (solo Wabotify)');
  expect(pictures[0]).toContain('a lost answer, then a 404: absent, perhaps by us.');
  expect(pictures[1]).toContain('una respuesta perdida, luego un 404: absent, quizá por nosotros.');
});

describe.skipIf(!browserPath)(`in Chromium${browserPath ? '' : ` (skipped: ${whyNot})`}`, () => {
  /**
   * Visits these pages one after the other in one tab, which has compiled their scripts already, but asks the server for
   * everything again.
   */
  async function visit(paths: readonly string[]) {
    // Without motion, so that no colour is in transition.
    const { page, complaints } = await open({ reducedMotion: 'reduce' });
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      const size = request.sizes();
      sizes.push(
        size.then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
      );
    });
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Network.enable');
    await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
    const visited = [];
    for (const path of paths) {
      const before = { complaints: complaints.length, sizes: sizes.length };
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(phone);
      await page.goto(at(path));
      await settled(page, path);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      // As they came over the wire, with their headers.
      const bytes = (await Promise.all(sizes.slice(before.sizes))).reduce((sum, size) => sum + size, 0);
      const looked = isRedoc(path) ? { cut: [], violations: [] } : await lookedAt(page, path);
      // The server answers 404 for the page that says so.
      const unexpected = complaints
        .slice(before.complaints)
        .filter((each) => path !== '404.html' || !each.includes('404 (Not Found)'));
      visited.push({ path, complaints: unexpected, tooWide, bytes, ...looked });
    }
    await page.context().close();
    return visited;
  }

  /** Code that is cut off on a wide screen, and what axe finds, in light and in dark. */
  async function lookedAt(page: Page, path: string) {
    await page.setViewportSize({ width: 1440, height: 900 });
    const cut = await page
      .locator('main pre')
      .evaluateAll((blocks) =>
        blocks
          .filter((block) =>
            [block, ...block.querySelectorAll('code')].some(
              (each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0,
            ),
          )
          .map((block) => block.textContent?.slice(0, 40)),
      );
    // Of a guide and its translation, which has the same structure (spanish-pages.test.ts), axe looks at one.
    if (path.startsWith('es/guides/')) return { cut, violations: [] };
    await page.evaluate(axe);
    const light = await violationsOn(page, 'html', { type: 'tag', values: wcag });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html.dark').waitFor();
    // Between the two, only colours change.
    const dark = await violationsOn(page, 'html', {
      type: 'rule',
      values: ['color-contrast', 'link-in-text-block'],
    });
    return { cut, violations: [...light, ...dark] };
  }

  test('each page loads without an error or another host, fits a phone, shows its code whole, is light as sent and keeps to WCAG 2.2 AA', async () => {
    const paths = opened();
    const visited = (
      await Promise.all([0, 1].map((half) => visit(paths.filter((_, index) => index % 2 === half))))
    ).flat();
    const found = (wrong: (page: (typeof visited)[number]) => boolean) => visited.filter(wrong);
    expect(found(({ complaints }) => complaints.length > 0)).toEqual([]);
    expect(found(({ tooWide }) => tooWide > 0)).toEqual([]);
    expect(found(({ cut, path }) => cut.length > 0 && !path.startsWith('api/'))).toEqual([]);
    expect(found(({ violations }) => violations.length > 0)).toEqual([]);
    const weights = visited.filter(({ path }) => !isRedoc(path)).map(({ path, bytes }) => [path, bytes]);
    expect(weights.filter(([, bytes]) => Number(bytes) >= 200_000)).toEqual([]);
    // Less would mean that something was not counted.
    expect(weights.filter(([, bytes]) => Number(bytes) < 80_000)).toEqual([]);
  }, 400_000);

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in our bar above a reference page: %s',
    async (colorScheme) => {
      const { page } = await open({ colorScheme, viewport: desktop });
      await page.goto(at('reference/wabotify.html'));
      await settled(page, 'reference/wabotify.html');
      await page.evaluate(axe);
      expect(await violationsOn(page, '.site-bar', { type: 'tag', values: wcag })).toEqual([]);
    },
  );

  test.each(['', 'es/'])('the picture: no words cover others, or leave it: /%s', async (path) => {
    for (const viewport of [desktop, phone]) {
      const { page } = await open({ viewport });
      await page.goto(at(path));
      await settled(page, path);
      const wrong = await page.locator('.outcome-picture svg:visible').evaluate((picture) => {
        const frame = picture.getBoundingClientRect();
        const words = [...picture.querySelectorAll('text')].map((text) => ({
          text: text.textContent,
          box: text.getBoundingClientRect(),
        }));
        const leaving = words.filter(({ box }) => box.left < frame.left || box.right > frame.right);
        // A line's box also includes the space above and below its letters.
        const covered = words.filter(({ box: a }, index) =>
          words.some(
            ({ box: b }, other) =>
              index < other &&
              Math.min(a.right, b.right) > Math.max(a.left, b.left) &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height / 8,
          ),
        );
        return [...leaving, ...covered].map(({ text }) => text);
      });
      await page.context().close();
      expect(wrong, `${viewport.width} wide`).toEqual([]);
    }
  });

  test('the language switch keeps the place, and the way back', async () => {
    const { page } = await open({ viewport: desktop });
    await page.goto(at('guides/outcomes.html'));
    await page.getByRole('button', { name: 'Change language' }).hover();
    await page.getByRole('link', { name: 'Español' }).click();
    await page.waitForURL(at('es/guides/outcomes.html'));
    await page.locator('html[lang=es]').waitFor();
    await page.getByRole('button', { name: 'Cambiar de idioma' }).hover();
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(at('guides/outcomes.html'));
    await page.locator('html[lang=en]').waitFor();
  });

  test('the language switch of a reference page keeps the operation', async () => {
    const { page } = await open({ viewport: desktop });
    await page.goto(at('reference/sendme123.html#/contacts/getcontact'));
    await page.locator('a.switch').click();
    await page.waitForURL(at('es/reference/sendme123.html#/contacts/getcontact'));
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });

  test('search finds "trash", from the keyboard alone', async () => {
    const { page, complaints } = await open();
    await page.goto(at(''));
    await settled(page, 'index.html');
    await page.keyboard.press('Control+k');
    await page.locator('.VPLocalSearchBox input').waitFor();
    await page.keyboard.type('trash');
    await page.locator('.VPLocalSearchBox .result').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== base);
    expect(await page.locator('main').innerText()).toMatch(/trash/i);
    expect(complaints).toEqual([]);
  });

  test('the first Tab offers to skip to the content, and dark stays dark', async () => {
    const { page, complaints } = await open({ colorScheme: 'light', viewport: desktop });
    await page.goto(at(''));
    await settled(page, 'index.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('VPSkipLink');
    await page.getByRole('switch').first().click();
    expect(await page.locator('html').getAttribute('class')).toContain('dark');
    await page.goto(at('reference/huduma.html'));
    await settled(page, 'reference/huduma.html');
    expect(await page.locator('html').getAttribute('class')).toContain('dark');
    expect(complaints).toEqual([]);
  });
});
