/** A receipt in Markdown (GitHub's, for its tables). Everything that could be taken for markup is escaped. */
import type { Block, Cell, ReceiptDocument } from './block.js';

export function markdownOf({ title, blocks }: ReceiptDocument): string {
  return `${[`# ${escaped(title)}`, ...blocks.map(blockOf)].join('\n\n')}\n`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escaped(block.text)}`;
    case 'subheading':
      return `### ${escaped(block.text)}`;
    case 'notice':
      return `> **${escaped(block.text)}**`;
    case 'paragraph':
      return escaped(block.text);
    case 'table': {
      const { caption, head, rows, isCounts = false } = block;
      const rule = head.map((_, index) => (isCounts && index > 0 ? '---:' : '---'));
      return [
        `**${escaped(caption)}**`,
        '',
        rowOf(head.map(escaped)),
        rowOf(rule),
        ...rows.map((cells) => rowOf(cells.map(cellOf))),
      ].join('\n');
    }
  }
}

const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function cellOf(cell: Cell): string {
  if (typeof cell === 'string') return escaped(cell);
  if ('given' in cell) return escaped(cell.given);
  if ('code' in cell) {
    // Unusual code is shown as text, in which everything can be escaped.
    return /^[\w./:@=+-]+(?: [\w./:@=+-]+)*$/.test(cell.code) ? `\`${cell.code}\`` : escaped(cell.code);
  }
  const { page, note } = cell;
  return `${escaped(page.title)}${note && ` (${escaped(note)})`}: <${page.url.replaceAll('|', '%7C')}>`;
}

/** Escapes text, in one line, so that none of it is markup: emphasis, links, HTML, lists, tables, `:emoji:`. */
const escaped = (text: string): string =>
  text
    .replace(/\s/g, (space) => (space === '\u00a0' ? space : ' '))
    .replace(/[\\`*_[\]<>&|~#$^{}@]/g, '\\$&')
    .replace(/:(?=\/|[\w+-]+:)/g, '\\:')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/^(?=[-+=])|(?<=^\d+)(?=[.)])/, '\\')
    .replaceAll('\u00a0', '&nbsp;');
