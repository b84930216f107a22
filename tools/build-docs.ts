/**
 * Builds the docs into `site/`: the reference with Redoc, everything else with VitePress. Needs no network. DOCS_BASE: the
 * path that the site is served under, by default `/`. DOCS_OUT: another folder.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vitepress';
import { buildCommands } from './docs/commands.js';
import { buildProjectPages } from './docs/project.js';
import { buildReferences } from './docs/references.js';
import { root } from './docs/specs.js';
import { buildApi } from './docs/typedoc.js';

const site = process.env.DOCS_OUT ?? join(root, 'site');
const base = process.env.DOCS_BASE ?? '/';
if (!/^\/(.*\/)?$/.test(base))
  throw new Error('DOCS_BASE must begin and end with a slash, such as /contact-deletion/.');

const steps: string[] = [];
async function step(name: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  steps.push(`${name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

await rm(site, { recursive: true, force: true });
await step('TypeDoc', buildApi);
await step('commands', buildCommands);
await step('project', buildProjectPages);
await step('VitePress', () => build(join(root, 'docs')));
await step('Redoc', () => buildReferences(site, base));
console.log(`Built the docs into ${site} (${steps.join(', ')}).`);
