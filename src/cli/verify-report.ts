/** The results of `verify`: for people, as JSON, as JUnit. Names no contact, no credential, and nothing of an answer. */
import { operationNamed } from '../assurance/documented.js';
import type { Level } from '../assurance/probe.js';
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
  const { name } = account.definition;
  const rows = report.results.map((result) => [
    String(result.probe.level),
    requestOf(account, result),
    credentialOf(result),
    result.status === undefined ? '-' : String(result.status),
    verdictWords[result.verdict],
    result.problems.join('; '),
  ]);
  const conclusion = {
    kept: `${name} keeps the contract, as far as level ${level} can see.`,
    broken: `${name} does not keep the contract.`,
    unclear: `No verdict on ${name}: an answer was allowed, and hides what was asked.`,
    unreachable: `No verdict on ${name}: it was not reached.`,
  }[report.verdict];
  return [
    ...table([['level', 'request', 'with', 'status', 'verdict', ''], ...rows]),
    conclusion,
    ...unseen(account, level, report),
  ];
}

/** A green result must not promise more than was seen, and any other must not hide what may have happened. */
function unseen({ definition }: ProbedAccount, level: Level, { verdict, results }: VerifyReport): string[] {
  const { operation } = definition.deletion;
  const deletion = results.find(({ probe }) => probe.level === 3 && probe.operation === operation);
  const { verdict: told = 'notSent', status = 0 } = deletion ?? {};
  // After a refusal, nobody was deleted for sure.
  const isSure = told === 'kept' || told === 'notSent' || (status >= 400 && status < 500);
  if (!isSure) return ['Whether the canary was deleted is not known: look it up at the provider.'];
  if (level === 3 || verdict !== 'kept') return [];
  return [
    'What a deletion is answered with was not seen: only level 3 deletes, and drift reads it in recorded traffic.',
  ];
}

const credentialOf = ({ probe }: ProbeResult) =>
  ({ none: 'nothing', wrong: 'wrong credential', yours: 'your credential' })[probe.credential];

function requestOf({ definition }: ProbedAccount, { probe }: ProbeResult): string {
  const { method, path } = operationNamed(definition, probe.operation);
  return `${method} ${path}`;
}

export function verificationAsJson({ account, level, report }: Verification) {
  const { definition, baseUrl } = account;
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
  return { provider: definition.name, baseUrl, level, verdict: report.verdict, probes };
}

export function verificationAsJunit({ account, report }: Verification): string {
  const { name } = account.definition;
  const levels = [...new Set(report.results.map(({ probe }) => probe.level))];
  return junitXml(
    levels.map((level) => ({
      name: `verify ${name} level ${level}`,
      cases: report.results
        .filter(({ probe }) => probe.level === level)
        .map((result) => ({
          name: `${requestOf(account, result)}, ${credentialOf(result)}, expects ${result.probe.expects}`,
          className: `${name}.${result.probe.step}`,
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
