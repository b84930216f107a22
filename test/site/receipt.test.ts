/** A receipt for people in a browser: it is accessible, fits a phone and a sheet of paper, and loads nothing. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { languages } from '../../src/providers/statements.js';
import { documentOf } from '../../src/record/receipt/document.js';
import { htmlOf } from '../../src/record/receipt/html.js';
import type { Receipt } from '../../src/record/receipt/receipt.js';
import { wholeRun } from '../record/receipts.js';
import { browserPath, startBrowser, whyNot } from './browser.js';

const builtin = new Map(builtinDefinitions.map((each) => [each.name, each]));

let browser: Browser;
let folder: string;
let receipt: Receipt;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contact-deletion-receipt-'));
  ({ receipt } = await wholeRun());
  if (browserPath) browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(!browserPath)(`in a browser${browserPath ? '' : ` (${whyNot})`}`, () => {
  test.each(languages)(
    'in %s, axe finds nothing, nothing runs, and nothing is asked for',
    async (language) => {
      const path = join(folder, `${language}.html`);
      const hostile = { ...receipt, reference: '<script>document.title = "run"</script>' };
      await writeFile(path, htmlOf(documentOf(hostile, language, (name) => builtin.get(name))));
      const page = await browser.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      await page.goto(pathToFileURL(path).href);
      expect(asked).toEqual([pathToFileURL(path).href]);
      // Nothing violates its policy, not even its own style.
      expect(said).toEqual([]);
      expect(await page.title()).not.toBe('run');
      expect(
        await page
          .locator('thead th')
          .first()
          .evaluate((cell) => getComputedStyle(cell).backgroundColor),
      ).not.toBe('rgba(0, 0, 0, 0)');
      for (const [width, media] of [
        [1000, 'screen'],
        [390, 'screen'],
        [680, 'print'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ media });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} ${media}`).toBe(
          width,
        );
      }
      await page.emulateMedia({ media: 'screen' });
      // The page allows no scripts, so axe is injected through the browser.
      const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
      const violations = await page.evaluate(
        `${axe}; axe.run().then(({ violations }) => violations.map(({ id }) => id))`,
      );
      expect(violations).toEqual([]);
      await page.close();
    },
  );
});
