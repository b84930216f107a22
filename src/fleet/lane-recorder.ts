/** Records a part for the engine, as a journal would, and asks before each request whether the lane is still ours. */
import type { Outcome } from '../deletion/outcome.js';
import { RunRecorder } from '../record/run-recorder.js';
import type { RunStore } from '../record/run-store.js';
import type { Hold } from './hold.js';

export class LaneRecorder extends RunRecorder {
  readonly #store: RunStore;
  readonly #hold: Hold;

  constructor(store: RunStore, hold: Hold) {
    // Whose account it is was found by its fingerprint.
    super(store, { accountsCompared: true });
    this.#store = store;
    this.#hold = hold;
  }

  override get isLeft(): boolean {
    return super.isLeft || !this.#hold.isHeld;
  }

  /** Of contacts that were not announced, nothing need be said when a worker ends: the record says as much without it. */
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
