/**
 * `npm run contract:mutation`: makes every mistake in the specs that the operators know, and says how many of them the
 * contract tests notice. Fails for a survivor that is not listed with a reason, and for a listed one that no longer
 * survives. `--json <file>` writes every mutant with its verdict.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checksOf } from '../../contract/oracle/index.js';
import { loadSpec } from '../../contract/spec.js';
import { whatTheMockSays } from './mutation/as-mock.js';
import { operators } from './mutation/operators.js';
import { countsOf, jsonOf, tableOf } from './mutation/report.js';
import { mutate, type Result } from './mutation/run.js';
import { complaintsOf, readSurvivors } from './mutation/survivors.js';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const started = performance.now();
const results: Result[] = [];
for (const provider of ['huduma', 'sendme123', 'wabotify'] as const)
  results.push(
    ...(await mutate(provider, loadSpec(provider), operators, {
      checks: checksOf(provider),
      asMock: whatTheMockSays,
    })),
  );

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
