/** Each page of the docs has a Spanish version of the current English, with the same code, links, anchors and structure. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { unfaithful } from '../specs/translation.js';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/** The pages in a folder, without generated ones and other languages. */
function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !/^(es|api|commands|project|public|\.vitepress)\//.test(path))
    .sort();
}

interface Page {
  /** The front matter, without the texts in it. */
  settings: Record<string, unknown>;
  /** On a Spanish page, the digest of the English that was translated. */
  english: unknown;
  /** Each fenced block, with its language. */
  code: string[];
  /** Level and anchor of each heading. */
  headings: string[];
  components: string[];
  /** The rest, in Markdown. */
  prose: string;
}

function read(source: string): Page {
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [
    undefined,
    '',
    source,
  ];
  const {
    title: _,
    description: __,
    english,
    ...settings
  } = (parse(matter) ?? {}) as Record<string, unknown>;
  const blocks = /^(`{3,})[\s\S]*?^\1$/gm;
  const text = body.replace(blocks, '(code)');
  return {
    settings,
    english,
    code: body.match(blocks) ?? [],
    headings: [...text.matchAll(/^(#+) (.*?)(?: \{#([\w-]+)\})?$/gm)].map(
      ([, level, heading = '', anchor]) => `${level} ${anchor ?? anchorOf(heading)}`,
    ),
    components: text.match(/<\/?[A-Za-z][^>]*>/g) ?? [],
    prose: text.replace(/ \{#[\w-]+\}$/gm, ''),
  };
}

/** The anchor that VitePress gives to a heading without one of its own. */
function anchorOf(heading: string): string {
  const words = heading
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '');
  return words.replace(/^(?=\d)/, '_');
}

/** On a Spanish page, links to the site lead to Spanish pages, except for the API reference and pictures. */
const withSpanishLinks = (english: string) =>
  english.replace(/\]\(\/(?!api\/|[\w-]+\.(png|svg|webp)\))/g, '](/es/');

const digestOf = (source: string) => createHash('sha256').update(source).digest('hex').slice(0, 12);

/** All differences between a Spanish page and its English, except for the language. */
function problemsOf(english: string, spanish: string): string[] {
  const [from, to] = [read(english), read(spanish)];
  const digest = digestOf(english);
  return [
    ...(to.english === digest
      ? []
      : [`was translated from another English: look it over, then say english: ${digest}`]),
    ...(['settings', 'code', 'headings', 'components'] as const)
      .filter((part) => JSON.stringify(from[part]) !== JSON.stringify(to[part]))
      .map((part) => `has other ${part}`),
    ...unfaithful(withSpanishLinks(from.prose), to.prose),
  ];
}

const pages = pagesIn(docs);

describe('the Spanish pages', () => {
  it('are as many as the English ones, under the same names', () => {
    expect(pages).toContain('index.md');
    expect(pagesIn(`${docs}es/`)).toEqual(pages);
  });

  it.each(pages)('say what %s says', (page) => {
    const [english, spanish] = [docs, `${docs}es/`].map((folder) => readFileSync(folder + page, 'utf8'));
    expect(problemsOf(english ?? '', spanish ?? '')).toEqual([]);
  });
});

describe('the check of a page', () => {
  const english = `---
title: Deleting
outline: false
---

# Deleting, at 2 a.m.

See [the reference](/#reference), [the API](/api/x.md) and \`maxDelete\`: 1,000.

## The picture {#picture}

<Picture />

- One.

\`\`\`ts
deleteContacts();
\`\`\`
`;
  const spanish = `---
title: Eliminar
outline: false
english: ${digestOf(english)}
---

# Eliminar a las 2 de la mañana {#deleting-at-2-a-m}

Consulta [la referencia](/es/#reference), [la API](/api/x.md) y \`maxDelete\`: 1000.

## La imagen {#picture}

<Picture />

- Uno.

\`\`\`ts
deleteContacts();
\`\`\`
`;

  it('has nothing to say about a faithful one', () => {
    expect(problemsOf(english, spanish)).toEqual([]);
  });

  it.each([
    ['a changed setting', 'outline: false', 'outline: true', 'has other settings'],
    ['other code', 'deleteContacts();', 'eliminarContactos();', 'has other code'],
    ['a lost block of code', /```ts[\s\S]*/, '', 'has other code'],
    ['a lost anchor', ' {#deleting-at-2-a-m}', '', 'has other headings'],
    ['a heading of another level', '## La imagen', '### La imagen', 'has other headings'],
    ['a lost component', '<Picture />', '', 'has other components'],
    ['a link to the English page', '(/es/#reference)', '(/#reference)', 'lost the link /es/#reference'],
    ['a lost identifier', '`maxDelete`', 'el máximo', 'lost the code `maxDelete`'],
    ['another number', '1000', '100', 'lost the number 1000'],
    ['a lost item', '- Uno.', 'Uno.', 'has 0 items of lists instead of 1'],
  ])('reports %s', (_, what, damage, problem) => {
    expect(problemsOf(english, spanish.replace(what, damage))).toContain(problem);
  });

  it('reports that the English has changed, and says what to write once the Spanish is right again', () => {
    const changed = english.replace('One.', 'Two.');
    expect(problemsOf(changed, spanish)).toEqual([
      `was translated from another English: look it over, then say english: ${digestOf(changed)}`,
    ]);
  });
});
