/** What `verify` found: for people, as JSON, as JUnit. Names no contact, no credential, and nothing of an answer. */
import type { Level } from '../assurance/probes.js';
import { operationNamed } from '../assurance/providers.js';
import type { ProbedAccount } from '../assurance/send-probe.js';
import type { ProbeResult, VerifyReport } from '../assurance/verify.js';
import { junitXml } from './junit.js';
import { table } from './terminal.js';

export interface Verification {
  readonly account: ProbedAccount;
  readonly level: Level;
  readonly report: VerifyReport;
}

const verdictWords = {
  kept: 'kept',
  broken: 'broken',
  unclear: 'unclear',
  unreachable: 'unreachable',
  notSent: 'not sent',
} as const;

export function verificationAsText({ account, level, report }: Verification): string[] {
  const { provider } = account;
  const rows = report.results.map((result) => [
    String(result.probe.level),
    requestOf(account, result),
    credentialOf(result),
    result.status === undefined ? '-' : String(result.status),
    verdictWords[result.verdict],
    result.problems.join('; '),
  ]);
  const conclusion = {
    kept: `${provider} keeps the contract, as far as level ${level} can see.`,
    broken: `${provider} does not keep the contract.`,
    unclear: `No verdict on ${provider}: an answer was allowed, and hides what was asked.`,
    unreachable: `No verdict on ${provider}: it was not reached.`,
  }[report.verdict];
  return [
    ...table([['level', 'request', 'with', 'status', 'verdict', ''], ...rows]),
    conclusion,
    ...unseen(level, report),
  ];
}

/** A green result must not promise more than it saw, and another not hide what may have happened. */
function unseen(level: Level, { verdict, results }: VerifyReport): string[] {
  const deletion = results.find(({ probe }) => probe.level === 3 && probe.operation.startsWith('delete'));
  const { verdict: told = 'notSent', status = 0 } = deletion ?? {};
  // A refusal is sure to have deleted nobody.
  const isSure = told === 'kept' || told === 'notSent' || (status >= 400 && status < 500);
  if (!isSure) return ['Whether the canary was deleted is not known: look it up at the provider.'];
  if (level === 3 || verdict !== 'kept') return [];
  return [
    'What a deletion is answered with was not seen: only level 3 deletes, and drift reads it in recorded traffic.',
  ];
}

const credentialOf = ({ probe }: ProbeResult) =>
  ({ none: 'nothing', wrong: 'wrong credential', yours: 'your credential' })[probe.credential];

const requestOf = ({ provider }: ProbedAccount, { probe }: ProbeResult) =>
  `${probe.method} ${operationNamed(provider, probe.operation).path}`;

export function verificationAsJson({ account, level, report }: Verification) {
  const { provider, baseUrl } = account;
  const probes = report.results.map(({ probe, verdict, status = null, problems }) => ({
    level: probe.level,
    step: probe.step,
    operation: probe.operation,
    credential: probe.credential,
    expects: probe.expects,
    status,
    verdict,
    problems,
  }));
  return { provider, baseUrl, level, verdict: report.verdict, probes };
}

export function verificationAsJunit({ account, report }: Verification): string {
  const { provider } = account;
  const levels = [...new Set(report.results.map(({ probe }) => probe.level))];
  return junitXml(
    levels.map((level) => ({
      name: `verify ${provider} level ${level}`,
      cases: report.results
        .filter(({ probe }) => probe.level === level)
        .map((result) => ({
          name: `${requestOf(account, result)}, ${credentialOf(result)}, expects ${result.probe.expects}`,
          className: `${provider}.${result.probe.step}`,
          outcome: junitOutcomes[result.verdict],
          message: result.problems.join('; '),
        })),
    })),
  );
}

const junitOutcomes = {
  kept: 'passed',
  broken: 'failure',
  unclear: 'error',
  unreachable: 'error',
  notSent: 'skipped',
} as const satisfies Record<ProbeResult['verdict'], string>;
