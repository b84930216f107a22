/** A user's project: an empty folder with the packed package, and other packages from here. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installed } from './installed.js';

const modulesHere = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Turns a folder into such a project, with the programs of its packages in `.bin`. */
export async function installInto(folder: string, packages: readonly string[]): Promise<void> {
  const own = join(await installed(), 'node_modules', 'contact-deletion');
  link(own, 'contact-deletion', folder);
  for (const name of packages) link(join(modulesHere, name), name, folder);
}

function link(source: string, name: string, folder: string): void {
  const place = join(folder, 'node_modules', name);
  const bins = join(folder, 'node_modules', '.bin');
  for (const path of [dirname(place), bins]) mkdirSync(path, { recursive: true });
  symlinkSync(source, place);
  const { bin = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const programs: Record<string, string> = typeof bin === 'string' ? { [name]: bin } : bin;
  for (const [program, path] of Object.entries(programs)) {
    const at = join(bins, program);
    if (!existsSync(at)) symlinkSync(join(source, path), at);
  }
}
