/** The events of a worker, without contact ids or credentials, so that they can be logged and counted. */
import type { OutcomeKind } from '../deletion/outcome.js';
import type { Permanence } from '../providers/definition.js';
import type { LaneEnd } from './lane.js';

export type FleetEvent =
  /** A worker has taken the lane of an account. */
  | { readonly type: 'taken'; readonly account: string }
  /** It has given the lane back, or lost it. */
  | { readonly type: 'released'; readonly account: string; readonly why: LaneEnd }
  /** A contact has its outcome. */
  | {
      readonly type: 'outcome';
      readonly provider: string;
      readonly outcome: OutcomeKind;
      readonly permanence: Permanence | undefined;
    }
  /** A provider asks to wait. */
  | { readonly type: 'waits'; readonly account: string; readonly provider: string; readonly waitMs: number }
  /** A guard has stopped an account, for all workers, until somebody lifts it. */
  | {
      readonly type: 'stopped';
      readonly account: string;
      readonly provider: string;
      readonly guard: string;
      readonly message: string;
    }
  /** Contacts are left to other workers. */
  | { readonly type: 'skipped'; readonly provider: string; readonly message: string }
  /** Something went wrong here. Unfinished work is tried again. */
  | { readonly type: 'error'; readonly message: string };
