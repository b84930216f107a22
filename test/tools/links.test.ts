/** Links work for those who read them: on npm, in the package, and from a form on GitHub. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const { files, homepage } = JSON.parse(await readFile('package.json', 'utf8')) as {
  files: string[];
  homepage: string;
};
const repository = 'https://github.com/contact-deletion/contact-deletion/';
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, '');

const linksIn = (text: string) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: +(\S+)|\burl: +(https:\S+)/gm)].map(
    ([, inline, reference, field]) => inline ?? reference ?? field ?? '',
  );

/** The anchors that GitHub gives the headings of a page; in the docs an explicit one wins. */
const anchorsOf = (markdown: string) =>
  [...withoutCode(markdown).matchAll(/^#+ (.*?)(?: \{#([\w-]+)\})?$/gm)].map(
    ([, title = '', anchor]) =>
      anchor ??
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
  );

const isPacked = (path: string) =>
  ['README.md', 'LICENSE', 'package.json', ...files].some(
    (name) => path === name || path.startsWith(`${name}/`),
  );

/** @returns What is wrong with a link in a file, or undefined. */
async function problemOf(link: string, file: string): Promise<string | undefined> {
  const [address = '', anchor] = link.split('#');
  if (link.startsWith('#')) return anchorProblem(file, anchor);
  const inRepository = new RegExp(`^${repository}(?:blob|tree)/main/(.+)$`).exec(address)?.[1];
  if (inRepository !== undefined)
    return existsSync(inRepository) ? anchorProblem(inRepository, anchor) : `${link}: no such file`;
  if (address.startsWith(homepage)) {
    const page = address.slice(homepage.length);
    const exists = ['.md', 'index.md'].some((end) => existsSync(join('docs', `${page}${end}`)));
    return exists ? undefined : `${link}: no such page`;
  }
  if (/^https:/.test(link)) return undefined;
  const path = normalize(join(file, '..', address));
  return isPacked(path) && existsSync(path) ? anchorProblem(path, anchor) : `${link}: not in the package`;
}

async function anchorProblem(file: string, anchor: string | undefined): Promise<string | undefined> {
  if (anchor === undefined || !file.endsWith('.md')) return undefined;
  return anchorsOf(await readFile(file, 'utf8')).includes(anchor)
    ? undefined
    : `${file}#${anchor}: no such heading`;
}

const problemsIn = async (text: string, file: string) =>
  (await Promise.all(linksIn(text).map((link) => problemOf(link, file)))).filter(
    (each) => each !== undefined,
  );

const packedPages = (await Promise.all(files.filter((name) => !name.includes('.')).map(pagesBelow))).flat();
async function pagesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

const forms = (await readdir('.github/ISSUE_TEMPLATE')).map((name) => join('.github/ISSUE_TEMPLATE', name));
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...packedPages,
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  ...forms,
].concat('.github/PULL_REQUEST_TEMPLATE.md');

test('the packed pages are known', () => {
  expect(packedPages).toContain('specs/es/README.md');
});

test.each(pages)('%s has no dead link', async (page) => {
  expect(await problemsIn(await readFile(page, 'utf8'), page)).toEqual([]);
});

test('the README refers to no link that it does not define', async () => {
  const readme = withoutCode(await readFile('README.md', 'utf8'));
  const defined = new Set([...readme.matchAll(/^\[([^\]]+)\]: /gm)].map(([, name]) => name));
  const used = [...readme.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => name);
  expect(used.filter((name) => !defined.has(name))).toEqual([]);
});

describe('a dead link is noticed:', () => {
  test.each([
    ['a file that is not packed', '[x](ARCHITECTURE.md)', 'not in the package'],
    ['a packed file that does not exist', '[x](specs/none.yaml)', 'not in the package'],
    ['a file that the repository does not have', `[x]: ${repository}blob/main/NONE.md`, 'no such file'],
    [
      'a heading that the file does not have',
      `[x](${repository}blob/main/SECURITY.md#none)`,
      'no such heading',
    ],
    ['a heading that the page does not have', '[x](#none)', 'no such heading'],
    ['a page that the site does not have', `[x](${homepage}none)`, 'no such page'],
  ])('%s', async (_, text, problem) => {
    expect((await problemsIn(text, 'README.md')).join()).toContain(problem);
  });

  test('and a live one is not', async () => {
    const live = `[a](#install) [b](specs/es/README.md) [c](${repository}blob/main/SECURITY.md#what-is-in-scope)`;
    expect(await problemsIn(live.replace('#install', '#security'), 'SECURITY.md')).toEqual([]);
  });
});
