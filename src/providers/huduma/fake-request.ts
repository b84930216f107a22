/** Reads the body of a Huduma request, and says what is wrong with it: 400 for its form, 422 for its values. */
import type { components } from '../../../generated/huduma/types.js';
import { UUID } from './ids.js';

type FieldError = components['schemas']['FieldError'];

/** A valid deletion. */
export interface Deletion {
  readonly problem?: undefined;
  /** As on the wire: anything but `true` deletes for good. */
  readonly trash: boolean;
  readonly ids: readonly number[];
  readonly uuids: readonly string[];
}

/** A refused body. */
export interface Refusal {
  readonly problem: 400 | 422;
  readonly errors: FieldError[];
  readonly ids?: undefined;
  readonly uuids?: undefined;
}

/** Fields that the page does not name are ignored: here, too, a misspelt `trash` deletes for good. */
export function readDeletion(json: unknown): Deletion | Refusal {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refusal(400, [fieldError('body', 'The body must be a JSON object', null)]);
  }
  const { trash = false, ids = [], uuids = [] } = json as Record<string, unknown>;
  if (typeof trash !== 'boolean') {
    return refusal(400, [fieldError('trash', 'trash must be a boolean', trash)]);
  }
  if (!isListOf(ids, isNumber)) {
    return refusal(400, [fieldError('ids', 'ids must be an array of numbers', ids)]);
  }
  if (!isListOf(uuids, isString)) {
    return refusal(400, [fieldError('uuids', 'uuids must be an array of strings', uuids)]);
  }
  if (ids.length + uuids.length === 0) {
    return refusal(422, [fieldError('ids', 'Neither ids nor uuids were given', ids)]);
  }
  const errors = [
    ...ids
      .filter((id) => !Number.isSafeInteger(id) || id < 1)
      .map((id) => fieldError('ids', `${id} is not a contact ID`, id)),
    ...uuids
      .filter((uuid) => !UUID.test(uuid))
      .map((uuid) => fieldError('uuids', `${uuid} is not a UUID`, uuid)),
  ];
  return errors.length > 0 ? refusal(422, errors) : { trash, ids, uuids };
}

function refusal(problem: 400 | 422, errors: FieldError[]): Refusal {
  return { problem, errors };
}

function fieldError(field: string, message: string, rejectedValue: unknown): FieldError {
  return { field, message, rejectedValue, rejectingValues: {} };
}

const isNumber = (value: unknown) => typeof value === 'number';
const isString = (value: unknown) => typeof value === 'string';

function isListOf<T>(values: unknown, isOne: (value: unknown) => value is T): values is T[] {
  return Array.isArray(values) && values.every(isOne);
}
