/** The choices that providers require: an option for each, from the definitions, and the values given. */
import { type Command, Option } from 'commander';
import type { Choices, Chosen, ProviderDefinition } from '../providers/definition.js';
import { usageError } from './exit.js';
import type { Providers } from './providers.js';
import { listed } from './terminal.js';

/** The option for `deleteMode` is `--delete-mode`. */
const flagOf = (choice: string) => `--${choice.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Each choice, with the providers that offer it. */
function offers(definitions: readonly ProviderDefinition[]): ReadonlyMap<string, ProviderDefinition[]> {
  const offering = new Map<string, ProviderDefinition[]>();
  for (const definition of definitions) {
    for (const choice of Object.keys(definition.choices ?? {})) {
      offering.set(choice, [...(offering.get(choice) ?? []), definition]);
    }
  }
  return offering;
}

/** An option for a choice. */
export class ChoiceOption extends Option {}

export function addChoiceOptions(command: Command, { all }: Providers): Command {
  for (const [choice, offering] of offers(all)) {
    const values = new Set(offering.flatMap((definition) => valuesOf(definition, choice)));
    const names = listed(offering.map(({ name }) => name));
    command.addOption(
      new ChoiceOption(`${flagOf(choice)} <value>`, `what to choose at ${names}; never assumed`).choices([
        ...values,
      ]),
    );
  }
  return command;
}

/**
 * Why a choice cannot be an option of the command line, in words that continue "the choice …"; undefined if it can.
 *
 * @param taken The existing options, such as `--json`.
 */
export function problemOfChoice(choice: string, taken: ReadonlySet<string>): string | undefined {
  if (!/^[a-z][a-zA-Z\d]*$/.test(choice) || /^no[A-Z]/.test(choice) || choice in {}) {
    return 'cannot be an option of the command line: give it a name such as mode or deleteMode';
  }
  return taken.has(flagOf(choice))
    ? `would be the option ${flagOf(choice)}, which means something else already: give it another name`
    : undefined;
}

/** The choices given on the command line. */
export function chosenIn({ all }: Providers, options: object): Chosen {
  const given = Object.entries(options).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const offered = offers(all);
  return Object.fromEntries(given.filter(([option]) => offered.has(option)));
}

/** @throws CommandError for a choice that none of the providers offers. */
export function assertChoicesUsed(planned: readonly ProviderDefinition[], chosen: Chosen): void {
  const offered = offers(planned);
  const useless = Object.keys(chosen).find((choice) => !offered.has(choice));
  if (useless === undefined) return;
  const names = planned.map(({ name }) => name).join(', ');
  throw usageError(`${names}: the ${useless} cannot be chosen there; leave ${flagOf(useless)} out.`);
}

/**
 * The choices for one provider.
 *
 * @throws CommandError for a choice that is missing, or that is another provider's.
 */
export function choicesFor({ name, choices = {} }: ProviderDefinition, chosen: Chosen): Chosen {
  const own = Object.entries<Choices[string]>(choices).map(([choice, values]) => {
    const value = chosen[choice];
    if (value !== undefined && values.includes(value)) return [choice, value];
    const said = values.map((each) => `${flagOf(choice)} ${each}`).join(' or ');
    const why = value === undefined ? 'it is never assumed' : `${value} is no choice there`;
    throw usageError(`${name}: say ${said}; ${why}.`);
  });
  return Object.fromEntries(own);
}

const valuesOf = ({ choices = {} }: ProviderDefinition, choice: string): readonly string[] =>
  choices[choice] ?? [];

/** The options that make each choice an erasure, if one can be, for examples. */
export const exampleChoices = (definitions: readonly ProviderDefinition[]): string =>
  Array.from(offers(definitions), ([choice, [definition]]) => {
    const values = definition ? valuesOf(definition, choice) : [];
    const erasing = values.find(
      (value) => definition?.deletion.permanenceOf({ [choice]: value }) === 'permanent',
    );
    return ` ${flagOf(choice)} ${erasing ?? values[0]}`;
  }).join('');

/** Says, beside the choice that erases, that the other choice does not. */
export const softChoices = (definitions: readonly ProviderDefinition[]): string[] =>
  definitions.flatMap((definition) =>
    Object.entries<Choices[string]>(definition.choices ?? {}).flatMap(([choice, values]) =>
      values
        .filter((value) => definition.deletion.permanenceOf({ [choice]: value }) === 'soft')
        .map(
          (value) =>
            `${flagOf(choice)} ${value} keeps them stored at ${definition.name}: that is no erasure.`,
        ),
    ),
  );
