/** The ids of Huduma's contacts, which are numbers or UUIDs, and what its successes have in common. */
import { problemOfMangled } from '../../http/mangled-id.js';
import type { DeletionDefinition } from '../definition.js';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const parseId: DeletionDefinition['parseId'] = (id) => {
  if (UUID.test(id)) return { id: id.toLowerCase() };
  const isId = /^[1-9]\d*$/.test(id) && Number.isSafeInteger(Number(id));
  return isId ? { id } : { problem: problemOfMangled(id) ?? 'must be a positive whole number or a UUID' };
};

/** An id as a string; empty for other values, since a provider may send anything. */
export const idIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Whether a success does not contradict itself. */
export function isSuccess(body: unknown): boolean {
  const { status, code } = Object(body) as { readonly status?: unknown; readonly code?: unknown };
  return code === 0 && (status === undefined || status === '200 OK');
}
