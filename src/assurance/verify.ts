/** Sends one probe after the other, until one is not answered as the contract says. */
import { answered, type Finding, unanswered, type Verdict } from './findings.js';
import { ladderOf } from './ladder.js';
import type { Level, Probe } from './probe.js';
import { type ProbedAccount, type SendOptions, sendProbe, urlOfProbe } from './send-probe.js';

export interface VerifyOptions extends SendOptions {
  readonly account: ProbedAccount;
  readonly level: Level;
  /** The contact that level 3 deletes. */
  readonly canaryId: string | undefined;
}

/** The result of one probe. `notSent`: an earlier one was not answered as the contract says. */
export interface ProbeResult {
  readonly probe: Probe;
  readonly verdict: Verdict | 'notSent';
  readonly status: number | undefined;
  readonly problems: readonly string[];
}

export interface VerifyReport {
  /** The worst verdict: `broken`, else `unreachable`, else `unclear`, else `kept`. */
  readonly verdict: Verdict;
  readonly results: readonly ProbeResult[];
}

/**
 * @throws TypeError if the level needs a credential and the account has none. Nothing is sent then.
 * @throws AssuranceError, InvalidTargetError if there are no probes of that level, or if one cannot be sent. Nothing is sent
 * then.
 */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { account, level, canaryId, signal } = options;
  if (level > 1 && account.headers.length === 0) throw new TypeError('This level needs a credential.');
  const ladder = ladderOf(account.definition, level, canaryId);
  for (const probe of ladder) urlOfProbe(probe, account);
  const results: ProbeResult[] = [];
  let climbing = true;
  for (const probe of ladder) {
    climbing &&= !signal?.aborted;
    if (!climbing) {
      results.push({ probe, verdict: 'notSent', status: undefined, problems: [] });
      continue;
    }
    const finding = await ask(probe, options);
    results.push({ probe, ...finding });
    climbing = finding.verdict === 'kept';
  }
  return { verdict: worstOf(results), results };
}

async function ask(probe: Probe, options: VerifyOptions): Promise<Finding> {
  const { account } = options;
  const attempt = await sendProbe(probe, account, options);
  return attempt.result === 'answered'
    ? answered(account.definition, probe, attempt)
    : unanswered(attempt.result);
}

function worstOf(results: readonly ProbeResult[]): Verdict {
  const has = (verdict: ProbeResult['verdict']) => results.some((result) => result.verdict === verdict);
  if (has('broken')) return 'broken';
  if (has('unreachable')) return 'unreachable';
  if (has('unclear')) return 'unclear';
  // The caller ended it between two probes.
  return has('notSent') ? 'unreachable' : 'kept';
}
