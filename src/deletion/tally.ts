/** Counts the outcomes of a run. */
import { type Outcome, outcomeKinds, permanences, type Summary, zeros } from './outcome.js';

export class Tally {
  readonly #counts = zeros(outcomeKinds);
  readonly #permanence = zeros(permanences);
  #absentPerhapsByUs = 0;
  readonly #byProvider: Record<string, number> = {};

  add(outcome: Outcome): void {
    const { provider } = outcome.target;
    this.#byProvider[provider] = (this.#byProvider[provider] ?? 0) + 1;
    this.#counts[outcome.outcome] += 1;
    if (outcome.outcome === 'absent' && outcome.perhapsByUs) this.#absentPerhapsByUs += 1;
    if (outcome.outcome === 'deleted') this.#permanence[outcome.permanence] += 1;
  }

  get done(): number {
    return outcomeKinds.reduce((sum, kind) => sum + this.#counts[kind], 0);
  }

  get byProvider(): Readonly<Record<string, number>> {
    return { ...this.#byProvider };
  }

  get outcomes(): Pick<Summary, (typeof outcomeKinds)[number]> {
    return { ...this.#counts };
  }

  get details(): Pick<Summary, 'permanence' | 'absentPerhapsByUs'> {
    return { permanence: { ...this.#permanence }, absentPerhapsByUs: this.#absentPerhapsByUs };
  }
}
