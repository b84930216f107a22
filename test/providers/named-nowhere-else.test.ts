/** A provider is named in its own folder and in one line of `builtin.ts`, and nowhere else in `src/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtinDefinitions } from '../../src/providers/definitions.js';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .sort();

const isOwn = (name: string, file: string) =>
  file === 'providers/builtin.ts' || file.startsWith(`providers/${name}/`);

/** The lines that contain one of the words, in upper or lower case. */
function placesOf(words: readonly string[], file: string, text: string): string[] {
  const small = words.map((word) => word.toLowerCase());
  return [file, ...text.split('\n')].flatMap((line, number) =>
    small.some((word) => line.toLowerCase().includes(word)) ? [`${file}:${number} ${line.trim()}`] : [],
  );
}

describe.each(builtinDefinitions.map(({ name, title }) => [name, title] as const))('%s', (name, title) => {
  const words = [name, ...(title ? [title] : [])];
  const places = files
    .filter((file) => !isOwn(name, file))
    .flatMap((file) => placesOf(words, file, readFileSync(join(src, file), 'utf8')));

  test('stands nowhere but in its folder: not in code, in words for people, in a comment or in the name of a file', () => {
    expect(places).toEqual([]);
  });

  test('would be seen in each of these', () => {
    const comment = `/** As ${name.toUpperCase()} does. */`;
    expect(placesOf(words, 'cli/help.ts', `import x;\n${comment}`)).toEqual([`cli/help.ts:2 ${comment}`]);
    expect(placesOf(words, `cli/${name}.ts`, '')).toHaveLength(1);
    expect(placesOf(words, 'cli/help.ts', `createX('${words.at(-1)}')`)).toHaveLength(1);
  });

  test('has a folder with something in it, and one line in the list of all', () => {
    expect(files.filter((file) => file.startsWith(`providers/${name}/`)).length).toBeGreaterThan(3);
    const builtin = readFileSync(join(src, 'providers/builtin.ts'), 'utf8');
    expect(placesOf([name], 'providers/builtin.ts', builtin)).toHaveLength(1);
  });
});
