/** Counts the contacts of a receipt, when it is made and when it is checked. */
import { outcomeKinds, permanences, zeros } from '../../deletion/outcome.js';
import type { ReceiptTarget, Tally } from './receipt.js';

const evidences = ['item', 'batch', 'absence'] as const;

export const emptyTally = () => ({
  outcomes: zeros(outcomeKinds),
  absentPerhapsByUs: 0,
  permanence: zeros(permanences),
  evidence: zeros(evidences),
});

/** In total. */
export function tallyOf(targets: readonly ReceiptTarget[]): Tally {
  const tally = emptyTally();
  for (const target of targets) count(tally, target);
  return tally;
}

/** By provider. */
export function talliesOf(targets: readonly ReceiptTarget[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, ReturnType<typeof emptyTally>>();
  for (const target of targets) {
    const tally = tallies.get(target.provider) ?? emptyTally();
    tallies.set(target.provider, tally);
    count(tally, target);
  }
  return tallies;
}

function count(
  tally: ReturnType<typeof emptyTally>,
  { outcome, permanence, evidence, perhapsByUs }: ReceiptTarget,
): void {
  tally.outcomes[outcome] += 1;
  if (outcome === 'absent' && perhapsByUs) tally.absentPerhapsByUs += 1;
  if (permanence !== undefined) tally.permanence[permanence] += 1;
  if (evidence !== 'none') tally.evidence[evidence] += 1;
}
