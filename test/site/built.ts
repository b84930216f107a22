/** Builds the site as `npm run docs` does, once for all files that look at it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { base } from './browser.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built site. */
    site: string;
  }
}

export default async function buildSite(project: TestProject): Promise<() => Promise<void>> {
  const parent = await mkdtemp(join(tmpdir(), 'contact-deletion-site-'));
  const clean = () => rm(parent, { recursive: true, force: true });
  const folder = join(parent, 'site');
  const env = { ...process.env, DOCS_OUT: folder, DOCS_BASE: base, NODE_ENV: 'production' };
  try {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/build-docs.ts'], { env });
  } catch (error) {
    await clean();
    throw error;
  }
  project.provide('site', folder);
  return clean;
}
