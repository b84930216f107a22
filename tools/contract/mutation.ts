/**
 * `npm run contract:mutation`: makes every mistake in the specs that the operators know, and says how many of them the
 * contract tests notice. Fails for a survivor that is not listed with a reason, and for a listed one that no longer
 * survives. `--json <file>` writes every mutant with its verdict.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Provider } from '../../contract/spec.js';
import { countsOf, jsonOf, tableOf } from './mutation/report.js';
import type { Result } from './mutation/run.js';
import { complaintsOf, readSurvivors } from './mutation/survivors.js';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const started = performance.now();
const providers = ['huduma', 'sendme123', 'wabotify'] as const;
const results = (await Promise.all(providers.map(resultsOf))).flat();

const listed = await readSurvivors(fileURLToPath(new URL('../../contract/survivors.yaml', import.meta.url)));
const complaints = complaintsOf(results, listed);
console.log(tableOf(results));
if (values.json !== undefined) await writeFile(values.json, jsonOf(results));
for (const complaint of complaints) console.error(complaint);
const { score, survived } = countsOf(results);
console.log(
  `\n${score} % of the valid mutants are noticed; ${survived} survive, ${listed.length} of them listed. ` +
    `${Math.round((performance.now() - started) / 1000)} s.`,
);
if (complaints.length > 0) process.exitCode = 1;

/** Worked out in a process of its own, since judging takes one core whole. */
async function resultsOf(provider: Provider): Promise<readonly Result[]> {
  const child = fork(new URL('./mutation/one-provider.ts', import.meta.url), [provider]);
  const ended = once(child, 'exit');
  const [results] = await Promise.race([once(child, 'message'), ended]);
  await ended;
  if (!Array.isArray(results)) throw new Error(`The mutants of ${provider} could not be judged.`);
  return results;
}
