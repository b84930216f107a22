/** States what `verify` is about to send, before it is sent. */
import type { Level, Probe } from '../assurance/probes.js';
import type { ProbedAccount } from '../assurance/send-probe.js';
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

/** The lines of it: every request, in its order. */
export function statedPlan(
  { provider, baseUrl }: ProbedAccount,
  ladder: readonly Probe[],
  canary: string | undefined,
): string[] {
  const wordsOf = (level: Level) =>
    level === 3 ? `Level 3, DELETES ${provider}:${canary} and checks that it is gone:` : levelWords[level];
  const levels = [...new Set(ladder.map(({ level }) => level))];
  const rows = table(ladder.map(cellsOf));
  return [
    `To send to ${baseUrl}, one after the other, up to the first that is not answered as expected:`,
    ...levels.flatMap((level) => [
      wordsOf(level),
      ...rows.filter((_, index) => ladder[index]?.level === level).map((row) => `  ${row}`),
    ]),
    '',
  ];
}

function cellsOf({ method, path, body, credential, expects }: Probe): string[] {
  const text = body === undefined ? '' : JSON.stringify(body);
  return [`${method} ${path} ${text}`.trim(), credentialWords[credential], `expects ${expects}`];
}
