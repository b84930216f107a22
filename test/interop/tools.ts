/** Runs other projects' tools that read our specs. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installBeside } from '../../tools/install-beside.js';

/** @returns The folder in which the tools are installed. */
export const tools = () => installBeside('test/interop/tools');

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a tool in a folder without any of our settings. */
export async function runTool(name: string, args: readonly string[], cwd: string): Promise<Ended> {
  return runProgram(programOf(await tools(), name), args, cwd);
}

/** Runs Redocly, which is installed with the project. */
export function runRedocly(args: readonly string[], cwd: string): Promise<Ended> {
  return runProgram(programOf(root, '@redocly/cli'), args, cwd);
}

function programOf(folder: string, name: string): string {
  const home = join(folder, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const paths: string[] = typeof bin === 'string' ? [bin] : Object.values(bin);
  return join(home, paths[0] ?? '');
}

function runProgram(file: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { cwd }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
