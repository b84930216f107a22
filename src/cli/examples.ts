/** Examples for help texts and messages, made from the definitions of the known providers. */
import type { ProviderDefinition } from '../providers/definition.js';
import { exampleChoices, softChoices } from './choices.js';
import type { Providers } from './providers.js';

/** Ids that a provider could have. */
export const exampleIds = ({ deletion, exampleIds: ids = ['123', '456'] }: ProviderDefinition): string[] =>
  ids.filter((id) => 'id' in deletion.parseId(id));

/** An example id by its number, from 1; undefined if there are none. */
export function numberedId(definition: ProviderDefinition, number: number): string | undefined {
  const [first = ''] = exampleIds(definition);
  const id = /\d+$/.test(first) ? first.replace(/\d+$/, String(number)) : `${first}${number}`;
  return 'id' in definition.deletion.parseId(id) ? id : undefined;
}

export interface Examples {
  /** A provider other than the first, if there is one. */
  readonly other: string;
  /** One contact of the first provider, and two of them. */
  readonly target: string;
  readonly targets: string;
  /** Contacts of two providers. */
  readonly mixed: string;
  /** The options for the choices of the first provider, each after a space. */
  readonly choices: string;
  /** A paragraph about the other choice that is not an erasure; empty if there is none. */
  readonly soft: string;
  /** The name of the first provider. */
  readonly name: string;
}

export function examplesOf({ all }: Providers): Examples {
  const [first, other = first] = all;
  if (!first || !other) throw new TypeError('There is no provider.');
  const targetsOf = (each: ProviderDefinition) => exampleIds(each).map((id) => `${each.name}:${id}`);
  const [target = `${first.name}:123`] = targetsOf(first);
  return {
    name: first.name,
    other: other.name,
    target,
    targets: targetsOf(first).slice(0, 2).join(' '),
    mixed: [target, targetsOf(other)[0]].join(' '),
    choices: exampleChoices([first, other]),
    soft: softChoices([first, other])
      .map((line) => `${line}\n\n`)
      .join(''),
  };
}
