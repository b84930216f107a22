/** What each of the three stand-ins can do. */
import type { Answer } from './answer.js';
import type { Call } from './call.js';
import type { ContactState } from './register.js';

/** One contact, and what became of it. */
export interface SandboxContact {
  /** A number for Huduma, a string for the others. */
  readonly id: number | string;
  /** Huduma only. */
  readonly uuid?: string;
  readonly state: ContactState;
  /** When it was deleted or put in the trash, in ISO 8601. */
  readonly deletedAt?: string;
}

/** One provider, with its contacts. */
export interface StandIn {
  /** The contacts that a request names, in its own words. Lenient: it also reads what `respond` refuses. */
  idsOf(call: Call): readonly (number | string)[];
  /** Does what the request asks for, and answers. */
  respond(call: Call): Answer;
  /** The answer with this status as the spec documents it, with nothing done. */
  pretend(call: Call, status: number): Answer;
  /** Every contact that is there or ever was. */
  contacts(): SandboxContact[];
  stateOf(id: number | string): ContactState | undefined;
}
