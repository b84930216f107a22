/** Checks contact ids by their provider's definition. */
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
 * The ids of most providers: any text that does not change the request and does not look mangled.
 *
 * @param problemOf What else is wrong with an id, in words that continue "the contact id …".
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
