/** Finds Redocly CLI, which is not ours to install, and runs it with nothing of the caller's environment. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AssuranceError } from './errors.js';

/** The oldest version that was tried, and the major version that it must be of. */
const OLDEST = '2.77.0';

/** The package's own copy of the specs and workflows, by its name, from the sources as from an installed copy. */
export const specFile = (path: string) =>
  createRequire(import.meta.url).resolve(`contact-deletion/specs/${path}`);

/** What a user types to get it. */
export const howToInstall = `npm install --save-dev @redocly/cli@^${OLDEST}`;

export interface Redocly {
  /** The program, to be run by this Node. */
  readonly program: string;
  readonly version: string;
}

/**
 * The Redocly CLI of the project in `folder`, else the one that this package can see.
 *
 * @throws AssuranceError where there is none, or one that is too old or too new.
 */
export function findRedocly(folder: string): Redocly {
  const path = resolveFrom(join(folder, 'package.json')) ?? resolveFrom(import.meta.url);
  if (!path) {
    throw new AssuranceError(
      'noRedocly',
      `this needs Redocly CLI, which does the comparing. Install it: ${howToInstall}`,
    );
  }
  const { version, bin } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly version: string;
    readonly bin: Readonly<Record<string, string>>;
  };
  if (!isFit(version)) {
    throw new AssuranceError(
      'noRedocly',
      `Redocly CLI ${version} is installed, and ${OLDEST} or a newer 2.x is needed. Install it: ${howToInstall}`,
    );
  }
  return { program: join(dirname(path), bin.redocly ?? ''), version };
}

function resolveFrom(place: string): string | undefined {
  try {
    return createRequire(place).resolve('@redocly/cli/package.json');
  } catch {
    return undefined;
  }
}

function isFit(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needed = 0, least = 0] = OLDEST.split('.').map(Number);
  return major === needed && minor >= least;
}

export interface RedoclyRun {
  /** The folder that it runs in, and that its configuration would be taken from. */
  readonly folder: string;
  /** What its environment has besides the little that it needs. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What the system needs to start a program and to find a place for temporary files. No credential, no proxy. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG'];

/** Ends when it ends. What it writes to a terminal may quote what it read, so nobody gets that to see. */
export function runRedocly(redocly: Redocly, args: readonly string[], run: RedoclyRun): Promise<void> {
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const env = {
    ...kept,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    ...run.environment,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [redocly.program, ...args], {
      cwd: run.folder,
      env,
      stdio: 'ignore',
    });
    // Whoever leaves in the middle takes it along, before its folder goes: it would make the folder anew.
    const stop = () => child.kill('SIGKILL');
    process.prependOnceListener('exit', stop);
    child.on('error', reject);
    child.on('close', () => {
      process.off('exit', stop);
      resolve();
    });
  });
}
