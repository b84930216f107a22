/** Installs the packages of a folder's `package.json` beside our own, once for each lockfile. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const cache = join(root, 'node_modules/.cache/beside');
const FILES = ['package.json', 'package-lock.json'];

/**
 * Installs exactly what the lockfile says, without running any package's install scripts. What an earlier call has
 * installed from the same lockfile is used again; what it has installed from another one is removed.
 *
 * @param source the folder of `package.json` and `package-lock.json`, from the root of the project: `test/interop/tools`
 * @returns the folder whose `node_modules` has the packages
 */
export async function installBeside(source: string): Promise<string> {
  const name = source.replaceAll(/\W+/g, '-');
  const folder = join(cache, `${name}-${await digestOf(source)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'unfinished-'));
  try {
    for (const file of FILES) await copyFile(join(root, source, file), join(unfinished, file));
    const npm = { cwd: unfinished, shell: process.platform === 'win32' };
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], npm);
    await removeEarlier(name);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

/** Of all that decides what is installed. */
async function digestOf(source: string): Promise<string> {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of FILES) hash.update(await readFile(join(root, source, file)));
  return hash.digest('hex').slice(0, 16);
}

async function removeEarlier(name: string): Promise<void> {
  const earlier = (await readdir(cache)).filter((entry) => entry.startsWith(`${name}-`));
  await Promise.all(earlier.map((entry) => rm(join(cache, entry), { recursive: true, force: true })));
}
