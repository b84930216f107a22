/** The code in README.md compiles, and its test of a user's code passes. */
import { expect, test } from 'vitest';
import { bundled, codeBlocks, compileProblems, modulesIn, vitestImport } from './markdown-code.js';

const blocks = codeBlocks('README.md', 'ts');

test('compiles under the strict settings of this project', () => {
  expect(blocks).toHaveLength(4);
  expect(compileProblems(modulesIn('README.md'))).toEqual([]);
}, 60_000);

test('the test of a user passes', async () => {
  const code = blocks.find((block) => block.includes(vitestImport)) ?? '';
  const source = await bundled(`${code.replace(vitestImport, 'export default (expect, test) => {')}};`);
  const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
    default(expecting: typeof expect, testing: (name: string, body: () => Promise<void>) => void): void;
  };
  const bodies: (() => Promise<void>)[] = [];
  module.default(expect, (_, body) => bodies.push(body));
  expect(bodies).toHaveLength(1);
  for (const body of bodies) await body();
});
