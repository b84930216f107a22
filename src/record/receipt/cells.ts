/** How a receipt for people shows times and outcomes. */
import type { Cell } from './block.js';
import type { ReceiptTarget } from './receipt.js';
import type { Words } from './words.js';

/** To the second, marked as UTC. */
export const timeOf = (time: string): Cell => ({
  code: time.replace(/^([\d-]+)T([\d:]+)(?:\.\d+)?Z$/, '$1 $2 UTC'),
});

export const outcomeOf = (
  { outcome, perhapsByUs }: ReceiptTarget,
  { outcomes, perhapsByUs: perhaps }: Words,
): string => (perhapsByUs ? `${outcomes[outcome].name}, ${perhaps.name}` : outcomes[outcome].name);

export const permanenceOf = ({ permanence }: ReceiptTarget, words: Words): string =>
  permanence === undefined ? '–' : words.permanence[permanence].name;
