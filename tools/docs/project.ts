/** The pages about the project, from the files at the top of the repository: `docs/project/`. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { repository } from './places.js';
import { root } from './specs.js';

/** Their names in the site, by the file that each is made from. */
const pages = new Map([
  ['ARCHITECTURE.md', 'architecture'],
  ['CHANGELOG.md', 'changelog'],
  ['CONTRIBUTING.md', 'contributing'],
  ['SECURITY.md', 'security'],
]);

export async function buildProjectPages(): Promise<void> {
  const folder = join(root, 'docs/project');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [file, name] of pages) {
    if (!existsSync(join(root, file))) continue;
    const source = await readFile(join(root, file), 'utf8');
    await writeFile(join(folder, `${name}.md`), projectPage(source));
  }
}

/** The file as a page: its links lead to pages of the site where there is one, else to the repository. */
export function projectPage(source: string): string {
  const links = /(\]\()(?!https?:|mailto:|#)([^)\s#]+)(#[^)\s]*)?\)/g;
  const body = source.replaceAll(links, (_, start: string, path: string, anchor = '') => {
    return `${start}${placeOf(posix.normalize(path), anchor)})`;
  });
  return `---\noutline: [2, 3]\n---\n\n${withoutInterpolation(body)}`;
}

function placeOf(path: string, anchor: string): string {
  const own = pages.get(path);
  if (own !== undefined) return `./${own}.md${anchor}`;
  const [, page] = /^docs\/(.+\.md)$/.exec(path) ?? [];
  if (page !== undefined) return `../${page}${anchor}`;
  const isFile = /\.\w+$/.test(path) || path === 'LICENSE';
  return `${repository}/${isFile ? 'blob' : 'tree'}/main/${path.replace(/\/$/, '')}${anchor}`;
}

/** Vue would read double braces outside of code blocks as its own. */
const withoutInterpolation = (text: string) => `::: v-pre\n\n${text.trim()}\n\n:::\n`;
