/**
 * What the guides quote of the program, it says: in docs/conversation.txt, which is made from runs, or else in the source. `…`
 * stands for what is otherwise each time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeBlocks } from '../clients/shown-code.js';

const conversation = readFileSync('docs/conversation.txt', 'utf8').split('\n').map(withOneSpace);

/** Each file on one line, with the texts that are put together from several in one. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => withOneSpace(readFileSync(`src/${name}`, 'utf8').replace(/['`] \+\n\s*['`]/g, '')));

function withOneSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Whether the pieces of a line, which `…` separates, are there in their order. */
function isSaid(quoted: string, said: string): boolean {
  let from = 0;
  return quoted.split('…').every((piece) => {
    const place = said.indexOf(piece.trim(), from);
    from = place + piece.length;
    return place >= 0;
  });
}

const linesIn = (page: string) =>
  codeBlocks(`docs/guides/${page}.md`, 'text').flatMap((block) => block.split('\n').filter(Boolean));

describe.each(['command-line', 'troubleshooting'])('what is quoted in %s', (page) => {
  const lines = linesIn(page);

  test('is something', () => {
    expect(lines.length).toBeGreaterThan(5);
  });

  test.each(lines)('is said: %s', (line) => {
    const quoted = withOneSpace(line);
    expect(quoted.split('…').some((piece) => piece.trim().length > 12)).toBe(true);
    const isInConversation = conversation.some((said) => isSaid(quoted, said));
    const message = quoted.replace(/^contact-deletion: /, '');
    expect(isInConversation || sources.some((source) => isSaid(message, source))).toBe(true);
  });
});
