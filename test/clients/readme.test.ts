/** The test of a user's code in README.md passes. */
import { expect, test } from 'vitest';
import { bundled, codeBlocks } from './shown-code.js';

const vitestImport = "import { expect, test } from 'vitest';";

test('the test of a user passes', async () => {
  const code = codeBlocks('README.md', 'ts').find((block) => block.includes(vitestImport)) ?? '';
  const source = await bundled(`${code.replace(vitestImport, 'export default (expect, test) => {')}};`);
  const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
    default(expecting: typeof expect, testing: (name: string, body: () => Promise<void>) => void): void;
  };
  const bodies: (() => Promise<void>)[] = [];
  module.default(expect, (_, body) => bodies.push(body));
  expect(bodies).toHaveLength(1);
  for (const body of bodies) await body();
});
