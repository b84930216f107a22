/** What a worker says on standard output: a line of JSON for each event. Outcomes are counted, and summed up now and then. */
import type { FleetEvent } from '../../fleet/index.js';
import type { CommandLine } from '../command-line.js';

type OutcomeEvent = Extract<FleetEvent, { type: 'outcome' }>;

export interface WorkerLog {
  readonly write: (type: string, details?: object) => void;
  readonly add: (event: FleetEvent) => void;
  /** Sums up what is not summed up yet, and does so no more. */
  readonly end: () => void;
}

/** @param everyMs How often outcomes are summed up, in milliseconds. */
export function createWorkerLog(cli: CommandLine, everyMs: number): WorkerLog {
  /** By provider, what became of contacts since the last sum. */
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
