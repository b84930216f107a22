/** The package as it would be published: packed, unpacked into an empty project, and run from there. */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { chmod, mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
/** What goes into the package. */
const SOURCES = [
  'src',
  'generated',
  'specs',
  'schemas',
  'action.yml',
  'package.json',
  'tsconfig.json',
  'CHANGELOG.md',
  'LICENSE',
];
const BUILD_FILES = ['tsconfig.build.json', 'tsconfig.node.json'];

/**
 * Builds and packs once for all test files: whoever comes first does it, in a folder named by the sources. It is kept
 * for the next test run; the one of other sources is not.
 *
 * @returns The folder of a project that has the package installed.
 */
export async function installed(): Promise<string> {
  const mine = join(
    tmpdir(),
    `contact-deletion-packed-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
  );
  const project = join(mine, digestOfSources());
  const building = join(mine, 'building');
  mkdirSync(mine, { recursive: true });
  for (;;) {
    if (existsSync(project)) return project;
    try {
      mkdirSync(building);
      break;
    } catch {
      // Left behind by a test run that was killed.
      const begun = statSync(building, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - begun > 120_000) rmSync(building, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  try {
    await install(building);
    for (const name of readdirSync(mine)) {
      if (name !== 'building') rmSync(join(mine, name), { recursive: true, force: true });
    }
    await rename(join(building, 'project'), project);
    return project;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

async function install(folder: string): Promise<void> {
  const source = join(folder, 'source');
  const modules = join(folder, 'project', 'node_modules');
  const own = join(modules, 'contact-deletion');
  for (const path of [source, own, join(modules, '.bin')]) mkdirSync(path, { recursive: true });
  for (const name of [...SOURCES, ...BUILD_FILES])
    cpSync(join(root, name), join(source, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
  const npm = { cwd: source, shell: process.platform === 'win32' };
  await exec('npm', ['pack', '--silent', '--pack-destination', folder], npm);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  await exec('tar', ['-xzf', join(folder, tarball), '-C', own, '--strip-components', '1']);
  // What `npm install` would fetch and link, without the network: the dependencies that are here already.
  const { dependencies, bin } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const [name, path] of Object.entries<string>(bin)) {
    await chmod(join(own, path), 0o755);
    symlinkSync(join('..', 'contact-deletion', path), join(modules, '.bin', name));
  }
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const name of [...SOURCES, ...BUILD_FILES]) add(join(root, name));
  return hash.digest('hex').slice(0, 16);
}

/** The program as it is found in the project's `.bin`. */
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
  /** Told the process once it has begun, to do something to it. */
  readonly begun?: (child: ReturnType<typeof spawn>) => void;
}

/**
 * Runs a program with nothing of our own environment but what it needs to be found.
 *
 * @throws Error where it shows a credential that it was given; `sandbox` alone is there to show them.
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
