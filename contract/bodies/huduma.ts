/** Bodies that keep the contract with Huduma SMS, and bodies that break it. */
import { payloads } from '../oracle/payloads.js';
import { without } from '../oracle/place.js';
import { breaking, type Message, many, notA, notATime } from './message.js';

const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const largest = Number.MAX_SAFE_INTEGER;
const notAUuid = ['contact-uuid-123', uuid.slice(1), ''];

const request: Message = {
  operationId: 'deleteContacts',
  message: 'request',
  kept: {
    'the sample of the page': payloads['huduma/delete-contacts.request'],
    'one id, to the trash': { trash: true, ids: [123] },
    'ids, for good': { trash: false, ids: [123, 456] },
    'no mode': { ids: [123] },
    'one uuid': { trash: true, uuids: [uuid] },
    'uuids, for good': { trash: false, uuids: [uuid, uuid.toUpperCase()] },
    'the smallest and the largest id': { trash: true, ids: [1, largest] },
    'many uuids': { trash: true, uuids: many(uuid) },
    'ids and uuids': { trash: true, ids: [123], uuids: [uuid] },
  },
  broken: {
    'DeleteContactsRequest/anyOf': [{ trash: true }, {}],
    'DeleteByIdsRequest/type': notA('object'),
    'DeleteByIdsRequest/required/ids': [{ trash: false }],
    'DeleteByIdsRequest/additionalProperties': [{ trahs: true, ids: [123] }],
    'DeleteByUuidsRequest/type': notA('object'),
    'DeleteByUuidsRequest/required/uuids': [{}],
    'DeleteByUuidsRequest/additionalProperties': [{ trahs: true, uuids: [uuid] }],
    'Trash/type': notA('boolean').flatMap((trash) => [
      { trash, ids: [123] },
      { trash, uuids: [uuid] },
    ]),
    'ContactIds/type': notA('array').flatMap((ids) => [
      { trash: true, ids },
      { trash: true, ids, uuids: [uuid] },
    ]),
    'ContactIds/minItems': [
      { trash: true, ids: [] },
      { trash: true, ids: [], uuids: [uuid] },
    ],
    'ContactId/type': [...notA(), '123'].map((id) => ({ trash: true, ids: [123, id] })),
    'ContactId/minimum': [{ trash: true, ids: [0] }],
    'ContactId/maximum': [{ trash: true, ids: [largest + 1] }],
    'ContactUuids/type': notA('array').flatMap((uuids) => [
      { trash: true, uuids },
      { trash: true, ids: [123], uuids },
    ]),
    'ContactUuids/minItems': [
      { trash: true, uuids: [] },
      { trash: true, ids: [123], uuids: [] },
    ],
    'ContactUuid/type': notA('string').map((it) => ({ trash: true, uuids: [uuid, it] })),
    'ContactUuid/format': notAUuid.map((it) => ({ trash: true, uuids: [it] })),
  },
};

const page = payloads['huduma/delete-contacts.200'];
const [contact] = page.data;
const ofPage = breaking(page);

const deleted: Message = {
  operationId: 'deleteContacts',
  message: [200],
  kept: {
    'the sample of the page': page,
    'nobody in it': { ...page, data: [] },
    'many people in it': { ...page, data: many(contact) },
    'a contact without email and time': { ...page, data: [{ ...contact, email: null, deletedAt: null }] },
    'the smallest and the largest id': {
      ...page,
      data: [
        { ...contact, id: 1 },
        { ...contact, id: largest },
      ],
    },
    "the path with the server's prefix": { ...page, path: '/api/v3/contacts' },
    'fields that no page shows': { ...page, more: 1, data: [{ ...contact, uuid, more: {} }] },
    'empty texts': { ...page, message: '', reqId: '', data: [{ ...contact, names: '', email: '' }] },
  },
  broken: {
    'DeleteContactsResponse/type': notA('object'),
    ...ofPage.required(
      'DeleteContactsResponse',
      '',
      ...['status', 'code', 'message', 'timestamp', 'reqId', 'path', 'data'],
    ),
    ...brokenEnvelope(page),
    'DeleteContactsResponse/properties/message/type': ofPage.at('message', ...notA('string')),
    'DeleteContactsResponse/properties/data/type': ofPage.at('data', ...notA('array')),
    ...brokenContact(page, 'data[]'),
  },
};

