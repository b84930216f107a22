/** Asks redocly which mutants are no longer OpenAPI documents. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Spec } from '../../../contract/spec.js';

const redocly = fileURLToPath(new URL('../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));

/** What OpenAPI itself requires. Our own rules are not included: breaking those proves nothing. */
const RULES = [
  ...['struct', 'no-unresolved-refs', 'path-parameters-defined'],
  ...['no-identical-paths', 'operation-operationId-unique'],
];

interface Report {
  readonly problems: readonly {
    readonly message: string;
    readonly location: { readonly pointer: string }[];
  }[];
}

/** For each document, why it is invalid, or undefined. One process for all, since it is slow to start. */
export async function whyInvalid(specs: readonly Spec[]): Promise<(string | undefined)[]> {
  if (specs.length === 0) return [];
  const directory = await mkdtemp(join(tmpdir(), 'mutants-'));
  try {
    const files = specs.map((_, index) => `${index}.json`);
    await Promise.all(
      files.map((file, index) => writeFile(join(directory, file), JSON.stringify(specs[index]))),
    );
    await writeFile(
      join(directory, 'redocly.yaml'),
      ['rules:', ...RULES.map((rule) => `  ${rule}: error`)].join('\n'),
    );
    const output = await open(join(directory, 'report'), 'w');
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const args = [redocly, 'lint', '--config', 'redocly.yaml', '--format=json', ...files];
    const child = spawn(process.execPath, args, {
      cwd: directory,
      env,
      stdio: ['ignore', output.fd, 'ignore'],
    });
    await once(child, 'exit');
    await output.close();
    const reports = (await readFile(join(directory, 'report'), 'utf8'))
      .split(/(?<=^\})/m)
      .filter((report) => report.trim() !== '')
      .map((report) => JSON.parse(report) as Report);
    if (reports.length !== specs.length)
      throw new Error(`redocly reported on ${reports.length} of ${specs.length} mutants.`);
    return reports.map(({ problems: [problem] }) =>
      problem === undefined ? undefined : `${problem.location[0]?.pointer ?? ''} ${problem.message}`,
    );
  } finally {
    await rm(directory, { recursive: true });
  }
}
