/** Follows every internal link of a built site. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { loadSpec } from '../../contract/spec.js';
import { base, type Site } from './browser.js';

/** The broken links, as `page: link`. */
export function brokenLinks({ folder, pages }: Pick<Site, 'folder' | 'pages'>): readonly string[] {
  const places = new Map(
    pages.map((page) => [page, placesOn(page, readFileSync(join(folder, page), 'utf8'))]),
  );
  return pages.flatMap((page) => {
    const html = withoutScripts(readFileSync(join(folder, page), 'utf8'));
    const links = [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    return [...new Set(links)]
      .filter((link) => !leadsSomewhere(link, page, places))
      .map((link) => `${page}: ${link}`);
  });
}

function leadsSomewhere(
  link: string,
  from: string,
  places: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (/^(https?|mailto):/.test(link)) return true;
  const [path = '', anchor = ''] = link.split('#');
  if (path.startsWith('/') && !path.startsWith(base)) return false;
  const within = path.startsWith('/') ? path.slice(base.length) : posix.join(posix.dirname(from), path);
  const page = path === '' ? from : within === '' || within.endsWith('/') ? `${within}index.html` : within;
  const found = places.get(posix.normalize(page));
  return found !== undefined && (anchor === '' || found.has(decodeURIComponent(anchor)));
}

/** The anchors of a page; on a reference page, Redoc's addresses of its operations. */
function placesOn(page: string, html: string): ReadonlySet<string> {
  const provider = /reference\/(huduma|sendme123|wabotify)\.html$/.exec(page)?.[1] as
    | 'huduma'
    | 'sendme123'
    | 'wabotify'
    | undefined;
  if (!provider) return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id));
  const operations = Object.values(loadSpec(provider).paths).flatMap((item) => [
    item.delete,
    item.get,
    item.head,
    item.post,
  ]);
  const addresses = operations.flatMap((each) =>
    each ? `/contacts/${each.operationId?.toLowerCase()}` : [],
  );
  return new Set(['/', '/contacts', ...addresses]);
}

const withoutScripts = (html: string) => html.replaceAll(/<script[\s\S]*?<\/script>/g, '');
