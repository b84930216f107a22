/** The policy for GitHub Actions workflows, so that a change to somebody else's action or branch can do little harm. */
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const PINNED = /^\s*(?:- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const LOCAL = /^\s*uses: \.\/\.github\/workflows\/[\w-]+\.yml$/;

/** @returns What is wrong with the text of a workflow, one sentence each. */
export function problemsOf(text: string): string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  return [
    ...text
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line) && !PINNED.test(line) && !LOCAL.test(line))
      .map((line) => `Not pinned by its hash, with the version in a comment: ${line.trim()}`),
    ...(isEmpty(workflow.permissions) ? [] : ['Its own permissions are not {}.']),
    ...(workflow.concurrency ? [] : ['It has no concurrency.']),
    ...(workflow.on && 'pull_request_target' in workflow.on ? ['It trusts pull requests.'] : []),
    ...(/\bsecrets\./.test(text) ? ['It reads a secret.'] : []),
    ...jobs.flatMap(([name, job]) => problemsOfJob(job).map((problem) => `${name}: ${problem}`)),
  ];
}

function problemsOfJob(job: Job): string[] {
  const steps = job.steps ?? [];
  return [
    ...(job.permissions ? [] : ['It does not say its permissions.']),
    ...(job['timeout-minutes'] || job.uses ? [] : ['It has no timeout-minutes.']),
    ...steps.filter(keepsCredentials).map(() => 'Its checkout leaves credentials behind.'),
    ...steps.filter(({ run }) => run?.includes('${{')).map(({ run }) => `It pastes a value into: ${run}`),
    ...('id-token' in (job.permissions ?? {}) ? steps.filter(runsOwnCode) : []).map(
      () => 'It has an identity and runs code of the repository.',
    ),
  ];
}

const isEmpty = (permissions: unknown) =>
  typeof permissions === 'object' && permissions !== null && Object.keys(permissions).length === 0;

const keepsCredentials = (step: Step) =>
  step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false;

const runsOwnCode = ({ uses, run }: Step) =>
  uses?.startsWith('actions/checkout@') || /\bnpm (ci|run|install|test)\b/.test(run ?? '');
