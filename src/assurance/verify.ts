/** Climbs the ladder: runs the probe workflows with respect, through the relay, and reads what both have seen. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_TIMER_MS } from '../http/attempt.js';
import { AssuranceError } from './errors.js';
import type { Finding, Verdict } from './findings.js';
import { inPrivateFolder } from './private-folder.js';
import { type Level, ladderOf, type Probe, STAND_IN } from './probes.js';
import { type Redocly, runRedocly, specFile } from './redocly.js';
import { openRelay, type ProbedAccount, type Relay } from './relay.js';

export interface VerifyOptions {
  readonly account: ProbedAccount;
  readonly level: Level;
  /** The contact that level 3 deletes. */
  readonly canaryId: string | undefined;
  readonly redocly: Redocly;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly userAgent: string;
}

/** What came of one probe. `notSent`: one before it was not answered as the contract says. */
export interface ProbeResult {
  readonly probe: Probe;
  readonly verdict: Verdict | 'notSent';
  readonly status: number | undefined;
  readonly problems: readonly string[];
}

export interface VerifyReport {
  /** The worst that was found: `broken`, else `unreachable`, else `unclear`, else `kept`. */
  readonly verdict: Verdict;
  readonly results: readonly ProbeResult[];
}

/** @throws AssuranceError where respect doesn't run, or asks for something that the ladder doesn't have. */
export function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { account, level, canaryId, redocly } = options;
  const ladder = ladderOf(account.provider, level, canaryId);
  return inPrivateFolder(async (folder) => {
    const relay = await openRelay({ ...options, ladder });
    try {
      const workflows = join(folder, 'probes.arazzo.yaml');
      const written = join(folder, 'report.json');
      await writeFile(workflows, await workflowsFor(account, relay));
      const names = [...new Set(ladder.map(({ step }) => step.split('.', 1)[0]))];
      const args = [
        'respect',
        workflows,
        // Several are separated by commas: a second word is taken for another file.
        `--workflow=${names.join(',')}`,
        // Respect takes an absent body for `{}`. What is amiss is judged below, and must not end a workflow here.
        '--severity=SCHEMA_CHECK=warn',
        `--json-output=${written}`,
        `--max-fetch-timeout=${Math.min(options.timeoutMs + 10_000, MAX_TIMER_MS)}`,
      ];
      const environment = { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputsFor(canaryId, account)) };
      await runRedocly(redocly, args, { folder, environment });
      const failed = await failedChecks(written);
      const results = ladder.map((probe) => resultOf(probe, relay.findings.get(probe), failed));
      const report = reportOf(results);
      // Where all was kept, all must have been asked for, and nothing else.
      const isWhole = relay.refused === 0 && results.every(({ verdict }) => verdict !== 'notSent');
      if (report.verdict === 'kept' && !isWhole) throw notAsked();
      return report;
    } finally {
      await relay.close();
    }
  });
}

/** The workflows, with the relay as their server: in a file, since arguments show in the list of processes. */
async function workflowsFor({ provider }: ProbedAccount, relay: Relay): Promise<string> {
  const text = await readFile(specFile(`workflows/probes/${provider}.arazzo.yaml`), 'utf8');
  return text
    .replace(/^( +x-serverUrl: ).*$/m, (_, key) => key + JSON.stringify(relay.url))
    .replace(/^( +url: ).*$/m, (_, key) => key + JSON.stringify(specFile(`${provider}.yaml`)));
}

/** Never the credential: the relay puts it in. */
function inputsFor(canaryId: string | undefined, { provider }: ProbedAccount) {
  const canary = provider === 'huduma' ? Number(canaryId) : canaryId;
  return {
    token: STAND_IN,
    apiKey: STAND_IN,
    workspaceId: STAND_IN,
    ...(canaryId === undefined ? {} : { canaryId: canary }),
  };
}

interface RespectReport {
  readonly files: Readonly<
    Record<
      string,
      { readonly executedWorkflows: readonly { readonly executedSteps: readonly RespectStep[] }[] }
    >
  >;
}

interface RespectStep {
  readonly workflowId: string;
  readonly stepId: string;
  readonly checks: readonly { readonly name: string; readonly passed: boolean }[];
}

/** The names of the checks that failed, by step. What respect says of them may quote an answer, so it stays here. */
async function failedChecks(path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  let report: RespectReport;
  try {
    report = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new AssuranceError(
      'toolFailed',
      'redocly respect ended without a report. Does `npx redocly respect --help` work?',
    );
  }
  const steps = Object.values(report.files)
    .flatMap(({ executedWorkflows }) => executedWorkflows)
    .flatMap(({ executedSteps }) => executedSteps);
  return new Map(
    steps.map(({ workflowId, stepId, checks }) => {
      const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
      return [`${workflowId}.${stepId}`, [...new Set(failed)]];
    }),
  );
}

const notAsked = () =>
  new AssuranceError('toolFailed', 'respect did not ask for what the ladder has; nothing else was sent.');

/** Joins what the relay found and what respect did. */
function resultOf(
  probe: Probe,
  finding: Finding | undefined,
  failed: ReadonlyMap<string, readonly string[]>,
): ProbeResult {
  if (!finding) return { probe, verdict: 'notSent', status: undefined, problems: [] };
  const { verdict, status, problems, hasBody } = finding;
  if (verdict === 'unclear' || verdict === 'unreachable') return { probe, verdict, status, problems };
  // An absent body is judged by the relay: the contract has one that is optional, and respect knows no such thing.
  const checks = failed.get(probe.step);
  if (!checks) throw notAsked();
  const seen = checks.filter((name) => hasBody || name !== 'schema check');
  if (problems.length > 0 || seen.length === 0) return { probe, verdict, status, problems };
  return { probe, verdict: 'broken', status, problems: [`respect saw it: ${seen.join(', ')}`] };
}

const WORST_FIRST = ['broken', 'unreachable', 'unclear'] as const;

function reportOf(results: readonly ProbeResult[]): VerifyReport {
  const verdict = WORST_FIRST.find((each) => results.some((result) => result.verdict === each)) ?? 'kept';
  return { verdict, results };
}
