/** A block of code is copied by its button, with the mouse and with the keyboard, and screen readers say so. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, openPage, useSite, whyNot } from './browser.js';

const command = `npx contact-deletion delete --sandbox --mode permanent \\
    huduma:123 sendme123:contact-uuid-123 \\
    wabotify:contact-id-1 --yes --expect 3
echo $?`;
const [, program = ''] = /```ts\n([\s\S]*?)\n```/.exec(readFileSync('docs/index.md', 'utf8')) ?? [];

describe.skipIf(!browserPath)(
  `the button of a block of code${browserPath ? '' : ` (skipped: ${whyNot})`}`,
  () => {
    const built = useSite();

    /** The front page of a language, once its script has taken over. */
    async function opened(path: string, permissions: string[]) {
      const { origin } = new URL(built.site.server.url);
      const { page, complaints } = await openPage(built.browser, origin, { permissions });
      await page.goto(built.site.server.url + path);
      await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
      return { page, complaints };
    }

    const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
    const allowed = ['clipboard-read', 'clipboard-write'];

    test.each([
      ['', 'Copy this code', 'Copied'],
      ['es/', 'Copiar este código', 'Copiado'],
    ])('copies the commands of a session and the whole of a program: /%s', async (path, name, said) => {
      const { page, complaints } = await opened(path, allowed);
      const [session, code] = await page.getByRole('button', { name }).all();
      await session?.click();
      await page.getByRole('status').getByText(said, { exact: true }).waitFor();
      expect(await clipboard(page)).toBe(command);
      await code?.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => clipboard(page)).toBe(program);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('selects the code if the browser does not let it copy', async () => {
      const { page } = await opened('', []);
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
      });
      await page.getByRole('button', { name: 'Copy this code' }).nth(1).click();
      await page.getByRole('status').getByText('It is selected instead.').waitFor();
      expect(await page.evaluate(() => String(getSelection()).trim())).toBe(program);
      await page.context().close();
    });
  },
);
