/** The account of a lane. Its parts share the pace and the knowledge, which begin with what the last worker left behind. */
import { AdaptiveLimiter } from '../deletion/adaptive-limiter.js';
import { type AccountInUse, type AccountKnowledge, knowledgeAtStart } from '../deletion/knowledge.js';
import type { Stop } from '../deletion/outcome.js';
import { systemClock } from '../http/clock.js';
import type { ProviderDefinition } from '../providers/definition.js';
import type { Found, LaneState } from './hold.js';

export interface LaneAccountOptions {
  readonly maxInFlight: number;
  readonly maxPerSecond: number | undefined;
  /** Aborted when nothing more may be sent. Waits end, too. */
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

  /** Notes that the account is known to be the right one. */
  prove(): void {
    this.known = { ...this.known, accountProven: true };
  }

  /** What the next worker continues with. It contains no contact. */
  get state(): Required<LaneState> {
    const { accountProven, onlyAbsent, absences, unanswered, contradictions } = this.known;
    return {
      inFlight: this.pace.mostInFlight,
      known: { accountProven, onlyAbsent, absences, unanswered, contradictions },
    };
  }
}
