/** The packed package without Node: in a page, and in one of Cloudflare's workers. */
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { browserPath, startBrowser } from '../site/browser.js';
import { bundle } from './bundles.js';
import { nodeOf, outputOf } from './places.js';
import { PROVED } from './proved.js';

let browser: Browser | undefined;

afterAll(() => browser?.close());

test.skipIf(!browserPath)('Chromium', async () => {
  const { text } = await bundle('esbuild', 'page.js', 'browser');
  browser = await startBrowser();
  const page = await browser.newPage();
  await page.addScriptTag({ content: text, type: 'module' });
  await page.waitForFunction('globalThis.prove');
  expect(await page.evaluate('prove()')).toEqual(PROVED);
});

test('workerd, without its flag for the modules of Node', async () => {
  const { file } = await bundle('esbuild', 'worker.js', 'browser');
  expect(JSON.parse(await outputOf(nodeOf(24), ['run-worker.js', file]))).toEqual(PROVED);
});
