/** A contact as an argument of `receipt` and `receipt verify`. */
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';

/** @throws CommandError if it is not a contact that one of the providers can have. */
export function targetNamed({ providers }: CommandLine, text: string): { provider: string; id: string } {
  const [, provider = '', id = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
  const definition = providers.get(provider);
  if (!definition) {
    const names = providers.names.join(', ');
    throw usageError(`write the contact as provider:id, where the provider is ${names}.`);
  }
  const spelling = definition.deletion.parseId(id);
  if ('problem' in spelling) throw usageError(`the id ${spelling.problem}.`);
  return { provider, id: spelling.id };
}
