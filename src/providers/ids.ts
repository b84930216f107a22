/** Checks contact ids by the definition of their provider. */
import { invalidTarget, problemOfId } from '../http/target.js';
import type { DeletionDefinition, ProviderDefinition } from './definition.js';

/** @throws InvalidTargetError for an id that the provider cannot have. */
export function assertContactId(
  { name, deletion }: Pick<ProviderDefinition, 'name'> & { deletion: Pick<DeletionDefinition, 'parseId'> },
  id: unknown,
): asserts id is string {
  const found = deletion.parseId(id as string);
  if ('problem' in found) invalidTarget(name, id, found.problem);
}

/**
 * How most providers spell ids: any text that does not change a request and is not obviously mangled.
 *
 * @param problemOf What else is wrong with an id, in words that follow "the contact id …".
 * @example
 * import { textId } from 'contact-deletion/provider';
 *
 * const parseId = textId((id) => (id.startsWith('per_') ? undefined : 'must begin with per_'));
 */
export const textId =
  (problemOf: (id: string) => string | undefined = () => undefined): DeletionDefinition['parseId'] =>
  (id) => {
    const problem = problemOfId(id) ?? problemOf(id);
    return problem === undefined ? { id } : { problem };
  };
