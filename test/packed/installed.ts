/** The package as it would be published: packed, unpacked into an empty project, and run from there. */
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
/** The sources of the package. */
const SOURCES = [
  'src',
  'generated',
  'specs',
  'schemas',
  'action.yml',
  'package.json',
  'README.md',
  'tsconfig.json',
  'CHANGELOG.md',
  'LICENSE',
];
const BUILD_FILES = ['tsconfig.build.json', 'tsconfig.node.json', 'tools/bundle-cli.ts', 'tools/package'];

/** Names the variable with the folder of the project that has the package installed; pack.ts sets it. */
export const PROJECT_VARIABLE = 'CONTACT_DELETION_PACKED';

/** @returns The folder of a project that has the package installed. */
export async function installed(): Promise<string> {
  const project = process.env[PROJECT_VARIABLE];
  if (!project) throw new Error('Nothing is packed: this file belongs into a project with pack.ts.');
  return project;
}

/**
 * Builds and packs the package from a copy of its sources.
 *
 * @returns The tarball, inside this folder.
 */
export async function pack(folder: string): Promise<string> {
  const source = join(folder, 'source');
  for (const name of [...SOURCES, ...BUILD_FILES])
    cpSync(join(root, name), join(source, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
  const npm = { cwd: source, shell: process.platform === 'win32' };
  await exec('npm', ['pack', '--silent', '--pack-destination', folder], npm);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  return join(folder, tarball);
}

/**
 * Builds, packs and installs the package.
 *
 * @returns The folder of the project, inside this one.
 */
export async function install(folder: string): Promise<string> {
  const modules = join(folder, 'project', 'node_modules');
  const own = join(modules, 'contact-deletion');
  for (const path of [own, join(modules, '.bin')]) mkdirSync(path, { recursive: true });
  const tarball = await pack(folder);
  await exec('tar', ['-xzf', tarball, '-C', own, '--strip-components', '1']);
  // What `npm install` would download and link, without the network: the dependencies that are already here.
  const { dependencies, bin } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const [name, path] of Object.entries<string>(bin)) {
    await chmod(join(own, path), 0o755);
    symlinkSync(join('..', 'contact-deletion', path), join(modules, '.bin', name));
  }
  return join(folder, 'project');
}

/** The program in the project's `.bin`. */
export const binOf = (project: string) => join(project, 'node_modules', '.bin', 'contact-deletion');

export const newFolder = () => mkdtemp(join(tmpdir(), 'contact-deletion-test-'));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Gets the process once it has started, to do something to it. */
  readonly begun?: (child: ReturnType<typeof spawn>) => void;
}

/**
 * Runs a program with only those of our environment variables that are needed to find it.
 *
 * @throws Error if it shows a credential that it was given; only `sandbox` may show them.
 */
export function runProgram(file: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const { cwd, env = {}, input = '', begun } = options;
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { PATH, HOME, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const shown = Object.keys(env).filter(
        (name) =>
          /_(TOKEN|API_KEY|WORKSPACE_ID)$/.test(name) && `${stdout}${stderr}`.includes(env[name] ?? ''),
      );
      if (shown.length > 0 && !args.includes('sandbox')) reject(new Error(`It shows ${shown.join(', ')}.`));
      else resolve({ code, signal, stdout, stderr });
    });
    begun?.(child);
  });
}
