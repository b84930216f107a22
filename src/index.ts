/** The whole public surface of `contact-deletion`. */

export type { DeletionOptions, Intent, PerProvider, Progress, Wait } from './deletion/options.js';
export type {
  Guard,
  Outcome,
  OutcomeKind,
  Reason,
  ReasonCode,
  Stop,
  Summary,
  Target,
} from './deletion/outcome.js';
export { outcomeKinds } from './deletion/outcome.js';
export { type DeletionRun, deleteContacts } from './deletion/run.js';
export type { TargetInput, WrittenTarget } from './deletion/targets.js';
export { type Success, type Trail, trailOf } from './http/client.js';
export type { Clock } from './http/clock.js';
export type { Drift, DriftViolation } from './http/drift.js';
export * from './http/errors.js';
export type { AttemptResult, Logger, RequestEvent, ResponseEvent, RetryEvent } from './http/hooks.js';
export type { CallOptions, ClientOptions } from './http/options.js';
export type { Evidence, Permanence } from './providers/definition.js';
export type { Provider } from './providers/provider.js';
export { version } from './version.js';
