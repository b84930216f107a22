/** Reads the configuration: a program of the user's that exports additional providers and defaults. */
import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { quoteId } from '../http/target.js';
import { assertDefinition } from '../providers/assert-definition.js';
import type { Defaults } from '../providers/define.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { problemOfChoice } from './choices.js';
import type { CommandLine } from './command-line.js';
import { problemOfDefaults } from './defaults.js';
import { usageError } from './exit.js';
import type { Globals } from './globals.js';
import { loadModule } from './load-module.js';
import { listed } from './terminal.js';

const FILES = ['ts', 'js', 'mjs'].map((extension) => `contact-deletion.config.${extension}`);

/** Names that are already in use. */
export interface Taken {
  readonly names: readonly string[];
  /** Options such as `--json`, whose names a choice cannot have. */
  readonly options: ReadonlySet<string>;
}

export interface Configuration {
  readonly providers: readonly ProviderDefinition[];
  readonly defaults: Defaults;
}

const NONE: Configuration = { providers: [], defaults: {} };

/**
 * Reads the configuration that the command line names, or that is in its folder. Empty if there is no such file.
 *
 * @param program The existing options.
 * @throws CommandError if it cannot be used.
 */
export async function readConfig(
  { cwd }: CommandLine,
  { command, config: named }: Globals,
  taken: Taken,
  program: Command,
): Promise<Configuration> {
  // It makes the code that a configuration imports, so a configuration that cannot be loaded yet must not stop it.
  if (command === 'generate') return NONE;
  const file = named ?? fileFoundIn(cwd);
  if (file === undefined) return NONE;
  const refuse = (problem: string): never => {
    throw usageError(`the configuration ${file} ${problem} Nothing was sent.`);
  };
  const path = resolve(cwd, file);
  if (!existsSync(path)) refuse('does not exist: give its exact name with --config <file>.');
  if (!/^\.[cm]?[jt]s$/.test(extname(path))) refuse('must be a program: a .ts, .js or .mjs file.');
  const module = await loadModule(path).catch((error: unknown) =>
    refuse(`cannot be loaded: ${wordsOf(error)}`),
  );
  const { entries, defaults } = settingsIn(module, refuse);
  const problem = problemOfDefaults(defaults, program);
  if (problem !== undefined) refuse(problem);
  const definitions: ProviderDefinition[] = [];
  for (const [index, entry] of entries.entries()) {
    const names = [...taken.names, ...definitions.map(({ name }) => name)];
    const result = definitionOf(entry, { ...taken, names });
    if ('problem' in result)
      refuse(`has a provider that cannot be used, providers[${index}]: ${result.problem}`);
    else definitions.push(result);
  }
  return { providers: definitions, defaults };
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

/** The settings in it. */
function settingsIn(
  module: unknown,
  refuse: (problem: string) => never,
): { readonly entries: readonly unknown[]; readonly defaults: Defaults } {
  const config: unknown = Object(module).default;
  if (config === undefined || config === null) refuse(`exports no default: ${EXPECTED}`);
  if (typeof config !== 'object' || Array.isArray(config)) refuse(`exports no configuration: ${EXPECTED}`);
  const { providers = [], defaults = {}, ...others } = config as Readonly<Record<string, unknown>>;
  const [setting] = Object.keys(others);
  if (setting !== undefined)
    refuse(`has an unknown setting ${quoteId(setting)}. It can have providers and defaults.`);
  const entries = Array.isArray(providers) ? providers : refuse('must have an array of providers.');
  return { entries, defaults: defaults as Defaults };
}

function definitionOf(entry: unknown, { names, options }: Taken): ProviderDefinition | { problem: string } {
  const definition: ProviderDefinition | null | undefined = Object(entry).definition;
  if (typeof definition !== 'object' || definition === null) {
    return { problem: 'it is not a provider. Give what defineProvider returns.' };
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

/** The message of somebody else's error, as the end of a sentence. */
function wordsOf(error: unknown): string {
  const [words = ''] = (error instanceof Error ? error.message || error.name : String(error)).split('\n');
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
