/** The whole public surface of `contact-deletion/journal`. Node only. */

export type { RunJournal } from '../deletion/recorder.js';
export type { Account, Fingerprint } from './account.js';
export type { Entry } from './entries.js';
export { RecordError, type RecordProblem } from './errors.js';
export { Journal, type OpenOptions, openJournal, type ResumeOptions, resumeJournal } from './journal.js';
export { memoryStore } from './memory-store.js';
export type { Ownership, PlannedFinding, PlannedPeople, PlannedPerson } from './people.js';
export { type PeopleOptions, peopleOf, type Search } from './people-of.js';
export { type Plan, type PlanHead, type PlannedProvider, type PlannedTargets, readPlan } from './plan.js';
export type {
  Receipt,
  ReceiptFinding,
  ReceiptPerson,
  ReceiptPersonContact,
  ReceiptProvider,
  ReceiptTarget,
} from './receipt/receipt.js';
export type { HeaderRecord, OutcomeRecord } from './records.js';
export type { RunStore, SessionStart } from './run-store.js';
export { type ReceiptOptions, type RunView, readJournal } from './run-view.js';
export { type Remaining, Standing } from './standing.js';
