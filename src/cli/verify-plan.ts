/** Lists what `verify` is about to send, before it is sent. */
import { operationNamed } from '../assurance/documented.js';
import { type Level, type Probe, YOUR_ACCOUNT } from '../assurance/probe.js';
import { type ProbedAccount, urlOfProbe } from '../assurance/send-probe.js';
import { table } from './terminal.js';

const levelWords = {
  1: 'Level 1, without a credential of yours, about contacts that nobody has:',
  2: 'Level 2, with your credential, about contacts that nobody has:',
} as const;

const credentialWords = {
  none: 'no credential',
  wrong: 'a credential of nobody',
  yours: 'your credential',
} as const satisfies Record<Probe['credential'], string>;

/** One line per request, in order. */
export function statedPlan(
  account: ProbedAccount,
  ladder: readonly Probe[],
  canary: string | undefined,
): string[] {
  const { definition, baseUrl } = account;
  const wordsOf = (level: Level) =>
    level === 3
      ? `Level 3, DELETES ${definition.name}:${canary} and checks that it is gone:`
      : levelWords[level];
  const levels = [...new Set(ladder.map(({ level }) => level))];
  const rows = table(ladder.map((probe) => cellsOf(probe, account)));
  return [
    `To send to ${baseUrl}, one after the other, up to the first that is not answered as expected:`,
    ...levels.flatMap((level) => [
      wordsOf(level),
      ...rows.filter((_, index) => ladder[index]?.level === level).map((row) => `  ${row}`),
    ]),
    '',
  ];
}

function cellsOf(probe: Probe, account: ProbedAccount): string[] {
  const { operation, body, credential, expects } = probe;
  const { method } = operationNamed(account.definition, operation);
  const url = urlOfProbe(probe, account).replaceAll(encodeURIComponent(YOUR_ACCOUNT), YOUR_ACCOUNT);
  const text = body === undefined ? '' : JSON.stringify(body);
  const request = `${method} ${url.slice(account.baseUrl.length)} ${text}`.trim();
  return [request, credentialWords[credential], `expects ${expects}`];
}
