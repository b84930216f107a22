/** Where what is installed for these tests is, and how it is run. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Names the variable with the folder of a user's project that has the packed package installed; install.ts sets it. */
export const USER_VARIABLE = 'CONTACT_DELETION_USER';

export function userFolder(): string {
  const folder = process.env[USER_VARIABLE];
  if (!folder) throw new Error('Nothing is installed: run these tests with npm run test:runtimes.');
  return folder;
}

const platform = `${process.platform}-${process.arch}`;
/** A file of the packages beside the user's project. */
export const toolOf = (path: string) => join(userFolder(), '..', 'node_modules', path);

/** The Node of a major version; that of 20 is the oldest that is supported. */
export const nodeOf = (major: number) => toolOf(`node-${major}-${platform}/bin/node`);

const BUN_ARCH: Readonly<Record<string, string>> = { x64: 'x64', arm64: 'aarch64' };
export const bun = () => toolOf(`@oven/bun-${process.platform}-${BUN_ARCH[process.arch]}/bin/bun`);

const DENO_ENDING = process.platform === 'linux' ? '-glibc' : '';
export const deno = () => toolOf(`@deno/${platform}${DENO_ENDING}/deno`);

/**
 * What a program prints.
 *
 * @throws Error with all that it printed, if it fails.
 */
export async function outputOf(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  try {
    const { stdout } = await exec(file, args, {
      cwd: userFolder(),
      env: { ...process.env, NODE_OPTIONS: '', VITEST: '', NO_COLOR: '1', ...env },
      maxBuffer: 2 ** 26,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${file} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}
