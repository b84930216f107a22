/** What a definition documents about an operation. */
import type { Operation } from '../../generated/contract.js';
import type { ProviderDefinition } from '../providers/definition.js';
import type { Form } from './body-fields.js';

/** @throws TypeError for an unknown operation. */
export function operationNamed({ name, contract }: ProviderDefinition, operationId: string): Operation {
  const { operations } = contract;
  const operation = Object.hasOwn(operations, operationId) ? operations[operationId] : undefined;
  if (!operation) throw new TypeError(`${name} has no operation ${operationId}.`);
  return operation;
}

/** The fields of a body, once for each form that it can have; none if the definition does not list them. */
export const formsOf = (
  { fields }: ProviderDefinition,
  operationId: string,
  status: number,
): readonly Form[] => fields?.[operationId]?.[status] ?? [];

/** Whether an operation documents a status as a success. */
export const isSuccess = ({ responses }: Operation, status: number): boolean =>
  status >= 200 && status < 300 && responses[status] !== undefined;
