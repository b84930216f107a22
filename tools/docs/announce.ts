/** What is said of the site to search engines, link previews and language models. */
import { readFileSync } from 'node:fs';
import type { HeadConfig } from 'vitepress';
import type { ShownGroup } from '../../docs/.vitepress/navigation.js';
import { texts } from '../../docs/.vitepress/texts.js';
import { repository } from './places.js';

/** The Open Graph of a page. */
export function openGraph(title: string, description: string, url: string): HeadConfig[] {
  const properties = { type: 'website', site_name: texts.en.site.title, title, description, url };
  return Object.entries(properties).map(([name, content]) => ['meta', { property: `og:${name}`, content }]);
}

/** Where a page is, from its Markdown: `guides/outcomes.md` is `guides/outcomes.html`. */
export const addressOf = (relativePath: string): string =>
  relativePath.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html');

/** `llms.txt`: the English pages, each with what it is about (https://llmstxt.org). */
export function llmsText(groups: readonly ShownGroup[], docs: string, site: string): string {
  const { title, description } = texts.en.site;
  const sections = groups.map(({ text, items }) =>
    [
      `## ${text}`,
      '',
      ...items.map((item) => {
        const about = aboutOf(`${docs}${item.link.replace(/\/$/, '/index')}.md`);
        const address = item.link.slice(1) + (/(\/|\.html)$/.test(item.link) ? '' : '.html');
        return `- [${item.text}](${site}${address})${about ? `: ${about}` : ''}`;
      }),
    ].join('\n'),
  );
  const specs = Object.keys(texts.en.providers).map(
    (provider) => `- [specs/${provider}.yaml](${repository}/blob/main/specs/${provider}.yaml)`,
  );
  return `# ${title}\n\n> ${description}\n\n${sections.join('\n\n')}\n\n## OpenAPI\n\n${specs.join('\n')}\n`;
}

/** The description in the front matter of a page. */
function aboutOf(file: string): string | undefined {
  try {
    return /^description: "?(.*?)"?$/m.exec(readFileSync(file, 'utf8').split('\n---\n')[0] ?? '')?.[1];
  } catch {
    // A page that Redoc makes has no Markdown.
    return undefined;
  }
}
