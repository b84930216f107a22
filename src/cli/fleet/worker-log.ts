/** The log of a worker on standard output: one line of JSON per event. Outcomes are counted and summed up at intervals. */
import type { FleetEvent } from '../../fleet/index.js';
import type { CommandLine } from '../command-line.js';

type OutcomeEvent = Extract<FleetEvent, { type: 'outcome' }>;

export interface WorkerLog {
  readonly write: (type: string, details?: object) => void;
  readonly add: (event: FleetEvent) => void;
  /** Writes the last sums, and stops. */
  readonly end: () => void;
}

/** @param everyMs How often to sum up outcomes, in milliseconds. */
export function createWorkerLog(cli: CommandLine, everyMs: number): WorkerLog {
  /** The outcomes since the last sum, by provider. */
  let counts = new Map<string, Record<string, number>>();
  const write = (type: string, details: object = {}) =>
    cli.printJson({ at: new Date().toISOString(), type, ...details });
  const sumUp = () => {
    if (counts.size > 0) write('outcomes', { providers: Object.fromEntries(counts) });
    counts = new Map();
  };
  const count = ({ provider, outcome }: OutcomeEvent) => {
    const known = counts.get(provider) ?? {};
    counts.set(provider, { ...known, [outcome]: (known[outcome] ?? 0) + 1 });
  };
  const timer = setInterval(sumUp, everyMs);
  return {
    write,
    add: (event) => (event.type === 'outcome' ? count(event) : write(event.type, event)),
    end: () => {
      clearInterval(timer);
      sumUp();
    },
  };
}
