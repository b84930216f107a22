/** `--version`: what a bug report needs to say about this program and its platform. */
import { arch, version as runtime } from 'node:process';
import { version } from '../version.js';

/** Whether the arguments ask only for the version. */
export const isForVersion = ([word, ...more]: readonly string[]): boolean =>
  more.length === 0 && (word === '--version' || word === '-V');

/** Such as `0.1.0 (Node v22.12.0, linux x64)`. The version is the first word. */
export const versionLine = (platform: NodeJS.Platform): string =>
  `${version} (Node ${runtime}, ${platform} ${arch})`;
