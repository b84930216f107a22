/**
 * `npm run contract:coverage`: records the contract tests, and says which parts of each spec they exercise. Fails and names
 * each element that was never seen kept, or was never the only reason for a refusal. `--har <folder>` reads a recording
 * instead of making one; `--json <file>` writes every element with its sightings.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSpec } from '../../contract/spec.js';
import { readExchanges } from './coverage/har.js';
import { observationsOf } from './coverage/observations.js';
import { exercisedOf } from './coverage/redocly.js';
import { type Covered, elementTable, exercisedTable, gapsOf } from './coverage/report.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({ options: { har: { type: 'string' }, json: { type: 'string' } } });

/** Runs the contract tests that talk to a server, and has them record the exchanges. */
async function recordTests(folder: string): Promise<void> {
  const tests = ['requests', 'answers', 'told-answers'].map((name) => `test/contract/${name}.test.ts`);
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', ...tests];
  const env = { ...process.env, CONTRACT_HAR: folder };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The contract tests fail; there is nothing to measure.\n${said}`);
}

const folder = values.har ?? (await mkdtemp(join(tmpdir(), 'contract-har-')));
try {
  if (values.har === undefined) await recordTests(folder);
  const covered = await Promise.all(
    (['huduma', 'sendme123', 'wabotify'] as const).map(async (provider): Promise<Covered> => {
      const exchanges = await readExchanges(join(folder, provider));
      const spec = join(root, 'specs', `${provider}.yaml`);
      return {
        provider,
        exercised: await exercisedOf(spec, join(folder, provider, 'kept')),
        observations: observationsOf(loadSpec(provider), exchanges),
      };
    }),
  );
  console.log(`Exercised, by redocly drift --coverage:\n${exercisedTable(covered)}\n`);
  console.log(`Elements, each seen kept, and seen violated (alone) and refused:\n${elementTable(covered)}`);
  if (values.json !== undefined) {
    const report = covered.map(({ provider, exercised, observations: { elements } }) => ({
      provider,
      exercised,
      elements: Object.fromEntries(elements),
    }));
    await writeFile(values.json, `${JSON.stringify({ version: 1, providers: report }, null, 2)}\n`);
  }
  const gaps = covered.flatMap(gapsOf);
  for (const gap of gaps) console.error(gap);
  if (gaps.length > 0) process.exitCode = 1;
} finally {
  if (values.har === undefined) await rm(folder, { recursive: true });
}