/** What the envelopes of both successes have in common. */
function brokenEnvelope(sample: object): Record<string, readonly unknown[]> {
  const { at } = breaking(sample);
  return {
    'SuccessStatus/type': at('status', ...notA('string')),
    'SuccessStatus/const': at('status', '201 CREATED', '200', '404 NOT FOUND'),
    'SuccessCode/type': at('code', ...notA(), '0'),
    'SuccessCode/const': at('code', 1, 4040),
    'RequestId/type': at('reqId', ...notA('string')),
    'RequestPath/type': at('path', ...notA('string')),
    'RequestPath/pattern': at('path', '/contact', '/contacts/1', 'contacts', ''),
  };
}

/** Each constraint on a contact, broken at its place in the body, and the constraints on times. */
function brokenContact(sample: object, place: string): Record<string, readonly unknown[]> {
  const { at, required } = breaking(sample);
  const times = ['timestamp', `${place}.createdAt`, `${place}.updatedAt`];
  return {
    'Timestamp/type': at(times, ...notA('string')),
    'Timestamp/format': at(times, ...notATime),
    'Contact/type': at(place, ...notA('object')),
    ...required(
      'Contact',
      place,
      ...['id', 'names', 'number', 'email', 'createdAt', 'updatedAt', 'deletedAt'],
    ),
    'ContactId/type': at(`${place}.id`, ...notA(), '123'),
    'ContactId/minimum': at(`${place}.id`, 0),
    'ContactId/maximum': at(`${place}.id`, largest + 1),
    'Contact/properties/names/type': at(`${place}.names`, ...notA('string')),
    'Contact/properties/number/type': at(`${place}.number`, ...notA('string')),
    'Contact/properties/number/pattern': at(
      `${place}.number`,
      ...['+255712345678', '255712345678x', '255 712', ''],
    ),
    'Contact/properties/email/type': at(`${place}.email`, ...notA('string', 'null')),
    'Contact/properties/deletedAt/type': at(`${place}.deletedAt`, ...notA('string', 'null')),
    'Contact/properties/deletedAt/format': at(`${place}.deletedAt`, ...notATime),
  };
}

const list = payloads['huduma/list-contacts.200'];
const [someone] = list.data.content;
const ofList = breaking(list);
const pageOf = (data: object) => ({ ...list, data: { ...list.data, ...data } });

const counts = ['totalElements', 'totalPages', 'size', 'number', 'numberOfElements'];
const flags = ['first', 'last', 'empty'];

const listed: Message = {
  operationId: 'listContacts',
  message: [200],
  kept: {
    'the sample of the page': list,
    'nobody in it': pageOf({
      content: [],
      totalElements: 0,
      totalPages: 0,
      numberOfElements: 0,
      empty: true,
    }),
    'many people in it': pageOf({ content: many(someone), size: 150 }),
    'a contact without email': pageOf({ content: [{ ...someone, email: null }] }),
    'a contact from the trash': pageOf({ content: [{ ...someone, deletedAt: '2025-04-10T07:45:16Z' }] }),
    'the smallest and the largest id': pageOf({
      content: [
        { ...someone, id: 1 },
        { ...someone, id: largest },
      ],
    }),
    'pages that are counted from 0': pageOf({ number: 0 }),
    'no sort': { ...list, data: without(list.data, 'sort') },
    'a sort that says nothing': pageOf({ sort: {} }),
    'large numbers': pageOf({ ...Object.fromEntries(counts.map((name) => [name, 1e9])) }),
    'the smallest numbers': pageOf({ ...Object.fromEntries(counts.map((name) => [name, 0])) }),
    "the path with the server's prefix": { ...list, path: '/api/v3/contacts' },
    'fields that no page shows': { ...pageOf({ more: 1, sort: { more: 1 } }), more: 1 },
    'empty texts': { ...pageOf({ content: [{ ...someone, names: '', email: '' }] }), message: '', reqId: '' },
  },
  broken: {
    'ListContactsResponse/type': notA('object'),
    ...ofList.required(
      'ListContactsResponse',
      '',
      ...['status', 'code', 'message', 'timestamp', 'reqId', 'path', 'data'],
    ),
    ...brokenEnvelope(list),
    'ListContactsResponse/properties/message/type': ofList.at('message', ...notA('string')),
    'ContactPage/type': ofList.at('data', ...notA('object')),
    ...ofList.required('ContactPage', 'data', 'content', ...counts, ...flags),
    'ContactPage/properties/content/type': ofList.at('data.content', ...notA('array')),
    ...Object.fromEntries(
      counts.flatMap((name) => [
        [`ContactPage/properties/${name}/type`, ofList.at(`data.${name}`, ...notA(), '1')],
        [`ContactPage/properties/${name}/minimum`, ofList.at(`data.${name}`, -1)],
      ]),
    ),
    ...Object.fromEntries(
      flags.map((name) => [
        `ContactPage/properties/${name}/type`,
        ofList.at(`data.${name}`, ...notA('boolean')),
      ]),
    ),
    'Sort/type': ofList.at('data.sort', ...notA('object')),
    ...Object.fromEntries(
      ['sorted', 'unsorted', 'empty'].map((name) => [
        `Sort/properties/${name}/type`,
        ofList.at(`data.sort.${name}`, ...notA('boolean')),
      ]),
    ),
    ...brokenContact(list, 'data.content[]'),
  },
};

