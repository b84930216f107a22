/** The state of the playground. */
import type { Outcome } from '../../../../src/deletion/outcome.js';
import type { SandboxRequest } from '../../../../src/sandbox/request-log.js';
import type { Day, PlaygroundContact, Setup } from './setup.js';

export interface State {
  day: Day;
  contacts: readonly PlaygroundContact[];
  mode: Setup['mode'];
  lookUp: boolean;
  /** Each contact of the run with its outcome, once it has one. */
  shown: readonly (readonly [PlaygroundContact, Outcome | undefined])[];
  requests: readonly SandboxRequest[];
  stops: readonly string[];
  phase: 'before' | 'running' | 'done';
  error: string;
}
