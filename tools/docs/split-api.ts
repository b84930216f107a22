/** Splits a page of the API that nobody would read to its end: functions stay, the other groups get a page each. */

export interface ApiPage {
  /** Below `docs/api/`. */
  readonly file: string;
  readonly text: string;
}

/** Below it, a page stays whole. */
const readable = 400;

interface Part extends ApiPage {
  readonly group: string;
}

/** Where an anchor of a page before the split is after it. */
type Moved = ReadonlyMap<string, { readonly file: string; readonly anchor: string }>;

/** All pages, with their links among each other. */
export function splitPages(pages: readonly ApiPage[]): readonly ApiPage[] {
  const split = pages.map((page) => ({ page, parts: partsOf(shortened(page)) }));
  const moved = new Map(split.map(({ page, parts }) => [page.file, movedIn(parts)]));
  return split.flatMap(({ page, parts }) =>
    parts.map(({ file, text }) => ({ file, text: relinked(text, page.file, file, moved) })),
  );
}

/** Without what a class inherits, which stands with the class that it is from, and without links to single members. */
function shortened({ file, text }: ApiPage): ApiPage {
  const withoutInherited = text.replaceAll(/^##### (?:(?!^#{2,5} |^\*\*\*$)[\s\S])*/gm, (member) =>
    /^#{6} Inherited from$/m.test(member) ? '' : member,
  );
  const withoutEmpty = withoutInherited.replaceAll(/^#### \w+\n+(?=#{2,4} |\*\*\*)/gm, '');
  const withoutLinks = withoutEmpty.replaceAll(/\)\.\[(`\w+`)\]\([^)]*\)/g, ').$1');
  return {
    file,
    text: withoutLinks
      .split(/^(?=### )/m)
      .map(exampleFirst)
      .join(''),
  };
}

/** The example of a function comes right after what it does, and not after its last table. */
function exampleFirst(section: string): string {
  const [example = ''] = /^#### Example\n[\s\S]*?^```\n+/m.exec(section) ?? [];
  const rest = section.replace(example, '');
  const at = rest.search(/^#### /m);
  return example === '' || at < 0 ? section : rest.slice(0, at) + example + rest.slice(at);
}

function partsOf({ file, text }: ApiPage): readonly Part[] {
  const groups = text.split(/^(?=## )/m);
  if (text.split('\n').length < readable || file === 'index.md') return [{ file, text, group: '' }];
  const isKept = (group: string) => !/^## (Interfaces|Type Aliases|Classes)\n/.test(group);
  const parts = groups
    .filter((group) => !isKept(group))
    .map((group) => {
      const title = /^## (.*)/.exec(group)?.[1] ?? '';
      const own = file.replace(/\.md$/, `/${title.toLowerCase().replaceAll(' ', '-')}.md`);
      const entry = /^# (.*)/m.exec(text)?.[1] ?? '';
      return { file: own, group: title, text: group.replace(/^## .*/, `# ${entry}: ${title}`) };
    });
  const contents = parts.map((part) => `## ${part.group}\n\n${listOf(part, file)}\n`).join('\n');
  return [{ file, text: `${groups.filter(isKept).join('')}\n${contents}`, group: '' }, ...parts];
}

/** A list of what is on another page. Each has the anchor that its heading has there. */
const listOf = ({ file, text }: Part, from: string): string =>
  [...text.matchAll(/^### (.*)/gm)]
    .map(([, heading = '']) => {
      const anchor = anchorOf(heading);
      const name = heading.replaceAll(/`|\\|abstract /g, '');
      return `- <a id="${anchor}"></a>[\`${name}\`](${relative(from, file)}#${anchor})`;
    })
    .join('\n');

/** As VitePress makes them. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

function movedIn(parts: readonly Part[]): Moved {
  const moved = new Map<string, { file: string; anchor: string }>();
  const all = new Map<string, number>();
  // The page before the split had the groups in this order.
  for (const { file, text } of parts) {
    const here = new Map<string, number>();
    for (const [, heading = ''] of text.matchAll(/^#{3,6} (.*)/gm)) {
      const anchor = anchorOf(heading);
      moved.set(counted(all, anchor), { file, anchor: counted(here, anchor) });
    }
    for (const [, id = ''] of text.matchAll(/<a id="([^"]+)"><\/a> /g)) moved.set(id, { file, anchor: id });
  }
  return moved;
}

/** With the number that a repeated anchor gets. */
function counted(counts: Map<string, number>, anchor: string): string {
  const count = counts.get(anchor) ?? 0;
  counts.set(anchor, count + 1);
  return count === 0 ? anchor : `${anchor}-${count}`;
}

function relinked(text: string, page: string, file: string, moved: ReadonlyMap<string, Moved>): string {
  return text.replaceAll(/\]\(([\w./-]+\.md)?(?:#([\w-]+))?\)/g, (link, path?: string, anchor?: string) => {
    const target = path === undefined ? page : resolved(page, path);
    const known = moved.get(target);
    if (!known) return link;
    if (anchor === undefined) return `](${relative(file, target)})`;
    const place = known.get(anchor) ?? known.get(anchor.replace(/-\d+$/, ''));
    if (!place) return link;
    return `](${place.file === file ? '' : relative(file, place.file)}#${place.anchor})`;
  });
}

const resolved = (from: string, path: string): string => new URL(path, `file:///${from}`).pathname.slice(1);

function relative(from: string, to: string): string {
  const up = from.split('/').length - 1;
  return `${up === 0 ? './' : '../'.repeat(up)}${to}`;
}
