/** The options that every command takes, read before there is a command: what they name decides which commands there are. */
import { Command, Option } from 'commander';

export interface Globals {
  /** The command, as it was typed. */
  readonly command: string | undefined;
  /** The file of the configuration, if it is named. */
  readonly config: string | undefined;
  readonly envFiles: readonly string[];
}

export function addGlobalOptions(program: Command): Command {
  const another = (text: string, others: readonly string[] = []) => [...others, text];
  return program
    .option('--config <file>', 'the configuration, with providers of your own and defaults')
    .addOption(
      new Option(
        '--env-file <file>',
        'read credentials from a file, as NAME=value; the environment goes first; repeatable',
      ).argParser(another),
    );
}

/** By the rules of the whole command line: what looks like the option may be the value of another. */
export function globalsIn(argv: readonly string[]): Globals {
  const words = argv[0] === 'complete' ? argv.slice(argv.indexOf('--') + 1) : argv;
  const silent = () => {};
  const program = addGlobalOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: silent, outputError: silent });
  try {
    const [command] = program.parseOptions([...words]).operands;
    const { config, envFile = [] } = program.opts<{ config?: string; envFile?: readonly string[] }>();
    return { command, config, envFiles: envFile };
  } catch {
    // One has no value. Whoever carries the command line out says so.
    return { command: undefined, config: undefined, envFiles: [] };
  }
}

/** The same options again, for the next command. */
export const wordsOf = ({ config, envFiles }: Globals): string[] => [
  ...(config === undefined ? [] : ['--config', config]),
  ...envFiles.flatMap((file) => ['--env-file', file]),
];
