/** The configuration's defaults for options. None of them decides what is deleted, or gives consent. */
import { type Command, InvalidArgumentError } from 'commander';
import { quoteId } from '../http/target.js';
import type { Defaults } from '../providers/define.js';
import { listed } from './terminal.js';

const allowed = {
  region: true,
  maxDelete: true,
  maxInFlight: true,
  maxPerSecond: true,
  timeout: true,
  batchLimit: true,
  atomic: true,
  lookUp: true,
  lang: true,
} as const satisfies Record<keyof Defaults, true>;

/** What is wrong with the defaults, as the end of a sentence; undefined if nothing is. */
export function problemOfDefaults(defaults: unknown, program: Command): string | undefined {
  if (typeof defaults !== 'object' || defaults === null || Array.isArray(defaults)) {
    return 'must have its defaults in an object.';
  }
  for (const [name, value] of Object.entries(defaults)) {
    if (!Object.hasOwn(allowed, name)) {
      return (
        `has a default ${quoteId(name)}, which a configuration cannot set. It can set ${listed(Object.keys(allowed))}. What ` +
        'is deleted, and your consent, are asked for each time.'
      );
    }
    const problem = problemOfValue(name, value, program);
    if (problem !== undefined) return `has a default for ${name} that cannot be used. ${problem}`;
  }
  return undefined;
}

function problemOfValue(name: string, value: unknown, program: Command): string | undefined {
  const [option] = commandsIn(program).flatMap((command) =>
    command.options.filter((each) => each.attributeName() === name),
  );
  if (!option) return undefined;
  if (option.isBoolean()) return typeof value === 'boolean' ? undefined : 'It must be true or false.';
  try {
    option.parseArg?.(String(value), undefined);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error.message;
    throw error;
  }
}

/** Sets the defaults of every command that has such options. Options on the command line override them. */
export function setDefaults(program: Command, defaults: Defaults): void {
  for (const command of commandsIn(program)) {
    for (const option of command.options) {
      const value = defaults[option.attributeName() as keyof Defaults];
      if (value === undefined || !Object.hasOwn(allowed, option.attributeName())) continue;
      const parsed = option.isBoolean() ? value : (option.parseArg?.(String(value), undefined) ?? value);
      command.setOptionValueWithSource(option.attributeName(), parsed, 'config');
    }
  }
}

/** Whether an option was typed, and does not come from the configuration or a default. */
export const isTyped = (command: Command, name: string): boolean =>
  command.getOptionValueSource(name) === 'cli';

const commandsIn = (program: Command): Command[] =>
  program.commands.flatMap((command) => [command, ...command.commands]);
