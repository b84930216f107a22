/** The code that the guide on providers of one's own shows. */
import { readFileSync } from 'node:fs';

const guide = readFileSync('docs/guides/own-provider.md', 'utf8');

export const blocksOfGuide = (language: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code ?? '',
  );
