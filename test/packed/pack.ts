/** Builds and packs the package once for all files that run it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, PROJECT_VARIABLE } from './installed.js';

export default async function pack(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-packed-'));
  const clean = () => rm(folder, { recursive: true, force: true });
  try {
    process.env[PROJECT_VARIABLE] = await install(folder);
  } catch (error) {
    await clean();
    throw error;
  }
  return clean;
}
