/** Packs the package, and installs it for a user beside the runtimes, bundlers and compilers that it is to work with. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installBeside } from '../../tools/install-beside.js';
import { pack } from '../packed/installed.js';
import { USER_VARIABLE } from './places.js';

const exec = promisify(execFile);
const programs = fileURLToPath(new URL('user', import.meta.url));
const QUIETLY = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

export default async function install(): Promise<() => Promise<void>> {
  const tools = await installBeside('test/runtimes/tools');
  // Outside this repository: some bundlers would read its tsconfig.json, and bundle the source instead of the package.
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-runtimes-'));
  const clean = () => rm(folder, { recursive: true, force: true });
  try {
    await symlink(join(tools, 'node_modules'), join(folder, 'node_modules'));
    process.env[USER_VARIABLE] = await installForUser(folder, await pack(folder));
  } catch (error) {
    await clean();
    throw error;
  }
  return clean;
}

/** @returns The folder of the project, which finds the tools beside it. */
async function installForUser(folder: string, tarball: string): Promise<string> {
  const user = join(folder, 'user');
  await cp(programs, user, { recursive: true });
  await writeFile(join(user, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const npm = { cwd: user, shell: process.platform === 'win32' };
  await exec('npm', ['install', '--save-exact', tarball, ...QUIETLY], npm);
  await writeFile(join(user, 'main.cjs'), await asCommonJs(['prove.js', 'main.js']));
  return user;
}

/** The same program with `require`. */
async function asCommonJs(files: readonly string[]): Promise<string> {
  const modules = await Promise.all(files.map((file) => readFile(join(programs, file), 'utf8')));
  return modules
    .join('\n')
    .replace(/^import .* from '\.\/.*$/gm, '')
    .replace(/^import (\{.*\}) from ('.*');$/gm, 'const $1 = require($2);')
    .replace(/^export /gm, '')
    .replace(/^console\.log\((.*)\);$/m, '(async () => console.log($1))();');
}
