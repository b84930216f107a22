/** What the guide on providers of one's own shows is the example, and its commands do what it says. */
import { readFileSync } from 'node:fs';
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

test.each(commands)('%s', async (command) => {
  const [, name, ...args] = command.split(' ');
  expect(name).toBe('contact-deletion');
  // The files are there already: what is asked is whether the command would write the same.
  const more = args[0] === 'generate' ? ['--check'] : [];
  const ended = await runHere([...args, ...more], { cwd: folder });
  expect(ended.code, ended.stdout + ended.stderr).toBe(0);
});
