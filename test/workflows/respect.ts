/** Runs `redocly respect` on our workflows against a sandbox that listens, and reads its report. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { listen } from '../../src/sandbox/node.js';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const redoclyCli = path.join(projectRoot, 'node_modules/@redocly/cli/bin/cli.js');

/** The files, relative to the project. */
export const workflowFiles = {
  huduma: 'specs/workflows/huduma.arazzo.yaml',
  sendme123: 'specs/workflows/sendme123.arazzo.yaml',
  wabotify: 'specs/workflows/wabotify.arazzo.yaml',
} as const;

export const readProjectFile = (file: string) => readFile(path.join(projectRoot, file), 'utf8');

export interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly severity: string;
  readonly message: string;
}

export interface Step {
  readonly workflowId: string;
  readonly stepId: string;
  readonly response: { readonly statusCode: number; readonly body: unknown };
  readonly checks: readonly Check[];
}

interface Report {
  readonly status: 'success' | 'warn' | 'error';
  readonly files: Readonly<Record<string, { executedWorkflows: { executedSteps: Step[] }[] }>>;
}

/** A run of respect, and its sandbox. */
export interface Run {
  readonly sandbox: Sandbox;
  readonly exitCode: number | null;
  readonly status: Report['status'];
  /** Every step that was sent, of all files. */
  readonly steps: readonly Step[];
  /** Everything that respect wrote, to the terminal and to its report. */
  readonly written: string;
}

export interface RunOptions {
  readonly sandbox: SandboxOptions;
  readonly files: readonly string[];
  /** Options of respect. Workflows are separated by commas, because a second word is taken for another file. */
  readonly args: readonly string[];
  /** The inputs of the workflows, besides credentials. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

export async function runRespect({ sandbox: options, files, args, inputs }: RunOptions): Promise<Run> {
  const sandbox = createSandbox(options);
  const server = await listen(sandbox);
  const directory = await mkdtemp(path.join(tmpdir(), 'respect-'));
  const reportFile = path.join(directory, 'report.json');
  try {
    const servers = Object.entries(server.urls).map(([name, url]) => `--server=${name}=${url}`);
    const words = ['respect', ...files, ...servers, `--json-output=${reportFile}`, ...args];
    const { exitCode, output } = await runRedocly(words, {
      REDOCLY_CLI_RESPECT_INPUT: JSON.stringify({ ...credentialInputs(sandbox), ...inputs }),
    });
    const json = await readFile(reportFile, 'utf8').catch((cause) => {
      throw new Error(`respect wrote no report:\n${output}`, { cause });
    });
    const report: Report = JSON.parse(json);
    const workflows = Object.values(report.files).flatMap(({ executedWorkflows }) => executedWorkflows);
    const steps = workflows.flatMap(({ executedSteps }) => executedSteps);
    return { sandbox, exitCode, status: report.status, steps, written: output + json };
  } finally {
    await Promise.all([server.close(), rm(directory, { recursive: true })]);
  }
}

/** Runs the real command line, at the root of the project. */
export function runRedocly(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ exitCode: number | null; output: string }> {
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    ...environment,
  };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [redoclyCli, ...args],
      { cwd: projectRoot, env },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode, output: stdout + stderr }),
    );
  });
}

function credentialInputs({ credentials }: Sandbox) {
  const { huduma, sendme123, wabotify } = credentials;
  return {
    token: huduma.token,
    apiKey: sendme123.apiKey,
    bearerToken: sendme123.apiKey,
    workspaceId: wabotify.workspaceId,
  };
}
