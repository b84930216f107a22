/** `complete`: shell completion, by @bomb.sh/tab. */
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import type { CommandLine } from './command-line.js';

export function addCompletion(program: Command): void {
  tab(program);
}

/** Carries out `complete`. Tab writes with `console.log`, which is ours while it does: it does so at once. */
export function complete(program: Command, argv: readonly string[], { printTabbed }: CommandLine): void {
  const { log } = console;
  console.log = (text: unknown) => {
    for (const line of String(text).split('\n')) printTabbed(line);
  };
  try {
    program.parse(argv, { from: 'user' });
  } finally {
    console.log = log;
  }
}
