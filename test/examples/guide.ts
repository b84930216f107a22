/** The code in the guide on your own provider. */
import { readFileSync } from 'node:fs';

const guide = readFileSync('docs/guides/own-provider.md', 'utf8');

export const blocksOfGuide = (language: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code ?? '',
  );
