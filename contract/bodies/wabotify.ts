/** Bodies that keep the contract with Wabotify, and bodies that break it. */
import { payloads } from '../oracle/payloads.js';
import { withValue } from '../oracle/place.js';
import { breaking, type Message, many, notA, notATime, together } from './message.js';

const sent = payloads['wabotify/delete-batch.request'];
const ofSent = breaking(sent);

const request: Message = {
  operationId: 'deleteContacts',
  message: 'request',
  kept: {
    'the sample of the page': sent,
    'one contact': { workspaceId: 'w', contactIds: [{ ids: 'c' }] },
    'ids of any characters': { workspaceId: 'a workspace', contactIds: [{ ids: 'año/1' }, { ids: '1' }] },
  },
  broken: {
    'DeleteBatchRequest/type': notA('object'),
    ...ofSent.required('DeleteBatchRequest', '', 'workspaceId', 'contactIds'),
    'DeleteBatchRequest/additionalProperties': [{ ...sent, all: true }],
    'DeleteBatchRequest/properties/workspaceId/type': ofSent.at('workspaceId', ...notA('string')),
    'DeleteBatchRequest/properties/workspaceId/minLength': ofSent.at('workspaceId', ''),
    'DeleteBatchRequest/properties/contactIds/type': ofSent.at('contactIds', ...notA('array')),
    'DeleteBatchRequest/properties/contactIds/minItems': ofSent.at('contactIds', []),
    'ContactReference/type': ofSent.at('contactIds[]', ...notA('object')),
    ...ofSent.required('ContactReference', 'contactIds[]', 'ids'),
    'ContactReference/additionalProperties': ofSent.at('contactIds[]', { ids: 'contact-id-1', id: 'x' }),
    'ContactReference/properties/ids/type': ofSent.at('contactIds[].ids', ...notA('string')),
    'ContactReference/properties/ids/minLength': ofSent.at('contactIds[].ids', ''),
  },
};

const page = payloads['wabotify/delete-batch.200'];
const ofPage = breaking(page);

const deleted: Message = {
  operationId: 'deleteContacts',
  message: [200],
  kept: {
    'the illustration of the page': page,
    'success alone': { success: true },
    'no success': { ...page, success: false, code: 400, errorCode: 'E1', data: {} },
    'the smallest code': { ...page, code: 100 },
    'the largest code': { ...page, code: 599 },
    'an error code and data of other kinds': { ...page, errorCode: 17, data: [] },
    'fields that no page shows': { ...page, more: 1 },
    'an empty message': { ...page, message: '' },
  },
  broken: {
    'DeleteBatchResponse/type': notA('object'),
    ...ofPage.required('DeleteBatchResponse', '', 'success'),
    'DeleteBatchResponse/properties/success/type': ofPage.at('success', ...notA('boolean')),
    ...brokenWrapper(page),
  },
};

/** What the wrappers of all answers have in common. */
function brokenWrapper(sample: object): Record<string, readonly unknown[]> {
  const { at } = breaking(sample);
  return {
    'StatusCode/type': at('code', ...notA(), 200.5, '200'),
    'StatusCode/minimum': at('code', 99),
    'StatusCode/maximum': at('code', 600),
    'Message/type': at('message', ...notA('string')),
  };
}

const listed = payloads['wabotify/get-contact.200'];
const itself = payloads['wabotify/get-contact.200.itself'];
const [contact = {}] = listed.data.data;
const denied = { success: false, code: 404, errorCode: 'E1', message: 'Not found.', data: null };

const inList = (...contacts: readonly object[]) => ({ ...listed, data: { contactId: 'c', data: contacts } });

const texts = ['platformSenderName', 'workspaceId', 'name', 'lastname', 'stageId'];
const textsOrNull = [
  ...['assignedAgentId', 'assignedAgentName', 'segmentationId', 'lastMessage'],
  ...['platformSenderId', 'platformSenderPhone', 'email'],
];
const times = ['creationDate', 'orderInCardsLastUpdated'];
const switches = ['isRead', 'isBotEnabled', 'isManuallyAdded', 'isSolved'];
const all = <Value>(names: readonly string[], value: Value) =>
  Object.fromEntries(names.map((name) => [name, value]));

/** Fields of a contact that only other pages and the sister site show. */
const elsewhere = {
  internalWhatsappNumber: '51987654321',
  platformSenderEmail: 'ana@example.com',
  variables: [],
  customFields: [{ code: 'city', name: 'City', value: 'Lima' }],
  blocked: false,
};

