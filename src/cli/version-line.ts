/** `--version`: what a report of a mistake has to say of this program, and of what it runs on. */
import { arch, version as runtime } from 'node:process';
import { version } from '../version.js';

/** Whether that is all that is asked. */
export const isForVersion = ([word, ...more]: readonly string[]): boolean =>
  more.length === 0 && (word === '--version' || word === '-V');

/** Such as `0.1.0 (Node v22.12.0, linux x64)`: the version is its first word. */
export const versionLine = (platform: NodeJS.Platform): string =>
  `${version} (Node ${runtime}, ${platform} ${arch})`;
