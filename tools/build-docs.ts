/** Builds the reference into `site/`: one self-contained page a spec, and a front page that links them. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const site = join(root, 'site');
const run = promisify(execFile);

interface Info {
  readonly title: string;
  readonly summary: string;
  readonly version: string;
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

async function buildReference(provider: string): Promise<Info> {
  const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const args = ['build-docs', provider, '--output', join(site, `${provider}.html`), '--inlineBundle'];
  await run(process.execPath, [redocly, ...args], {
    cwd: root,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  const spec = parse(await readFile(join(root, 'specs', `${provider}.yaml`), 'utf8')) as { info: Info };
  return spec.info;
}

function frontPage(references: ReadonlyMap<string, Info>): string {
  const items = [...references].map(
    ([provider, { title, summary, version }]) =>
      `<li><a href="${provider}.html">${escapeHtml(title)}</a> (${escapeHtml(version)}): ${escapeHtml(summary)}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>contact-deletion</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
  li { margin: 0.5rem 0; }
</style>
<h1>contact-deletion</h1>
<p>What three messaging providers document about deleting contacts, as contracts written by hand.</p>
<ul>
${items.join('\n')}
</ul>
</html>
`;
}

await rm(site, { recursive: true, force: true });
await mkdir(site, { recursive: true });
const references = new Map<string, Info>();
for (const provider of ['huduma', 'sendme123', 'wabotify']) {
  references.set(provider, await buildReference(provider));
}
await writeFile(join(site, 'index.html'), frontPage(references));
console.log(`Built ${[...references.keys()].join(', ')} and the front page into site/.`);
