/** Earlier versions of the specs, from git. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The specs cannot be compared: the earlier version is unknown, or is not here. */
export class CannotCompare extends Error {
  override readonly name = 'CannotCompare';
}

async function git(...args: string[]): Promise<string | undefined> {
  try {
    return (await run('git', args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch {
    return undefined;
  }
}

/** The given commit, or the last tag before this one; undefined if there is no tag yet. */
export async function baseOf(ref: string | undefined): Promise<string | undefined> {
  if ((await git('rev-parse', '--git-dir')) === undefined)
    throw new CannotCompare('This is no git repository, so there is nothing to compare with.');
  const shallow = (await git('rev-parse', '--is-shallow-repository'))?.trim() === 'true';
  const hint = shallow
    ? ' This clone is shallow: `git fetch --unshallow --tags` gets the rest (in GitHub Actions, `fetch-depth: 0`).'
    : '';
  if (ref !== undefined) {
    const known = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
    if (known === undefined) throw new CannotCompare(`There is no commit called ${ref}.${hint}`);
    return ref;
  }
  const tag = (await git('describe', '--tags', '--abbrev=0'))?.trim();
  if (tag === undefined && shallow) throw new CannotCompare(`No tag is here.${hint}`);
  return tag;
}

/** The text of a file at `ref`; undefined if there was none. The path is relative to this folder. */
export const textAt = (ref: string, path: string) => git('show', `${ref}:./${path}`);

/** The names of the specs at `ref`. */
export async function specsAt(ref: string): Promise<string[]> {
  const listed = await git('ls-tree', '--name-only', ref, 'specs/');
  return (listed ?? '')
    .split('\n')
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => path.replace(/^specs\//, ''));
}