const missing = payloads['huduma/delete-contacts.404'];
const [error] = missing.errors;
const ofError = breaking(missing);

const refused: Message = {
  operationId: 'deleteContacts',
  message: [400, 401, 402, 403, 404, 405, 422, 500],
  kept: {
    'the sample of the page': missing,
    'no list of errors': without(missing, 'errors'),
    'an empty list of errors': { ...missing, errors: [] },
    'a long one': { ...missing, errors: many(error) },
    'another status and code': { ...missing, status: '500 INTERNAL SERVER ERROR', code: 17 },
    'an error of field and message alone': { ...missing, errors: [{ field: '', message: '' }] },
    'rejected values of every kind': {
      ...missing,
      errors: [...notA(), 999].map((rejectedValue) => ({ ...error, rejectedValue })),
    },
    'further values': { ...missing, errors: [{ ...error, rejectingValues: { trash: true, ids: [1] } }] },
    'fields that no page shows': { ...missing, more: 1, errors: [{ ...error, more: 1 }] },
    'empty texts': { ...missing, message: '', reqId: '' },
  },
  broken: {
    'ErrorResponse/type': notA('object'),
    ...ofError.required('ErrorResponse', '', ...['status', 'code', 'message', 'timestamp', 'reqId', 'path']),
    'ErrorResponse/properties/status/type': ofError.at('status', ...notA('string')),
    'ErrorResponse/properties/status/pattern': ofError.at(
      'status',
      ...[
        '404',
        '404 ',
        '404 NOT\nFOUND',
        '40 NOT FOUND',
        ' 404 NOT FOUND',
        '200 OK',
        'NOT FOUND',
        '4044 NOT FOUND',
        '300 X',
        '600 X',
      ],
    ),
    'ErrorResponse/properties/code/type': ofError.at('code', ...notA(), '4040'),
    'ErrorResponse/properties/message/type': ofError.at('message', ...notA('string')),
    'Timestamp/type': ofError.at('timestamp', ...notA('string')),
    'Timestamp/format': ofError.at('timestamp', ...notATime),
    'RequestId/type': ofError.at('reqId', ...notA('string')),
    'RequestPath/type': ofError.at('path', ...notA('string')),
    'RequestPath/pattern': ofError.at('path', '/contact', '/contacts/1', 'contacts', ''),
    'ErrorResponse/properties/errors/type': ofError.at('errors', ...notA('array')),
    'FieldError/type': ofError.at('errors[]', ...notA('object')),
    ...ofError.required('FieldError', 'errors[]', 'field', 'message'),
    'FieldError/properties/field/type': ofError.at('errors[].field', ...notA('string')),
    'FieldError/properties/message/type': ofError.at('errors[].message', ...notA('string')),
    'FieldError/properties/rejectingValues/type': ofError.at('errors[].rejectingValues', ...notA('object')),
  },
};

/** An error of the list has the same form. */
const refusedList: Message = { ...refused, operationId: 'listContacts' };

export const huduma: readonly Message[] = [request, deleted, listed, refused, refusedList];
