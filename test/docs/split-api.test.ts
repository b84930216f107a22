/** A long page of the API is split, and its links still lead to what they named. */
import { expect, test } from 'vitest';
import { splitPages } from '../../tools/docs/split-api.js';

const filler = 'A line.\n'.repeat(400);
const long = `# acme

## Functions

### run()

Takes [\`Options\`](#options), see [\`depth\`](#property-depth). ${filler}

## Interfaces

### Options

| Property |
| ------ |
| <a id="property-depth"></a> \`depth\` |

Of [\`run\`](#run).
`;
const short = '# acme/other\n\n## Functions\n\n### other()\n\nTakes [`Options`](../acme.md#options).\n';

test('functions stay, the rest has a page, and every link follows', () => {
  const pages = new Map(
    splitPages([
      { file: 'acme.md', text: long },
      { file: 'acme/other.md', text: short },
    ]).map(({ file, text }) => [file, text]),
  );
  expect([...pages.keys()].sort()).toEqual(['acme.md', 'acme/interfaces.md', 'acme/other.md']);
  expect(pages.get('acme.md')).toContain('Takes [`Options`](./acme/interfaces.md#options)');
  expect(pages.get('acme.md')).toContain('[`depth`](./acme/interfaces.md#property-depth)');
  // A link to the page as it was finds the name, and from there the place.
  expect(pages.get('acme.md')).toContain('- <a id="options"></a>[`Options`](./acme/interfaces.md#options)');
  expect(pages.get('acme/interfaces.md')).toMatch(/^# acme: Interfaces\n/);
  expect(pages.get('acme/interfaces.md')).toContain('Of [`run`](../acme.md#run).');
  expect(pages.get('acme/other.md')).toContain('[`Options`](../acme/interfaces.md#options)');
});

test('what a class inherits is left out', () => {
  const member =
    '##### toJSON()\n\nText.\n\n###### Inherited from\n\n`Base`.`toJSON`\n\n#### Properties\n\nKept.\n';
  const [page] = splitPages([
    { file: 'acme.md', text: `# acme\n\n## Classes\n\n### A\n\n#### Methods\n\n${member}` },
  ]);
  expect(page?.text).not.toContain('toJSON');
  expect(page?.text).not.toContain('#### Methods');
  expect(page?.text).toContain('Kept.');
});

test('an example comes before the tables', () => {
  const example = '#### Example\n\n```ts\nrun();\n```\n\n';
  const text = `# acme\n\n## Functions\n\n### run()\n\nRuns.\n\n#### Returns\n\nNothing.\n\n${example}***\n`;
  const [page] = splitPages([{ file: 'acme.md', text }]);
  expect(page?.text).toMatch(/Runs\.\n\n#### Example\n[\s\S]*#### Returns\n\nNothing\.\n\n\*\*\*\n$/);
});
