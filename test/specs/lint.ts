/** Runs the real linter with our own rules. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const redoclyCli = path.join(projectRoot, 'node_modules/@redocly/cli/bin/cli.js');

export interface Problem {
  ruleId: string;
  severity: string;
  message: string;
  location: { pointer: string }[];
}

export interface Lint {
  exitCode: number | null;
  /** For each file, in the given order. */
  problems: Problem[][];
}

/** Lints many files at once, since the linter takes longer to start than to lint; without files, it lints our own specs. */
export function lint(files: string[]): Promise<Lint> {
  const args = [
    redoclyCli,
    'lint',
    '--config',
    path.join(projectRoot, 'redocly.yaml'),
    '--format=json',
    ...files,
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: projectRoot, env }, (_error, stdout) => {
      const reports = stdout.split(/(?<=^\})/m).filter((report) => report.trim() !== '');
      resolve({ exitCode: child.exitCode, problems: reports.map(problemsIn) });
    });
  });
}

function problemsIn(report: string): Problem[] {
  const { problems }: { problems: Problem[] } = JSON.parse(report);
  return problems;
}
