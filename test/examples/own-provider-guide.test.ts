/** What the guide on providers of one's own shows is the example, and its commands do what it says. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runHere } from '../cli/in-process.js';

const folder = fileURLToPath(new URL('../../examples/own-provider/', import.meta.url));
const guide = readFileSync('docs/guides/own-provider.md', 'utf8');

const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code ?? '',
  );

const shown = { ts: ['acme.ts', 'delete.ts', 'contact-deletion.config.ts'], yaml: ['spec.yaml'] };

test.each(Object.entries(shown))(
  'its %s is that of the example, in the order of the files',
  (language, files) => {
    const found = blocks(language).map((code) =>
      files.filter((file) => readFileSync(`${folder}${file}`, 'utf8').includes(code)),
    );
    expect(found).toEqual(files.map((file) => [file]));
  },
);

const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));

test('it shows commands', () => {
  expect(commands).toHaveLength(3);
});

/** What keeps a command from writing into the example: the generated files are there, and must be the same. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  generate: ['--check'],
  delete: ['--journal', join(tmpdir(), 'guide.journal')],
};

test.each(commands)('%s', async (command) => {
  const [, name, ...args] = command.split(' ');
  expect(name).toBe('contact-deletion');
  const ended = await runHere([...args, ...(harmless[args[0] ?? ''] ?? [])], { cwd: folder });
  expect(ended.code, ended.stdout + ended.stderr).toBe(0);
});
