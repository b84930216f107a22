/** Everything that a reference page can show of an operation: a request in each language, and every named example. */
import { describe, expect, test } from 'vitest';
import { browserPath, openPage, useSite, whyNot } from './browser.js';
import { chooseLanguage, expectCode, expectShown, operationsOf, panelsOf } from './samples.js';

const CODE = { curl: 'curl', TypeScript: "from'contact-deletion/", Python: 'importrequests' };

describe.skipIf(!browserPath)(`the samples${browserPath ? '' : ` (skipped: ${whyNot})`}`, () => {
  const built = useSite();

  test.each(['huduma', 'sendme123', 'wabotify'] as const)(
    'every request sample and every named example of %s can be switched to',
    async (provider) => {
      const { url } = built.site.server;
      const { page, complaints } = await openPage(built.browser, new URL(url).origin, {
        // So tall that no menu leaves it.
        viewport: { width: 1280, height: 2_400 },
      });
      let shown = 0;
      for (const { operationId, payloads, answers } of operationsOf(provider)) {
        // Only the first opens the page; another anchor moves on it.
        await page.goto(`${url}reference/${provider}.html#/contacts/${operationId.toLowerCase()}`);
        const { request, response } = await panelsOf(page, operationId);
        for (const [language, code] of Object.entries(CODE)) {
          await chooseLanguage(request, language);
          await expectCode(request, code);
        }
        if (payloads.length > 0) await chooseLanguage(request, 'Payload');
        await expectShown(request, payloads);
        for (const [status, examples] of answers) {
          if (examples.length > 0) await response.getByRole('button', { name: status, exact: true }).click();
          await expectShown(response, examples);
          shown += examples.length;
        }
      }
      expect(shown).toBeGreaterThan(2);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    120_000,
  );
});
