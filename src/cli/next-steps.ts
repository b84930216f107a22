/** What can be done about the unsettled contacts of a run, as commands that can be pasted. */
import type { Guard, Outcome, Stop } from '../deletion/outcome.js';
import type { Standing } from '../record/standing.js';
import type { CommandLine } from './command-line.js';
import type { RunChoice } from './options.js';
import { stopInOwnWords } from './own-words.js';
import { count } from './terminal.js';

/** How many contacts were read again before their deletion, and then not deleted. */
export interface Kept {
  changedHands: number;
  notReread: number;
}

export function countKept(kept: Kept, outcome: Outcome): void {
  const code = 'reason' in outcome ? outcome.reason.code : undefined;
  if (code === 'changedHands' || code === 'notReread') kept[code] += 1;
}

/** For a run that is only looked at. */
export async function keptIn(outcomes: AsyncIterable<Outcome>): Promise<Kept> {
  const kept = { changedHands: 0, notReread: 0 };
  for await (const outcome of outcomes) countKept(kept, outcome);
  return kept;
}

/** How a run stands, to say what can be done about it. */
export interface Stand {
  readonly standing: Standing;
  /** The journal's path, as it was typed. */
  readonly path: string;
  readonly kept: Kept;
  /** What stopped the last session. */
  readonly stops: readonly Stop[];
  /** The options that were given for the run, and hold for the rest of it, too. */
  readonly options?: Partial<RunChoice>;
}

/** The options of a run that the rest of it needs as well. */
const FLAGS = {
  maxInFlight: '--max-in-flight',
  maxPerSecond: '--max-per-second',
  batchLimit: '--batch-limit',
  timeout: '--timeout',
  lookUp: '--look-up',
} as const satisfies Partial<Record<keyof RunChoice, string>>;

/** The options of a run, as words for its next command. */
export function flagsOf(options: Partial<RunChoice>): string[] {
  const { allowAbsent, atomic, recheck = true, provenAccount = [] } = options;
  return [
    ...(allowAbsent ? ['--allow-absent'] : []),
    ...(atomic ? ['--atomic'] : []),
    ...(recheck ? [] : ['--no-recheck']),
    ...[...new Set(provenAccount)].flatMap((provider) => ['--proven-account', provider]),
    ...Object.entries(FLAGS).flatMap(([name, flag]) => {
      const value = options[name as keyof typeof FLAGS];
      return value === undefined ? [] : [flag, String(value)];
    }),
  ];
}

/** `resume` with the options of the run. */
export const resumeCommand = (cli: CommandLine, path: string, options: Partial<RunChoice> = {}): string =>
  cli.command('resume', path, ...flagsOf(options));

/** When it makes sense to go on, if not at once. */
const onceWords: Partial<Readonly<Record<Guard, string>>> = {
  account: 'Once the provider accepts the account, go on with',
  foreignAnswer: 'Once the provider itself answers, go on with',
  unreachable: 'Once the provider is reached, go on with',
  rateLimit: 'Later, go on with',
  allAbsent: 'If they are known to be gone, go on with',
};

/** Says nothing if nothing is left. Does not suggest to go on if that could change nothing. */
export function tellWhatIsLeft(cli: CommandLine, stand: Stand): void {
  const { standing, path, kept, stops, options = {} } = stand;
  tellWhatIsKept(cli, stand);
  let left = -kept.changedHands;
  for (const _ of standing.remaining()) left += 1;
  if (left > 0) {
    const guards = stops.map(({ guard }) => guard);
    const words = guards.map((guard) => onceWords[guard]).find((each) => each !== undefined);
    const allowAbsent = options.allowAbsent || guards.includes('allAbsent');
    cli.tell(`${words ?? 'Go on with'}: ${resumeCommand(cli, path, { ...options, allowAbsent })}`);
  }
  tellWhatStays(cli, standing, (provider) =>
    resumeCommand(cli, path, { ...options, provenAccount: [...(options.provenAccount ?? []), provider] }),
  );
}

/**
 * The same for a run of a fleet.
 *
 * @param resume The command that resumes it.
 */
export function tellHowToGoOn(cli: CommandLine, standing: Standing, resume: string): void {
  if (!standing.isComplete) cli.tell(`Go on with: ${resume}`);
  tellWhatStays(cli, standing, (provider) => `${resume} --proven-account ${provider}`);
}

function tellWhatStays(
  cli: CommandLine,
  { stayUnknown, unprovenProviders }: Standing,
  vouchingFor: (provider: string) => string,
): void {
  if (stayUnknown === 0) return;
  cli.tell(
    `${count(stayUnknown, 'contact stays', 'contacts stay')} unknown: asking again would get the same answer. Ask the provider.`,
  );
  for (const provider of unprovenProviders) {
    cli.tell(`If you know that the account at ${provider} is the right one: ${vouchingFor(provider)}`);
  }
}

function tellWhatIsKept(cli: CommandLine, { kept, path, options = {} }: Stand): void {
  const { changedHands, notReread } = kept;
  if (changedHands > 0) {
    const [have, them] = changedHands === 1 ? ['it has', 'it'] : ['they have', 'them'];
    cli.tell(
      `${count(changedHands, 'contact was', 'contacts were')} not deleted: since the search, ${have} changed hands, or got ` +
        `other numbers or addresses. Find the person again and make a new plan: resume would leave ${them} alone.`,
    );
  }
  if (notReread > 0) {
    const stay = count(notReread, 'contact stays, since it', 'contacts stay, since they');
    const command = resumeCommand(cli, path, { ...options, recheck: false });
    cli.tell(
      `${stay} could not be read again. To delete without reading again, if you are sure that they are still the ` +
        `person's: ${command}`,
    );
  }
}

export function tellStops({ tell }: CommandLine, stops: readonly Stop[]): void {
  for (const { provider, guard, message } of stops.map(stopInOwnWords)) {
    if (guard !== 'aborted') tell(`Stopped${provider ? ` at ${provider}` : ''} (${guard}): ${message}`);
  }
}
