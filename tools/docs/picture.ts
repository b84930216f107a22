/** The picture of the outcomes as a file of its own: `docs/public/outcomes.svg`, for the README. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloneVNode, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { texts } from '../../docs/.vitepress/texts.js';
import { draw } from '../../docs/.vitepress/theme/outcome-drawing.js';
import { outcomeTable } from './outcomes.js';
import { root } from './specs.js';

export const pictureFile = join(root, 'docs/public/outcomes.svg');

/** To the left and to the right. */
const margin = 16;

export async function outcomePicture(): Promise<string> {
  const picture = draw({ say: texts.en, language: 'en' }, { rows: await outcomeTable(), name: 'wide' });
  const [, , width = 0, height = 0] = String(picture.props?.viewBox).split(' ').map(Number);
  const framed = cloneVNode(picture, {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'outcome-picture',
    width: width + 2 * margin,
    height,
    viewBox: `${-margin} 0 ${width + 2 * margin} ${height}`,
  });
  framed.children = [
    h('style', styles()),
    h('rect', { x: -margin, width: '100%', height: '100%', class: 'paper' }),
    ...(picture.children as ReturnType<typeof h>[]),
  ];
  return `${await renderToString(framed)}\n`;
}

/** The colours and the rules of the site, so far as they are about the picture. */
function styles(): string {
  const theme = (file: string) => readFileSync(join(root, 'docs/.vitepress/theme', file), 'utf8');
  const [, light = '', dark = ''] =
    /:root \{([^}]*)\}[\s\S]*?\.dark \{([^}]*)\}/.exec(theme('colours.css')) ?? [];
  const rules = theme('pictures.css')
    .split(/(?<=^\})\n/m)
    .filter(
      (rule) =>
        /text|stem|answer|edge|mark/.test(rule) &&
        !/^(@|\.outcome-picture (\.legend|figcaption))|reading/.test(rule),
    );
  return [
    `:root {${light}}`,
    `@media (prefers-color-scheme: dark) { :root {${dark}} }`,
    '.outcome-picture { font-family: var(--vp-font-family-base); } .paper { fill: var(--vp-c-bg); }',
    ...rules,
  ]
    .join('\n')
    .replaceAll(/\s+/g, ' ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(pictureFile, await outcomePicture());
