/** Reads the configuration: a program of the user's that says which providers there are besides the built-in ones. */
import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { quoteId } from '../http/target.js';
import { assertDefinition } from '../providers/assert-definition.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { problemOfChoice } from './choices.js';
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';
import { loadModule } from './load-module.js';
import { listed } from './terminal.js';

export const CONFIG_FLAGS = '--config <file>';

const FILES = ['ts', 'js', 'mjs'].map((extension) => `contact-deletion.config.${extension}`);

/** What there is already. */
export interface Taken {
  readonly names: readonly string[];
  /** Options such as `--json`, which a choice cannot be. */
  readonly options: ReadonlySet<string>;
}

/**
 * The definitions of the configuration that a command line names, or that is in its folder; none if there is no such file.
 *
 * @throws CommandError if it cannot be used.
 */
export async function readConfig(
  { cwd }: CommandLine,
  argv: readonly string[],
  taken: Taken,
): Promise<readonly ProviderDefinition[]> {
  const { command, named } = wordsIn(argv);
  // It makes what a configuration is built on: one that cannot be loaded yet must not stop it.
  if (command === 'generate') return [];
  const file = named ?? fileFoundIn(cwd);
  if (file === undefined) return [];
  const refuse = (problem: string): never => {
    throw usageError(`the configuration ${file} ${problem} Nothing was sent.`);
  };
  const path = resolve(cwd, file);
  if (!existsSync(path)) refuse('does not exist: name the file as it is called, with --config <file>.');
  if (!/^\.[cm]?[jt]s$/.test(extname(path))) refuse('must be a program: a .ts, .js or .mjs file.');
  const module = await loadModule(path).catch((error: unknown) =>
    refuse(`cannot be loaded: ${wordsOf(error)}`),
  );
  const definitions: ProviderDefinition[] = [];
  for (const [index, entry] of entriesIn(module, refuse).entries()) {
    const names = [...taken.names, ...definitions.map(({ name }) => name)];
    const result = definitionOf(entry, { ...taken, names });
    if ('problem' in result)
      refuse(`has a provider that cannot be used, providers[${index}]: ${result.problem}`);
    else definitions.push(result);
  }
  return definitions;
}

/** By the rules of the whole command line: what looks like the option may be the value of another. */
function wordsIn(argv: readonly string[]): { command: string | undefined; named: string | undefined } {
  const words = argv[0] === 'complete' ? argv.slice(argv.indexOf('--') + 1) : argv;
  const silent = () => {};
  const program = new Command()
    .option(CONFIG_FLAGS)
    .exitOverride()
    .configureOutput({ writeErr: silent, outputError: silent });
  try {
    const [command] = program.parseOptions([...words]).operands;
    return { command, named: program.opts<{ config?: string }>().config };
  } catch {
    // It has no value. Whoever carries the command line out says so.
    return { command: undefined, named: undefined };
  }
}

function fileFoundIn(folder: string): string | undefined {
  const [file, ...others] = FILES.filter((name) => existsSync(join(folder, name)));
  if (file === undefined || others.length === 0) return file;
  throw usageError(
    `there is more than one configuration here, ${listed([file, ...others])}: keep one, or name it with --config. ` +
      'Nothing was sent.',
  );
}

const EXPECTED = 'it must have `export default defineConfig({ providers: [acme] })`.';

/** What stands in `providers`. */
function entriesIn(module: unknown, refuse: (problem: string) => never): readonly unknown[] {
  const config: unknown = Object(module).default;
  if (config === undefined || config === null) refuse(`exports no default: ${EXPECTED}`);
  if (typeof config !== 'object' || Array.isArray(config)) refuse(`exports no configuration: ${EXPECTED}`);
  const { providers = [], ...others } = config as Readonly<Record<string, unknown>>;
  const [setting] = Object.keys(others);
  if (setting !== undefined)
    refuse(`has a setting ${quoteId(setting)} that there isn't: the only one is providers.`);
  return Array.isArray(providers) ? providers : refuse('must have an array of providers.');
}

function definitionOf(entry: unknown, { names, options }: Taken): ProviderDefinition | { problem: string } {
  const definition: ProviderDefinition | null | undefined = Object(entry).definition;
  if (typeof definition !== 'object' || definition === null) {
    return { problem: 'it is none. Give what defineProvider returns.' };
  }
  try {
    assertDefinition(definition);
  } catch (error) {
    return { problem: wordsOf(error) };
  }
  const { name, choices = {} } = definition;
  if (names.includes(name))
    return { problem: `there is a provider called ${name} already. Give it another name.` };
  for (const choice of Object.keys(choices)) {
    const problem = problemOfChoice(choice, options);
    if (problem) return { problem: `the choice ${choice} ${problem}.` };
  }
  return definition;
}

/** What a program of somebody else's says of its failure, as the end of a sentence. */
function wordsOf(error: unknown): string {
  const [words = ''] = (error instanceof Error ? error.message || error.name : String(error)).split('\n');
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
