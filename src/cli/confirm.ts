/** Asks before anything is deleted: by having the numbers typed back, or by being told them in advance. */
import { PassThrough } from 'node:stream';
import { isCancel, text } from '@clack/prompts';
import type { Plan } from '../record/plan.js';
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, usageError } from './exit.js';
import { preview } from './preview.js';
import { count, visible } from './terminal.js';

export interface Consent {
  readonly yes?: boolean | undefined;
  /** How many contacts are expected. */
  readonly expect?: number | undefined;
  readonly maxDelete: number;
}

/** @throws CommandError if the run is not agreed to. Nothing has been sent. */
export async function confirm(
  cli: CommandLine,
  plan: Plan,
  { yes, expect, maxDelete }: Consent,
): Promise<void> {
  const total = plan.providers.reduce((sum, planned) => sum + planned.count, 0);
  if (total > maxDelete) {
    const message = `there are ${count(total, 'contact')}, and --max-delete is ${maxDelete}. Nothing was sent.`;
    throw new CommandError(EXIT.stopped, message);
  }
  if (expect !== undefined && expect !== total) {
    const message = `there are ${count(total, 'contact')}, and --expect is ${expect}. Nothing was sent.`;
    throw new CommandError(EXIT.stopped, message);
  }
  if (yes && expect !== undefined) return;
  // Nothing is real there, so that trying it out is one command.
  if (plan.sandbox) return;
  if (yes)
    throw usageError(`--yes goes with --expect <count>: how many contacts do you expect? Nothing was sent.`);
  if (!cli.isInteractive) {
    const message = 'there is no terminal to ask at. Say --yes --expect <count> to go on. Nothing was sent.';
    throw usageError(message);
  }
  for (const line of preview(plan, cli.providers)) cli.tell(line);
  for (const planned of plan.providers) await askFor(cli, `${planned.count} ${planned.provider}`);
}

/** @throws CommandError unless exactly that is typed. */
export async function askFor(cli: CommandLine, phrase: string): Promise<void> {
  // What can be seen can be typed.
  const shown = visible(phrase);
  const { keys, signal, undo } = listenForKeys(cli);
  const answer = await text({
    message: `This cannot be taken back. To delete, type: ${shown}`,
    input: keys,
    output: cli.stderr,
    signal,
  }).finally(undo);
  if (isCancel(answer)) throw new CommandError(EXIT.interrupted, 'interrupted. Nothing was sent.');
  if (answer?.trim() !== shown) {
    throw new CommandError(EXIT.stopped, `that is not "${shown}". Nothing was sent.`);
  }
}

/**
 * What is typed, and a signal that says that nobody answers any more: the terminal is lost, or its input ends, also by
 * Ctrl-D. Clack knows Ctrl-C and Escape alone: it would wait on, and end the process for an input that fails.
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
    // Else it would keep the process waiting for more.
    stdin.pause();
    undoGone();
  };
  return { keys, signal: nobody.signal, undo };
}
