/** Hands each outcome to the reader of a run. With a journal, it is recorded first. */
import { LIMITS } from './limits.js';
import type { Outcome } from './outcome.js';
import { OutcomeQueue } from './outcome-queue.js';
import type { Recorder } from './recorder.js';

export interface DeliveryPort {
  /** Called with each outcome when it is handed to the reader. */
  delivered(outcome: Outcome): void;
  /** Called when an outcome could not be recorded. */
  unrecorded(error: unknown): void;
}

export class Delivery {
  readonly queue = new OutcomeQueue<Outcome>();
  #recorder: Recorder | undefined;
  readonly #port: DeliveryPort;
  readonly #recordings = new Set<Promise<void>>();
  #backpressure: Promise<void> | undefined;

  constructor(port: DeliveryPort) {
    this.#port = port;
  }

  /** From now on, an outcome is recorded before it is handed on. */
  recordIn(recorder: Recorder): void {
    this.#recorder = recorder;
  }

  add(outcome: Outcome): void {
    if (!this.#recorder) {
      this.#hand(outcome);
      return;
    }
    const recording = this.#record(this.#recorder, outcome).then((recorded) => {
      this.#recordings.delete(recording);
      this.#hand(recorded);
    });
    this.#recordings.add(recording);
    if (this.#recordings.size >= LIMITS.outcomesWaiting) this.#backpressure = recording;
  }

  /** Await this before sending more: the reader of the outcomes, or the disk, may be behind. */
  backpressure(): Promise<void> | undefined {
    return this.#backpressure;
  }

  /** Resolves when all outcomes so far have been handed over. */
  async allHanded(): Promise<void> {
    await Promise.all(this.#recordings);
  }

  /** @returns The outcome that counts. */
  async #record(recorder: Recorder, outcome: Outcome): Promise<Outcome> {
    try {
      await recorder.settle(outcome);
      return outcome;
    } catch (error) {
      this.#port.unrecorded(error);
      return asRecorded(outcome);
    }
  }

  #hand(outcome: Outcome): void {
    const full = this.queue.push(outcome);
    if (full) this.#backpressure = full;
    this.#port.delivered(outcome);
  }
}

/**
 * The outcome as the record has it: with an intent and no outcome, it is not known what became of the contact. Another
 * session goes by the record, so to report more here would give one contact two outcomes. The intent may be an earlier
 * session's, and the outcome may come from a look-up.
 */
function asRecorded(outcome: Outcome): Outcome {
  const { target, attempts } = outcome;
  if (saysNoMore(outcome)) return outcome;
  const message =
    'its outcome could not be recorded. Resume the run: what is on record is asked about again.';
  const reason = { code: 'unrecorded', message } as const;
  return { target, attempts, outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason };
}

/** Whether it only says that nothing was sent, or that nothing is known. */
const saysNoMore = ({ outcome, attempts }: Outcome) =>
  outcome === 'notAttempted' || (attempts === 0 && (outcome === 'rejected' || outcome === 'unknown'));
