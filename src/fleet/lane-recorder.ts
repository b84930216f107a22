/** Records a part for the engine, as a journal would, and checks before each request that the lane is still held. */
import type { Outcome } from '../deletion/outcome.js';
import { RunRecorder } from '../record/run-recorder.js';
import type { RunStore } from '../record/run-store.js';
import type { Hold } from './hold.js';

export class LaneRecorder extends RunRecorder {
  readonly #store: RunStore;
  readonly #hold: Hold;

  constructor(store: RunStore, hold: Hold) {
    // The account was found by its fingerprint, so it need not be compared.
    super(store, { accountsCompared: true });
    this.#store = store;
    this.#hold = hold;
  }

  override get isLeft(): boolean {
    return super.isLeft || !this.#hold.isHeld;
  }

  /**
   * When a worker ends, contacts that were never announced get no outcome: the record already says that they were not
   * attempted.
   */
  override async settle(outcome: Outcome): Promise<void> {
    if (isUntouched(outcome, this.#store)) return;
    await super.settle(outcome);
  }
}

function isUntouched(outcome: Outcome, { standing }: RunStore): boolean {
  if (outcome.outcome !== 'notAttempted' || outcome.attempts > 0) return false;
  const { code } = outcome.reason;
  if (code !== 'aborted' && code !== 'stopped') return false;
  const { provider, id } = outcome.target;
  return standing.kindOf(provider, id) === 'notAttempted';
}
