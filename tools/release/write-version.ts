/** Takes the version of package.json over to where else it stands; part of `npm run release:version`. */
import { readFile, writeFile } from 'node:fs/promises';

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

async function replaceIn(file: string, pattern: RegExp, text: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  if (!pattern.test(before)) throw new Error(`${file} states no version at ${pattern}.`);
  await writeFile(file, before.replace(pattern, text));
}

await replaceIn('src/version.ts', /(?<=export const version = ')[^']+/, version);
const lock = /(?<=^\{\n {2}"name": "contact-deletion",\n {2}"version": ")[^"]+/;
await replaceIn('package-lock.json', lock, version);
await replaceIn(
  'package-lock.json',
  /(?<=\n {4}"": \{\n {6}"name": "contact-deletion",\n {6}"version": ")[^"]+/,
  version,
);
