/** The options of a worker, and their checks. */
import { assertCounts, type PerProvider } from '../deletion/options.js';
import { FleetError } from './errors.js';
import type { FleetEvent } from './events.js';

/** Options of `work`. */
export interface WorkOptions {
  /** Ends the work. Requests under way are awaited, for `graceMs` at most. @default never */
  readonly signal?: AbortSignal | undefined;
  /** How many accounts to work on at the same time. @default 4 */
  readonly lanes?: number | undefined;
  /** The most requests in flight at an account. @default 32 */
  readonly maxInFlight?: PerProvider | undefined;
  /** The most requests per second at an account. @default none */
  readonly maxPerSecond?: PerProvider | undefined;
  /** How long to wait for requests under way when the work ends, in milliseconds. @default 20000 */
  readonly graceMs?: number | undefined;
  /**
   * How long an account stays with a worker that shows no sign of life, in milliseconds. Another worker takes it over a few
   * seconds later.
   * @default 10000
   */
  readonly leaseMs?: number | undefined;
  /** How long a lane is kept while other accounts wait, in milliseconds. @default 60000 */
  readonly shareMs?: number | undefined;
  /** The worker's name in the status. @default the host name, the process id and a few random characters */
  readonly name?: string | undefined;
  /** Called with each event. Exceptions from it are ignored. */
  readonly onEvent?: ((event: FleetEvent) => void) | undefined;
}

const known: Readonly<Record<keyof WorkOptions, true>> = {
  signal: true,
  lanes: true,
  maxInFlight: true,
  maxPerSecond: true,
  graceMs: true,
  leaseMs: true,
  shareMs: true,
  name: true,
  onEvent: true,
};

/** The longest delay of a timer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @throws FleetError `invalid` */
export function assertWorkOptions(options: WorkOptions, names: readonly string[]): void {
  const refuse = (why: string): never => {
    throw new FleetError('invalid', why);
  };
  const surplus = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (surplus !== undefined) refuse(`there is no option ${JSON.stringify(surplus)}.`);
  const { lanes, maxInFlight, maxPerSecond, graceMs, leaseMs, shareMs } = options;
  assertCounts({ lanes, maxInFlight, maxPerSecond, leaseMs, shareMs }, names, (_, why) => refuse(why));
  for (const [name, ms] of Object.entries({ graceMs, leaseMs, shareMs })) {
    if (ms !== undefined && !(ms >= 0 && ms <= LONGEST_TIMER_MS))
      refuse(`${name} must be a number of milliseconds, ${LONGEST_TIMER_MS} at the most.`);
  }
}