const everything = {
  ...contact,
  ...elsewhere,
  variables: notA(),
  customFields: [{ value: 7 }, { value: null }, {}, { code: '', name: '', value: [] }],
};

const tag = { id: 't', name: 'VIP', color: '#FF5722', assignmentDate: '2025-04-04T17:47:18Z' };

const found: Message = {
  operationId: 'getContact',
  message: [200],
  kept: {
    'the sample of the page': listed,
    'the shape of the sister site': itself,
    'the whole contact in that shape': { ...itself, data: contact },
    '… with all that other pages show of it': { ...itself, data: everything },
    'an id and no more': inList({ id: 'c' }),
    'an id and no more, not in a list': { success: true, code: 200, data: { id: 'c' } },
    'nobody in the list': inList(),
    'several in the list': inList(...many({ id: 'c' })),
    'a list alone': { ...listed, data: { data: [{ id: 'c' }] } },
    'null for what may be missing': inList({
      ...everything,
      ...all([...textsOrNull, 'lastMessageDate', 'internalWhatsappNumber', 'platformSenderEmail'], null),
    }),
    'all that other pages show of a contact': inList(everything),
    'empty texts': inList({ ...contact, id: '', ...all([...texts, ...textsOrNull], '') }),
    'many tags and files': inList({ ...contact, tags: many(tag), files: many('f') }),
    'files of every kind': inList({ ...contact, files: notA() }),
    'a tag that says nothing': inList({ ...contact, tags: [{}] }),
    'a colour of another kind': inList({ ...contact, avatarColor: '#000000', tags: [{ ...tag, color: 7 }] }),
    'a place between two others': inList({ ...contact, orderInCards: 0.5 }),
    'fields that no page shows': inList({ ...contact, more: 1, tags: [{ ...tag, more: 1 }] }),
    'no success, and no contact': denied,
    'no success alone': { success: false },
    'no success, with data of another kind': { ...denied, errorCode: 17, data: 'x' },
    // Fits both forms at once, which must not matter.
    'no success, and nobody in the list': { ...inList(), success: false, code: 404 },
    'the smallest code': { ...listed, code: 100 },
    'the largest code': { ...listed, code: 599 },
    'an empty message': { ...listed, message: '' },
  },
  broken: together(
    brokenWrapper(listed),
    brokenWrapper(itself),
    brokenWrapper(denied),
    brokenContact(listed, 'data.data[]'),
    brokenContact({ ...itself, data: contact }, 'data'),
    {
      'GetContactResponse/anyOf': [{}, { ...listed, data: null }, { ...listed, data: {} }, ...notA('object')],
      'ContactItself/type': notA('object'),
      ...breaking(itself).required('ContactItself', '', 'success', 'code', 'data'),
      'LookUpSuccess/type': breaking(itself).at('success', ...notA('boolean')),
    },
    brokenList(listed),
  ),
};

const searched = payloads['wabotify/search-by-cellphone.200'];

/** The kept and the broken bodies of every list of contacts. */
const foundBy = (operationId: string): Message => ({
  operationId,
  message: [200],
  kept: {
    'the sample of the page': searched,
    'an id and no more': inList({ id: 'c' }),
    'nobody in the list': inList(),
    'several in the list': inList(...many({ id: 'c' })),
    'a list alone': { ...searched, data: { data: [{ id: 'c' }] } },
    'all that other pages show of a contact': inList(everything),
    'fields that no page shows': { ...inList({ id: 'c', more: 1 }), more: 1 },
    'no success': denied,
    'no success alone': { success: false },
    'no success, and nobody in the list': { ...inList(), success: false, code: 404 },
  },
  broken: together(
    brokenWrapper(searched),
    brokenWrapper(denied),
    brokenContact(searched, 'data.data[]'),
    brokenList(searched),
    { 'SearchContactsResponse/anyOf': [{}, { ...searched, data: null }, itself, ...notA('object')] },
  ),
});

const page20 = payloads['wabotify/list-contacts.200'];
const paged = (data: object) => ({ ...page20, data });
const ofPage20 = breaking(page20);

