/** What Redoc's page shows of a spec's examples and request samples, found by switching through them. */
import type { Locator, Page } from 'playwright-core';
import { type Example, loadSpec, type Provider, resolve } from '../../contract/spec.js';

/** The operations of a spec, in the order of its page. */
export function operationsOf(provider: Provider) {
  return Object.values(loadSpec(provider).paths).flatMap((item) =>
    [item.delete, item.get, item.head, item.post].flatMap((operation) => operation ?? []),
  );
}

/** Every named example of a spec, in JSON without spaces. */
export function namedExamples(provider: Provider): readonly string[] {
  const spec = loadSpec(provider);
  const contents = operationsOf(provider).flatMap(({ requestBody, responses }) => [
    requestBody ? resolve(spec, requestBody).content : {},
    ...Object.values(responses).map((response) => resolve(spec, response).content ?? {}),
  ]);
  const examples = contents
    .flatMap(Object.values)
    .flatMap(({ examples = {} }) => Object.values<Example>(examples));
  return examples.map((example) => packed(JSON.stringify(resolve(spec, example).value)));
}

const packed = (text: string) => text.replaceAll(/\s/g, '');

/** Everything that the samples panel of an operation can show: code by the name of its language. */
export async function samplesIn(panel: Locator): Promise<ReadonlyMap<string, readonly string[]>> {
  const samples = new Map<string, string[]>();
  const languages = panel.locator('button[aria-haspopup=menu]').nth(1);
  for (const [index, language] of (await optionsOf(languages)).entries()) {
    await choose(languages, index);
    // Only the payload depends on the chosen example.
    samples.set(language, await (language === 'Payload' ? examplesIn(panel) : codeIn(panel)));
  }
  return samples;
}

/** What a panel shows for each of its statuses. */
export async function answersIn(panel: Locator): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const tab of await panel.getByRole('button', { name: /^\d{3}$/ }).all()) {
    await tab.click();
    shown.push(...(await examplesIn(panel)));
  }
  return shown;
}

async function examplesIn(panel: Locator): Promise<string[]> {
  const names = panel.locator('button[aria-label=Example]');
  const shown: string[] = [];
  if ((await names.count()) === 0) return codeIn(panel);
  for (const index of (await optionsOf(names)).keys()) {
    await choose(names, index);
    shown.push(...(await codeIn(panel)));
  }
  return shown;
}

const codeIn = async (panel: Locator) => (await panel.locator('pre').allInnerTexts()).map(packed);

async function optionsOf(button: Locator): Promise<readonly string[]> {
  await button.click();
  await itemsOf(button).first().waitFor();
  const options = await itemsOf(button).allInnerTexts();
  await button.click();
  return options.map((option) => option.trim());
}

async function choose(button: Locator, index: number): Promise<void> {
  await button.click();
  await itemsOf(button).nth(index).click();
}

/** Only one menu is open at a time. */
const itemsOf = (button: Locator) => button.page().locator('[role=menuitem]:visible');

/** The panels of an operation, once its place on the page is reached. */
export async function panelsOf(
  page: Page,
  operationId: string,
): Promise<{ request: Locator; response: Locator }> {
  const section = page.locator(`[id="contacts/${operationId.toLowerCase()}"]`);
  const panels = {
    request: section.locator('.panel-request-samples'),
    response: section.locator('.panel-response-samples'),
  };
  await panels.request.waitFor();
  return panels;
}
