/** The options of every command, read before the commands are made: they decide which commands there are. */
import { Command, Option } from 'commander';

export interface Globals {
  /** The command, as it was typed. */
  readonly command: string | undefined;
  /** The configuration file, if it is named. */
  readonly config: string | undefined;
  readonly envFiles: readonly string[];
}

export function addGlobalOptions(program: Command): Command {
  const another = (text: string, others: readonly string[] = []) => [...others, text];
  return program
    .option('--config <file>', 'the configuration file: your own providers, and defaults')
    .addOption(
      new Option(
        '--env-file <file>',
        'read credentials from a file of NAME=value lines; the environment wins; repeatable',
      ).argParser(another),
    );
}

/** Uses the rules of the whole command line: what looks like such an option may be the value of another one. */
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
    // A value is missing. That is reported when the command line is carried out.
    return { command: undefined, config: undefined, envFiles: [] };
  }
}

/** The same options again, for a suggested command. */
export const wordsOf = ({ config, envFiles }: Globals): string[] => [
  ...(config === undefined ? [] : ['--config', config]),
  ...envFiles.flatMap((file) => ['--env-file', file]),
];
