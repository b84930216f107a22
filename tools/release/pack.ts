/**
 * `npm run release:pack`: puts what a release consists of into `release/`: the package, its bill of materials, the notes
 * and the checksums.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundledIn, withBundled } from './bundled.js';
import { notesOf } from './notes.js';
import { type Manifest, makeSbom, problemsOf } from './sbom.js';

const folder = 'release';
const run = promisify(execFile);

const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
const manifest: Manifest = await json('package.json');
const { name, version } = manifest;
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
const notes = notesOf(await readFile('CHANGELOG.md', 'utf8'), version);

await run('npm', ['pack', '--silent', '--pack-destination', folder], { maxBuffer: 64 * 1024 * 1024 });
const bundled = bundledIn(await readFile('dist/THIRD-PARTY-LICENSES', 'utf8'));
const sbom = withBundled(await makeSbom(manifest, await json('package-lock.json')), bundled);
const problems = await problemsOf(sbom, manifest);
if (problems.length > 0)
  throw new Error(`The bill of materials is not as CycloneDX wants it:\n${problems.join('\n')}`);

const tarball = `${name}-${version}.tgz`;
const bill = `${name}-${version}.cdx.json`;
await writeFile(join(folder, bill), `${JSON.stringify(sbom, null, 2)}\n`);
await writeFile(join(folder, 'notes.md'), notes);

const sumOf = async (file: string) =>
  `${createHash('sha256')
    .update(await readFile(join(folder, file)))
    .digest('hex')}  ${file}\n`;
await writeFile(join(folder, 'SHA256SUMS'), `${await sumOf(tarball)}${await sumOf(bill)}`);
console.log(
  `${folder}/ holds ${tarball}, ${bill} (${sbom.components.length} components, ${bundled.length} of them bundled), notes.md and SHA256SUMS.`,
);
