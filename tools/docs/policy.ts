/** The Content-Security-Policy of each page of the site. */
import { createHash } from 'node:crypto';

/** `ours`: pages that VitePress makes. `redoc`: Redoc adds its styles to the page at run time, with an icon font. */
export type PageKind = 'ours' | 'redoc';

const more: Readonly<Record<PageKind, Readonly<Record<string, readonly string[]>>>> = {
  ours: { 'style-src': ["'self'"], 'font-src': ["'self'"] },
  redoc: { 'style-src': ["'self'", "'unsafe-inline'"], 'font-src': ["'self'", 'data:'] },
};

const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

/** Puts the policy of a page into its head. Only its own inline scripts are allowed, by their hashes. */
export function withPolicy(html: string, kind: PageKind): string {
  const policy = Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...hashesOf(html)],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    ...more[kind],
  }).map(([directive, sources]) => `${directive} ${sources.join(' ')}`);
  const tag = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`;
  const marked = html.replace(/<meta charset="[^"]*"\s*\/?>/i, (charset) => `${charset}\n    ${tag}`);
  if (marked === html) throw new Error('A page without a charset has no place for its policy.');
  return marked;
}

/** The policy that a page carries. */
export function policyOf(html: string): string | undefined {
  return meta.exec(html)?.[1];
}

function hashesOf(html: string): readonly string[] {
  const hashes = new Set<string>();
  for (let at = html.indexOf('<script'); at >= 0; ) {
    const start = html.indexOf('>', at) + 1;
    const end = html.indexOf('</script>', start);
    const isInline = !/\ssrc=/.test(html.slice(at, start));
    if (isInline) {
      const hash = createHash('sha256').update(html.slice(start, end)).digest('base64');
      hashes.add(`'sha256-${hash}'`);
    }
    at = html.indexOf('<script', end);
  }
  return [...hashes];
}
