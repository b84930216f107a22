/** The whole public surface of `contact-deletion/find`. */

export type { PerProvider, Wait } from '../deletion/options.js';
export type { Guard, Stop } from '../deletion/outcome.js';
export type { SearchableProvider } from '../providers/provider.js';
export { InvalidPersonError } from './errors.js';
export {
  type Doubt,
  doubtKinds,
  type Finding,
  type FindingKind,
  type FindReason,
  type FindReasonCode,
  type FindSummary,
  findingKinds,
  type Identifier,
  type Match,
  type PersonKey,
  type SearchedBy,
} from './finding.js';
export type { Accepted, FindOptions } from './options.js';
export type { PersonInput } from './person.js';
export { isStillFound } from './recheck.js';
export { type FindingRun, findContacts } from './run.js';
