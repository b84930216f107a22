/** The account of a lane, as its parts share it: at the pace, and with the knowledge, that the worker before has left. */
import { AdaptiveLimiter } from '../deletion/adaptive-limiter.js';
import { type AccountInUse, type AccountKnowledge, knowledgeAtStart } from '../deletion/knowledge.js';
import type { Stop } from '../deletion/outcome.js';
import { systemClock } from '../http/clock.js';
import type { ProviderDefinition } from '../providers/definition.js';
import type { Found, LaneState } from './hold.js';

export interface LaneAccountOptions {
  readonly maxInFlight: number;
  readonly maxPerSecond: number | undefined;
  /** Aborted when nothing more is to be sent, and no wait goes on. */
  readonly signal: AbortSignal;
  /** Called at once when a guard stops one of the parts. */
  readonly onStop: (stop: Stop) => void;
}

export class LaneAccount implements AccountInUse {
  readonly pace: AdaptiveLimiter;
  known: AccountKnowledge;
  readonly onStop: (stop: Stop) => void;

  constructor(
    { inFlight, known, waitMs }: Found,
    { deletion }: ProviderDefinition,
    { maxInFlight, maxPerSecond, signal, onStop }: LaneAccountOptions,
  ) {
    this.pace = new AdaptiveLimiter({
      maxInFlight,
      maxPerSecond,
      startInFlight: inFlight,
      heldForMs: waitMs,
      clock: systemClock,
      signal,
    });
    this.known = known ?? knowledgeAtStart(!deletion.notFoundMayMeanAccount);
    this.onStop = onStop;
  }

  /** It is known from elsewhere to be the right account. */
  prove(): void {
    this.known = { ...this.known, accountProven: true };
  }

  /** What the next worker goes on with. No contact is in it. */
  get state(): Required<LaneState> {
    const { accountProven, onlyAbsent, absences, unanswered, contradictions } = this.known;
    return {
      inFlight: this.pace.mostInFlight,
      known: { accountProven, onlyAbsent, absences, unanswered, contradictions },
    };
  }
}
