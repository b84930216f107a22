/** The whole public surface of `contact-deletion/fleet`. Node only; it needs the packages `pg` and `pg-boss`. */

export type { AccountStatus } from './accounts.js';
export type { RunAgreement } from './agreement.js';
export type { DatabaseClient, DatabasePool, QueryResult } from './database.js';
export type { EnqueuedRun, EnqueueOptions } from './enqueue.js';
export { FleetError, type FleetProblem } from './errors.js';
export type { FleetEvent } from './events.js';
export { createFleet, Fleet, type FleetOptions, type WaitOptions } from './fleet.js';
export type { LaneEnd } from './lane.js';
export type { ResumeRunOptions } from './resume.js';
export type { ProviderStatus, RunStatus, RunSummary, StoppedAccount } from './status.js';
export type { WorkOptions } from './work-options.js';
