/** The Spanish reference pages are entirely in Spanish, including Redoc's own labels, as a real browser shows them. */
import { describe, expect, it } from 'vitest';
import { redocInSpanish } from '../../tools/docs/redoc-in-spanish.js';
import { browserPath, openPage, useSite, whyNot } from './browser.js';

describe.skipIf(!browserPath)(`a reference page${browserPath ? '' : ` (skipped: ${whyNot})`}`, () => {
  const built = useSite();

  async function linesOf(address: string): Promise<string[]> {
    const { page } = await openPage(built.browser, new URL(built.site.server.url).origin);
    await page.goto(built.site.server.url + address);
    await page.getByText('deletedContactId').first().waitFor();
    const lines = (await page.innerText('body')).split('\n');
    await page.context().close();
    return lines.map((line) => line.trim());
  }

  it('has its labels and its texts in Spanish below es/', async () => {
    const lines = await linesOf('es/reference/sendme123.html#/contacts/deletecontact');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Contactos',
        'Eliminar un contacto',
        'Petición',
        'Respuestas',
        'Cuerpo',
        'obligatorio',
      ]),
    );
    expect(lines.filter((line) => /^(Request|Responses?|Body|required)$/.test(line))).toEqual([]);
  });

  it('has them in English elsewhere', async () => {
    const lines = await linesOf('reference/sendme123.html#/contacts/deletecontact');
    expect(lines).toEqual(
      expect.arrayContaining(['Contacts', 'Delete a contact', 'Request', 'Responses', 'Body', 'required']),
    );
  });
});

describe('a Redoc that asks for its labels in another way', () => {
  it.each(['', 'translate:(e,t)=>t'])('is not taken for Spanish: %j', (page) => {
    expect(() => redocInSpanish(page)).toThrow('Redoc asks for its labels in another way');
  });
});