const listedPage: Message = {
  operationId: 'listContacts',
  message: [200],
  kept: {
    'the sample of the page': page20,
    'a token': paged({ continuationToken: 'x', data: [{ id: 'c' }] }),
    'an empty token': paged({ continuationToken: '', data: [{ id: 'c' }] }),
    'neither token nor workspace': paged({ data: [{ id: 'c' }] }),
    'nobody in the list': paged({ workspaceId: '', continuationToken: null, data: [] }),
    'more than a page should have': paged({ data: many({ id: 'c' }) }),
    'all that other pages show of a contact': paged({ data: [everything] }),
    'fields that no page shows': paged({ data: [], more: 1 }),
    'no success': denied,
    'no success, with a list': { ...page20, success: false },
  },
  broken: together(brokenWrapper(page20), brokenWrapper(denied), brokenContact(page20, 'data.data[]'), {
    'ListContactsResponse/anyOf': [{}, paged([]), { ...page20, data: null }, itself, ...notA('object')],
    'ContactPage/type': notA('object'),
    ...ofPage20.required('ContactPage', '', 'success', 'code', 'data'),
    'LookUpSuccess/type': ofPage20.at('success', ...notA('boolean')),
    'PagedContacts/type': ofPage20.at('data', ...notA('object')),
    ...ofPage20.required('PagedContacts', 'data', 'data'),
    'PagedContacts/properties/workspaceId/type': ofPage20.at('data.workspaceId', ...notA('string')),
    'PagedContacts/properties/continuationToken/type': ofPage20.at(
      'data.continuationToken',
      ...notA('string', 'null'),
    ),
    'PagedContacts/properties/data/type': ofPage20.at('data.data', ...notA('array')),
  }),
};

/** Each constraint on the list that has the contact, or the contacts found. */
function brokenList(sample: object): Record<string, readonly unknown[]> {
  const { at, required } = breaking(sample);
  return {
    'ContactInList/type': notA('object'),
    ...required('ContactInList', '', 'success', 'code', 'data'),
    'LookUpSuccess/type': at('success', ...notA('boolean')),
    'NoContact/type': notA('object'),
    ...breaking(denied).required('NoContact', '', 'success'),
    'NoContact/properties/success/const': breaking(denied).at('success', ...notA()),
    'ListedContacts/type': at('data', ...notA('object')),
    ...required('ListedContacts', 'data', 'data'),
    'ListedContacts/properties/contactId/type': at('data.contactId', ...notA('string')),
    'ListedContacts/properties/data/type': at('data.data', ...notA('array')),
  };
}

/** Each constraint on a contact, broken at its place in the body. */
function brokenContact(sample: object, place: string): Record<string, readonly unknown[]> {
  const { at, required } = breaking(withValue(sample, place, { ...contact, ...elsewhere, tags: [tag] }));
  const typed = (names: readonly string[], ...values: readonly unknown[]) =>
    Object.fromEntries(
      names.map((name) => [`Contact/properties/${name}/type`, at(`${place}.${name}`, ...values)]),
    );
  const stamps = [...times, 'tags[].assignmentDate'].map((name) => `${place}.${name}`);
  return {
    'Contact/type': at(place, ...notA('object')),
    ...required('Contact', place, 'id'),
    ...typed(['id', ...texts], ...notA('string')),
    ...typed(
      [...textsOrNull, ...['lastMessageDate', 'internalWhatsappNumber', 'platformSenderEmail']],
      ...notA('string', 'null'),
    ),
    'Contact/properties/lastMessageDate/format': at(`${place}.lastMessageDate`, ...notATime),
    ...typed([...switches, 'blocked'], ...notA('boolean')),
    ...typed(['orderInCards'], ...notA('number')),
    ...typed(['platformId'], ...notA(), 2.5),
    ...typed(['tags', 'files', 'variables', 'customFields'], ...notA('array')),
    'CustomField/type': at(`${place}.customFields[]`, ...notA('object')),
    'CustomField/properties/code/type': at(`${place}.customFields[].code`, ...notA('string')),
    'CustomField/properties/name/type': at(`${place}.customFields[].name`, ...notA('string')),
    'ContactTag/type': at(`${place}.tags[]`, ...notA('object')),
    'ContactTag/properties/id/type': at(`${place}.tags[].id`, ...notA('string')),
    'ContactTag/properties/name/type': at(`${place}.tags[].name`, ...notA('string')),
    'Timestamp/type': at(stamps, ...notA('string')),
    'Timestamp/format': at(stamps, ...notATime),
  };
}

export const wabotify: readonly Message[] = [
  request,
  deleted,
  found,
  foundBy('searchContactsByPhone'),
  foundBy('searchContactsByEmail'),
  listedPage,
];
