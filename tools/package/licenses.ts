/** What must be said of the packages whose code a bundle holds. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the package that a file belongs to. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENSE_FILE = /^(licen[cs]e|copying|notice)/i;

/**
 * Each package once, with its licence, by name.
 *
 * @param files Of which the bundle is made, as paths below `root`.
 * @throws Error if a package has no text of its licence, and it is not MIT, whose words are known.
 */
export async function licensesOf(files: readonly string[], root: string): Promise<string> {
  const folders = new Set(files.flatMap((file) => PACKAGE.exec(file.replaceAll('\\', '/'))?.[0] ?? []));
  const ours = await readFile(join(root, 'LICENSE'), 'utf8');
  const words = ours.slice(ours.indexOf('Permission is hereby granted'));
  const notices = await Promise.all([...folders].sort().map((folder) => noticeOf(join(root, folder), words)));
  const about = 'The command line of contact-deletion contains these packages:';
  return [about, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`);
}

async function noticeOf(folder: string, wordsOfMit: string): Promise<string> {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const names = (await readdir(folder)).filter((file) => LICENSE_FILE.test(file)).sort();
  const texts = await Promise.all(names.map((file) => readFile(join(folder, file), 'utf8')));
  if (texts.length === 0) {
    if (license !== 'MIT')
      throw new Error(`${name} has no text of its licence, which must go with its code.`);
    texts.push(`Copyright (c) ${author?.name ?? author ?? `the authors of ${name}`}\n\n${wordsOfMit}`);
  }
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n');
}
