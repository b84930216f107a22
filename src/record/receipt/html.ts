/**
 * A receipt as one HTML file: printable, with its style inside, without scripts or external resources. Its policy forbids
 * the browser to load anything.
 */
import { createHash } from 'node:crypto';
import type { Block, Cell, ReceiptDocument } from './block.js';

const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 2rem 0 0.5rem; padding-top: 0.75rem; border-top: 2px solid #1a1a1a; font-size: 1.25rem; }
h3 { margin: 1.25rem 0 0; font-size: 1.05rem; }
p { margin: 0.5rem 0; }
.notice { padding: 0.6rem 0.9rem; border: 2px solid #a3350b; font-weight: 600; }
table { width: 100%; margin: 1rem 0; border-collapse: collapse; font-size: 0.9rem; }
caption { padding: 0 0 0.3rem; text-align: left; font-weight: 600; }
th, td { padding: 0.3rem 0.5rem; border: 1px solid #8a8a8a; text-align: left; vertical-align: top; }
thead th { background: #ececec; }
tbody th { font-weight: 600; }
a, bdi, .long { overflow-wrap: anywhere; }
.counts td, .counts thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
code { font: 0.85em ui-monospace, Consolas, "Liberation Mono", monospace; }
a { color: #0b4a8f; }
@page { margin: 18mm 15mm; }
@media (max-width: 45rem) { th, td { overflow-wrap: anywhere; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  table { font-size: 8pt; }
  h2, h3, caption { break-after: avoid; }
  tr, .notice { break-inside: avoid; }
  thead { display: table-header-group; }
  thead th { print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;

const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

export function htmlOf({ language, title, blocks }: ReceiptDocument): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${blocks.map(blockOf).join('\n')}
</main>
</body>
</html>
`;
}

/** Longer code may break across lines, so that a table keeps its width. */
const LONG = 24;

const tags = { heading: 'h2', subheading: 'h3', paragraph: 'p' } as const;

function blockOf(block: Block): string {
  if (block.kind === 'notice') return `<p class="notice">${escaped(block.text)}</p>`;
  if (block.kind !== 'table') {
    const tag = tags[block.kind];
    return `<${tag}>${escaped(block.text)}</${tag}>`;
  }
  const { caption, head, rows, isCounts } = block;
  return [
    isCounts ? '<table class="counts">' : '<table>',
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${head.map((each) => `<th scope="col">${escaped(each)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(
      ([first = '', ...rest]) =>
        `<tr><th scope="row">${cellOf(first)}</th>${rest.map((cell) => `<td>${cellOf(cell)}</td>`).join('')}</tr>`,
    ),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function cellOf(cell: Cell): string {
  if (typeof cell === 'string') return escaped(cell);
  // It may be in a right-to-left script, and must not affect the text around it.
  if ('given' in cell) return `<bdi>${escaped(cell.given)}</bdi>`;
  if ('code' in cell) {
    const { code } = cell;
    return `<code${code.length > LONG ? ' class="long"' : ''}>${escaped(code)}</code>`;
  }
  const { page, note } = cell;
  const link = `<a href="${escaped(page.url)}">${escaped(page.url)}</a>`;
  return `${escaped(page.title)}${note && ` (${escaped(note)})`}: ${link}`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u00a0': '&nbsp;',
};

/** Escapes text for any place in HTML, including attribute values. */
const escaped = (text: string): string =>
  text.replace(/[&<>"'\u00a0]/g, (character) => references[character] ?? character);
