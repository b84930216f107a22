/** Asks for consent before anything is deleted: the user types the numbers back, or has given them in advance. */
import { PassThrough, Writable } from 'node:stream';
import { isCancel, text } from '@clack/prompts';
import type { Permanence } from '../providers/definition.js';
import type { Plan } from '../record/plan.js';
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, usageError } from './exit.js';
import { MOST_CONTACTS } from './options.js';
import { preview, totalOf } from './preview.js';
import { count, visible } from './terminal.js';

export interface Consent {
  readonly yes?: boolean | undefined;
  /** How many contacts are expected. */
  readonly expect?: number | undefined;
  readonly maxDelete: number;
}

/** @throws CommandError without consent. Nothing has been sent then. */
export async function confirm(
  cli: CommandLine,
  plan: Plan,
  { yes, expect, maxDelete }: Consent,
): Promise<void> {
  const total = totalOf(plan);
  assertWithin(plan, maxDelete);
  if (expect !== undefined && expect !== total) {
    const message = `${thereAre(total)}, and --expect is ${expect}. Nothing was sent.`;
    throw new CommandError(EXIT.stopped, message);
  }
  if (yes && expect !== undefined) return;
  // Nothing is real in a sandbox, so trying it out takes only one command.
  if (plan.sandbox) return;
  if (yes)
    throw usageError(`--yes needs --expect <count>: how many contacts do you expect? Nothing was sent.`);
  if (!cli.isInteractive) {
    const message = 'there is no terminal to ask on. Say --yes --expect <count> to go on. Nothing was sent.';
    throw usageError(message);
  }
  for (const line of preview(plan, cli.providers, cli.widthOf('stderr'))) cli.tell(line);
  const { length } = plan.providers;
  for (const [index, { provider, permanence, ...planned }] of plan.providers.entries()) {
    const place = length > 1 ? `${index + 1} of ${length}. ` : '';
    await askFor(cli, `${planned.count} ${provider}`, `${place}${warnings[permanence]}`);
  }
}

export const warnings = {
  permanent: 'This cannot be undone.',
  soft: 'They stay stored and may be recovered: this is no erasure.',
  undocumented: 'It is not documented whether this can be undone.',
} as const satisfies Record<Permanence, string>;

const thereAre = (total: number) => `there ${total === 1 ? 'is' : 'are'} ${count(total, 'contact')}`;

const more = (total: number, maxDelete: number) =>
  `${thereAre(total)}, and --max-delete is ${maxDelete.toLocaleString('en')}`;

/** @throws CommandError for more contacts than allowed. */
export function assertWithin(plan: Plan, maxDelete: number): void {
  const total = totalOf(plan);
  if (total <= maxDelete) return;
  throw new CommandError(EXIT.stopped, `${more(total, maxDelete)}. Nothing was sent.`);
}

/** Says why `apply` would refuse a plan. */
export function tellMaxDelete(cli: CommandLine, plan: Plan, maxDelete: number = MOST_CONTACTS): void {
  const total = totalOf(plan);
  if (total <= maxDelete) return;
  cli.tell(
    `This is more than apply allows: ${more(total, maxDelete)}. If that is right, say apply --max-delete ${total}.`,
  );
}

/** How often to ask before a wrong answer counts as no. */
const MOST_TRIES = 3;

/**
 * @param warning What consent means.
 * @throws CommandError unless exactly the phrase is typed.
 */
export async function askFor(cli: CommandLine, phrase: string, warning: string): Promise<void> {
  // Only visible characters can be typed.
  const shown = visible(phrase);
  for (let tries = 1; ; tries += 1) {
    const answer = await ask(cli, `${warning} To delete, type: ${shown}`);
    if (answer.trim() === shown) return;
    if (tries === MOST_TRIES) {
      throw new CommandError(
        EXIT.stopped,
        `that is not "${shown}" either (${MOST_TRIES} of ${MOST_TRIES}). Nothing was sent.`,
      );
    }
    cli.tell(`That is not "${shown}" (${tries} of ${MOST_TRIES}).`);
  }
}

async function ask(cli: CommandLine, message: string): Promise<string> {
  const { keys, signal, undo } = listenForKeys(cli);
  const { screen, leave } = screenOf(cli);
  const answer = await text({ message, input: keys, output: screen, signal }).finally(() => {
    undo();
    leave();
  });
  if (isCancel(answer)) throw new CommandError(EXIT.interrupted, 'interrupted. Nothing was sent.');
  return answer ?? '';
}

/**
 * Standard error with a width. Some terminals, such as a serial console, report 0 columns and 0 rows: Clack would write one
 * letter a line, and would not show what is typed.
 */
function screenOf(cli: CommandLine) {
  const { stderr } = cli;
  const screen = new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      stderr.write(text);
      done();
    },
  });
  Object.defineProperty(screen, 'columns', { get: () => cli.widthOf('stderr') });
  const redraw = () => screen.emit('resize');
  stderr.on('resize', redraw);
  return { screen, leave: () => stderr.off('resize', redraw) };
}

/**
 * The keys that are typed, and a signal for when nobody can answer any more: the terminal is lost, or its input ends, as
 * with Ctrl-D. Clack only knows Ctrl-C and Escape. It would keep waiting, and would end the process if its input fails.
 */
function listenForKeys(cli: CommandLine) {
  const { stdin } = cli;
  const nobody = new AbortController();
  const abort = () => nobody.abort();
  const setRawMode = (isRaw: boolean) => stdin.setRawMode?.(isRaw);
  const keys = Object.assign(new PassThrough(), { isTTY: stdin.isTTY, setRawMode });
  keys.on('keypress', (_: unknown, { ctrl, name }: { ctrl?: boolean; name?: string }) => {
    if (ctrl && name === 'd') abort();
  });
  const endings = ['end', 'close', 'error'];
  for (const ending of endings) stdin.on(ending, abort);
  stdin.pipe(keys);
  const undoGone = cli.onOutputGone(abort);
  const undo = () => {
    stdin.unpipe(keys);
    // Otherwise the process would keep waiting for more input.
    stdin.pause();
    undoGone();
  };
  return { keys, signal: nobody.signal, undo };
}
