/** `contract:diff` in its own git repositories: what breaks users of the last tag, and what may break them. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { announcesBreaking } from '../../tools/contract/diff/version.js';

const run = promisify(execFile);
const tsx = resolve('node_modules/tsx/dist/cli.mjs');
const tool = resolve('tools/contract/diff.ts');

/** A repository with Wabotify's spec in version 0.3.1, committed and, if asked for, tagged. */
async function repository({ tag }: { tag?: string } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'contract-diff-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const git = (...args: string[]) =>
    run(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: folder,
      },
    );
  const file = (name: string) => join(folder, name);
  await mkdir(file('specs'));
  await writeFile(file('specs/wabotify.yaml'), await readFile('specs/wabotify.yaml', 'utf8'));
  await writeFile(file('package.json'), '{ "name": "a-package", "version": "0.3.1" }');
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Begin');
  if (tag !== undefined) await git('tag', tag);
  return {
    folder,
    git,
    remove: (name: string) => unlink(file(name)),
    write: (name: string, text: string) => writeFile(file(name), text),
    /** Changes the text of a file; if nothing changes, the test is wrong. */
    edit: async (name: string, from: string | RegExp, to: string) => {
      const before = await readFile(file(name), 'utf8');
      const after = before.replace(from, to);
      expect(after).not.toBe(before);
      await writeFile(file(name), after);
    },
  };
}

async function diff(cwd: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [tsx, tool, ...args], { cwd });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const spec = 'specs/wabotify.yaml';
const breaks = ['/api/contact/delete-batch:', '/api/contact/delete-many:'] as const;

test('nothing has changed since the tag', async () => {
  const { folder } = await repository({ tag: 'v0.3.1' });
  const { code, out } = await diff(folder);
  expect(out).toContain('The specs since v0.3.1:');
  expect(out).toMatch(/^wabotify\.yaml +0 +0 +0 +unchanged$/m);
  expect(code).toBe(0);
});

test('a breaking change fails, and is named', async () => {
  const { folder, edit } = await repository({ tag: 'v0.3.1' });
  await edit(spec, ...breaks);
  const { code, out, err } = await diff(folder);
  expect(out).toMatch(/^wabotify\.yaml +1 +0 +\d+ +BREAKING$/m);
  expect(out).toContain('wabotify.yaml: Path `/api/contact/delete-batch` was renamed');
  expect(err).toContain('raise the version');
  expect(code).toBe(1);
});

test('so does one that has been committed, seen from the tag or from a ref', async () => {
  const { folder, edit, git } = await repository({ tag: 'v0.3.1' });
  await edit(spec, ...breaks);
  await git('commit', '--quiet', '--all', '--message', 'Break it');
  expect((await diff(folder)).code).toBe(1);
  expect((await diff(folder, 'HEAD~1')).code).toBe(1);
  expect((await diff(folder, 'HEAD')).code).toBe(0);
});

test('a change that breaks nobody passes', async () => {
  const { folder, edit } = await repository({ tag: 'v0.3.1' });
  await edit(spec, "        '500':\n", "        '503':\n          description: Too busy.\n        '500':\n");
  const { code, out } = await diff(folder);
  expect(out).toMatch(/^wabotify\.yaml +0 +[1-9] +\d+ +compatible$/m);
  expect(code).toBe(0);
});

test('a breaking change passes if the version of the package announces it, and is still named', async () => {
  const { folder, edit } = await repository({ tag: 'v0.3.1' });
  await edit(spec, ...breaks);
  await edit('package.json', '0.3.1', '0.3.2');
  expect((await diff(folder)).code).toBe(1);
  await edit('package.json', '0.3.2', '0.4.0');
  const { code, out } = await diff(folder);
  expect(out).toContain('breaking, announced by package 0.3.1 → 0.4.0');
  expect(out).toContain('was renamed');
  expect(code).toBe(0);
});

test('or if a changeset does, which the next version takes up', async () => {
  const { folder, edit, write } = await repository({ tag: 'v0.3.1' });
  await edit(spec, ...breaks);
  await mkdir(join(folder, '.changeset'));
  const changeset = (name: string, level: string) =>
    write(`.changeset/${name}.md`, `---\n'a-package': ${level}\n---\n\nA change.\n`);
  await changeset('README', 'major');
  await changeset('one', 'patch');
  expect((await diff(folder)).code).toBe(1);
  await changeset('two', 'minor');
  const { code, out } = await diff(folder);
  expect(out).toContain('breaking, announced by package 0.3.1 → 0.4.0');
  expect(code).toBe(0);
});

test("or where the spec's own version does", async () => {
  const { folder, edit } = await repository({ tag: 'v0.3.1' });
  await edit(spec, ...breaks);
  await edit(spec, 'version: 1.0.0', 'version: 2.0.0');
  const { code, out } = await diff(folder);
  expect(out).toContain('announced by info.version 1.0.0 → 2.0.0');
  expect(code).toBe(0);
});

test('a removed spec is a breaking change, a new one is not', async () => {
  const { folder, remove, write } = await repository({ tag: 'v0.3.1' });
  await write('specs/another.yaml', await readFile('specs/wabotify.yaml', 'utf8'));
  expect((await diff(folder)).code).toBe(0);
  await remove(spec);
  const { code, out } = await diff(folder);
  expect(out).toContain('wabotify.yaml: The spec is gone.');
  expect(code).toBe(1);
});

test('without any tag there is nothing to break, and that is said', async () => {
  const { folder, edit } = await repository();
  await edit(spec, ...breaks);
  const { code, out } = await diff(folder);
  expect(out).toContain('There is no tag yet');
  expect(code).toBe(0);
});

test('a ref that nobody knows, and no repository at all, cannot be compared with', async () => {
  const { folder, git } = await repository({ tag: 'v0.3.1' });
  expect(await diff(folder, 'v9.9.9')).toMatchObject({ code: 2, err: expect.stringContaining('v9.9.9') });
  expect(await diff(folder, '--all')).toMatchObject({ code: 2 });
  await git('tag', '--delete', 'v0.3.1');
  await rm(join(folder, '.git'), { recursive: true });
  expect(await diff(folder)).toMatchObject({ code: 2, err: expect.stringContaining('no git repository') });
});

test('a spec that is no longer readable cannot be compared', async () => {
  const { folder, write } = await repository({ tag: 'v0.3.1' });
  await write(spec, 'openapi: 3.1.0\ninfo: [');
  expect(await diff(folder)).toMatchObject({ code: 2 });
});

test('a shallow clone says that it may lack the tags, and how to get them', async () => {
  const { folder, edit, git } = await repository({ tag: 'v0.3.1' });
  await edit(spec, ...breaks);
  await git('commit', '--quiet', '--all', '--message', 'Break it');
  await git('clone', '--quiet', '--depth', '1', `file://${folder}`, 'shallow');
  const { code, err } = await diff(join(folder, 'shallow'));
  expect(err).toContain('git fetch --unshallow --tags');
  expect(code).toBe(2);
});

test.each([
  ['1.2.3', '2.0.0', true],
  ['1.2.3', '1.3.0', false],
  ['2.0.0', '1.9.0', false],
  ['0.3.1', '0.4.0', true],
  ['0.3.1', '0.3.2', false],
  ['0.4.0', '0.3.0', false],
  ['0.3.1', '1.0.0-rc.1', true],
  ['1.0.0', undefined, false],
  ['soon', '2.0.0', false],
])('from %s to %s announces a breaking change: %s', (before, after, announced) => {
  expect(announcesBreaking(before, after)).toBe(announced);
});
