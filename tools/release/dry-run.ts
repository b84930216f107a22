/**
 * `npm run release:dry-run`: every step of a release on a copy of this folder, up to `npm publish --dry-run`. It changes
 * nothing here and publishes nothing.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const copy = await mkdtemp(join(tmpdir(), 'contact-deletion-release-'));

/** Runs a program in the copy. If it fails, what it said at the end is shown. */
async function inCopy(file: string, ...args: string[]) {
  try {
    return await run(file, args, { cwd: copy, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    const said = `${stdout}${stderr}`.trim().split('\n').slice(-30).join('\n');
    throw new Error(`${file} ${args.join(' ')} failed:\n${said}`);
  }
}
const read = (file: string) => readFile(join(copy, file), 'utf8');

async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  return result;
}

function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Takes what git knows or would take up, and none of what is ignored. */
async function copyProject(): Promise<void> {
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  for (const file of stdout.split('\0').filter((name) => name !== ''))
    await cp(file, join(copy, file), { force: true }).catch(ignoreMissing);
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
  await inCopy('git', 'init', '--quiet', '--initial-branch', 'main');
  await inCopy('git', 'add', '.');
  const author = [
    '-c',
    'user.name=dry run',
    '-c',
    'user.email=dry-run@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  await inCopy('git', ...author, 'commit', '--quiet', '--message', 'Everything');
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** @returns The version that was made. */
async function makeVersion(): Promise<string> {
  const changesets = async () =>
    (await readdir(join(copy, '.changeset'))).filter((name) => name.endsWith('.md') && name !== 'README.md');
  // Between a release and the next changeset there is nothing to release: the copy gets a change to try with.
  if ((await changesets()).length === 0)
    await writeFile(
      join(copy, '.changeset/dry-run.md'),
      "---\n'contact-deletion': patch\n---\n\nA dry run.\n",
    );
  const before = JSON.parse(await read('package.json')) as { version: string };
  await inCopy('npm', 'run', 'release:version');
  const { version } = JSON.parse(await read('package.json')) as { version: string };
  assert(version !== before.version, `The version is still ${version}.`);
  assert((await changesets()).length === 0, 'A changeset is left.');
  assert((await read('src/version.ts')).includes(`'${version}'`), 'src/version.ts has another version.');
  const lock = JSON.parse(await read('package-lock.json')) as {
    version: string;
    packages: Record<string, { version: string }>;
  };
  assert(
    lock.version === version && lock.packages['']?.version === version,
    'The lockfile has another version.',
  );
  return version;
}

/** @returns What npm says of the package. */
async function publishDryRun(version: string) {
  const args = [
    'publish',
    `./release/contact-deletion-${version}.tgz`,
    '--ignore-scripts',
    '--access',
    'public',
  ];
  const { stdout } = await inCopy('npm', ...args, '--dry-run', '--json');
  const said = JSON.parse(stdout) as Record<string, unknown>;
  const { id, size, unpackedSize, entryCount } = (said['contact-deletion'] ?? said) as {
    id: string;
    size: number;
    unpackedSize: number;
    entryCount: number;
  };
  assert(id === `contact-deletion@${version}`, `npm would publish ${id}.`);
  return `${entryCount} files, ${Math.round(size / 1000)} kB packed, ${Math.round(unpackedSize / 1000)} kB unpacked`;
}

try {
  await step('copy', copyProject);
  const version = await step('version and changelog', makeVersion);
  const { stdout: packed } = await step('build, pack, bill of materials, notes', () =>
    inCopy('npm', 'run', 'release:pack'),
  );
  await step('checksums', () =>
    run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: join(copy, 'release') }),
  );
  const published = await step('npm publish --dry-run', () => publishDryRun(version));
  console.log(`\n${packed.trim().split('\n').at(-1)}`);
  const notes = await read('release/notes.md');
  assert(/^[-#]/m.test(notes), 'The notes of the release are empty.');
  console.log(
    `contact-deletion@${version}: ${published}. Its notes have ${notes.split('\n').length - 1} lines and begin:\n`,
  );
  console.log(notes.split('\n').slice(0, 5).join('\n'));
} finally {
  await rm(copy, { recursive: true, force: true });
}
