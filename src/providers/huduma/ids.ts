/** The ids of Huduma's contacts: numbers, or UUIDs. */
import { problemOfMangled } from '../../http/mangled-id.js';
import type { DeletionDefinition } from '../definition.js';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const parseId: DeletionDefinition['parseId'] = (id) => {
  if (UUID.test(id)) return { id: id.toLowerCase() };
  const isId = /^[1-9]\d*$/.test(id) && Number.isSafeInteger(Number(id));
  return isId ? { id } : { problem: problemOfMangled(id) ?? 'must be a positive whole number or a UUID' };
};
