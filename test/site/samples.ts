/** The examples of a spec, and the panels of Redoc's page that are to show them. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Example, loadSpec, type MediaType, type Provider, resolve } from '../../contract/spec.js';

export interface NamedExample {
  /** As the menu of the examples calls it. */
  readonly title: string;
  /** Its value, in JSON without spaces. */
  readonly code: string;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly payloads: readonly NamedExample[];
  /** The examples of its answers, by status. */
  readonly answers: ReadonlyMap<string, readonly NamedExample[]>;
}

/** The operations of a spec, with all of their named examples. */
export function operationsOf(provider: Provider): readonly DescribedOperation[] {
  const spec = loadSpec(provider);
  const examplesIn = (content: Record<string, MediaType> = {}): readonly NamedExample[] =>
    Object.values(content)
      .flatMap(({ examples = {} }) => Object.entries(examples))
      .map(([name, example]) => {
        const { summary = name, value } = resolve<Example>(spec, example);
        return { title: summary, code: packed(JSON.stringify(value)) };
      });
  return Object.values(spec.paths)
    .flatMap((item) => [item.delete, item.get, item.head, item.post].flatMap((operation) => operation ?? []))
    .map(({ operationId = '', requestBody, responses }) => ({
      operationId,
      payloads: requestBody ? examplesIn(resolve(spec, requestBody).content) : [],
      answers: new Map(
        Object.entries(responses).map(([status, response]) => [
          status,
          examplesIn(resolve(spec, response).content),
        ]),
      ),
    }));
}

const packed = (text: string) => text.replaceAll(/\s/g, '');

/** The two panels of an operation, once they are shown. */
export async function panelsOf(page: Page, operationId: string) {
  const section = page.locator(`[id="contacts/${operationId.toLowerCase()}"]`);
  const request = section.locator('.panel-request-samples');
  await request.waitFor();
  return { request, response: section.locator('.panel-response-samples') };
}

/** Chooses a language of the request samples, such as `curl`, or `Payload`. */
export const chooseLanguage = (panel: Locator, name: string) =>
  choose(panel.locator('button[aria-haspopup=menu]').nth(1), name);

/** Chooses these examples one after the other, and waits until the panel shows each. */
export async function expectShown(panel: Locator, examples: readonly NamedExample[]): Promise<void> {
  for (const { title, code } of examples) {
    // A single example has no menu.
    if (examples.length > 1) await choose(panel.locator('button[aria-label=Example]'), title);
    await expectCode(panel, code);
  }
}

/** Waits until a panel shows this code; spaces do not count. */
export const expectCode = (panel: Locator, code: string) =>
  expect
    .poll(async () => packed((await panel.locator('pre').allInnerTexts()).join()), { timeout: 10_000 })
    .toContain(code);

/** Not with the mouse: Redoc may still be scrolling, with the item outside the viewport. */
async function choose(menu: Locator, name: string): Promise<void> {
  await menu.dispatchEvent('click');
  const item = menu.page().locator('[role=menuitem]:visible').getByText(name, { exact: true });
  await item.dispatchEvent('click');
}
