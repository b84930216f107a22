/** What to type to call this program again: its name if the shell finds it, else the way it was started. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join, relative, sep } from 'node:path';
import { shellWord } from './terminal.js';

const NAME = 'contact-deletion';

export interface Started {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The file that was started. */
  readonly script: string;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}

/** How package managers call a program of the project. They name themselves in `npm_config_user_agent`. */
const RUNNERS: readonly (readonly [agent: string, runner: string])[] = [
  ['pnpm', 'pnpm exec'],
  ['yarn', 'yarn'],
  ['bun', 'bunx'],
];

export function programName({ env, script, cwd, platform }: Started): string {
  if (isOnPath(env, script, platform)) return NAME;
  const file = realOf(script);
  // A clone of this project, or a build in it.
  if (!file.split(sep).includes('node_modules'))
    return `node ${shellWord(relative(cwd, script) || script, platform)}`;
  const agent = env.npm_config_user_agent ?? '';
  const [, runner = 'npx'] = RUNNERS.find(([name]) => agent.startsWith(`${name}/`)) ?? [];
  return `${runner} ${NAME}`;
}

/** Folders that package managers add to the PATH of what they run. The user's shell does not have them. */
const ADDED = /[\\/](node_modules[\\/]\.bin|node-gyp-bin)[\\/]?$/;

function isOnPath(
  { PATH, Path, npm_command }: Started['env'],
  script: string,
  platform: NodeJS.Platform,
): boolean {
  const folders = (PATH ?? Path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !ADDED.test(folder));
  const found = folders
    .map((folder) => join(folder, platform === 'win32' ? `${NAME}.cmd` : NAME))
    .find(existsSync);
  if (found === undefined) return false;
  // It may be a version manager's script. But a user who runs the project's own copy with npx may have another one on the PATH.
  return npm_command === undefined || realOf(found) === realOf(script);
}

/** The file behind links; the name itself if there is none. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
