/** For a file that a command does not accept: says what it seems to be, and which command accepts it. */
import { open } from 'node:fs/promises';
import { RecordError } from '../record/errors.js';
import { exampleChoices } from './choices.js';
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';

/** How many bytes of a file are needed to recognise it. */
const BEGINNING = 1_024;

/**
 * Reads a file.
 *
 * @param name The file, as it was typed.
 * @throws CommandError that says what to do with the file instead, if that is known.
 */
export async function readFor<Read>(
  cli: CommandLine,
  name: string,
  read: (path: string) => Promise<Read>,
): Promise<Read> {
  const path = cli.pathOf(name);
  try {
    return await read(path);
  } catch (error) {
    if (!(error instanceof RecordError) || error.problem !== 'unreadable') throw error;
    const beginning = await beginningOf(path);
    const hint = beginning === undefined ? undefined : hintOn(cli, name, beginning);
    throw hint === undefined ? error : usageError(`${error.message} ${hint} Nothing was sent.`);
  }
}

function hintOn(cli: CommandLine, name: string, beginning: string): string | undefined {
  const [, kind = ''] = /^\s*\{\s*"(?:[^{}]*?)"?format":\s*"contact-deletion\/(\w+)"/.exec(beginning) ?? [];
  const choices = exampleChoices(cli.providers.all).trim().split(' ').filter(Boolean);
  const plan = cli.command('plan', '--from', name, ...choices, '-o', 'plan.json');
  switch (kind) {
    case 'plan':
      return `It is a plan. Carry it out with: ${cli.command('apply', name)}.`;
    case 'journal':
      return `It is the journal of a run. See what became of it with: ${cli.command('outcomes', name)}.`;
    case 'search':
      return `It is what find has written. Make a plan of it with: ${plan}.`;
    case 'receipt':
      return `It is a receipt. Check it with: ${cli.command('receipt', 'verify', name)}.`;
    default:
      // An HTML page may be a receipt for people.
      return /^\s*</.test(beginning) ? undefined : `A list of contacts becomes a plan with: ${plan}.`;
  }
}

async function beginningOf(path: string): Promise<string | undefined> {
  const handle = await open(path).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return bytesRead === 0 ? undefined : buffer.toString('utf8', 0, bytesRead);
  } catch {
    // For example, a folder.
    return undefined;
  } finally {
    await handle.close();
  }
}
