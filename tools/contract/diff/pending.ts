/** The version that the changesets of this folder lead to. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

const LEVELS = ['patch', 'minor', 'major'] as const;
type Level = (typeof LEVELS)[number];

/** @returns The next version of this package; the version that is given if no changeset raises it. */
export async function pendingVersion(name: string, version: string): Promise<string> {
  const levels = await Promise.all((await changesets()).map((file) => levelIn(file, name)));
  const highest = Math.max(...levels.map((level) => (level ? LEVELS.indexOf(level) : -1)), -1);
  const level = LEVELS[highest];
  return level === undefined ? version : raise(version, level);
}

async function changesets(): Promise<string[]> {
  const names = await readdir('.changeset').catch(() => []);
  return names
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => join('.changeset', name));
}

async function levelIn(file: string, name: string): Promise<Level | undefined> {
  const [, front = ''] = /^---\n([\s\S]*?)\n---$/m.exec(await readFile(file, 'utf8')) ?? [];
  const raised = (parse(front) ?? {}) as Record<string, string>;
  return LEVELS.find((level) => level === raised[name]);
}

function raise(version: string, level: Level): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (level === 'major') return `${major + 1}.0.0`;
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
