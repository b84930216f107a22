/** Bodies that keep the contract with sendme123, and bodies that break it. */
import { metaOfMessages, payloads } from '../oracle/payloads.js';
import { without, withValue } from '../oracle/place.js';
import { breaking, type Message, many, notA, notATime, together } from './message.js';

const receipt = payloads['sendme123/delete-contact.200.receipt'];
const contact = payloads['sendme123/delete-contact.200.contact'];

/** Not required on creation, so that a contact may lack them. */
const optional = ['lastName', 'email', 'countryCode', 'birthDate', 'origin', 'organizationId'];
const lists = ['customValues', 'tags'];

const times = { createdAt: '2024-01-01T10:00:00.000Z', updatedAt: '2024-01-01T10:00:00.000Z' };
const tag = { id: 't', name: 'VIP', description: 'd', color: '#FF5722', organizationId: 'o' };

/** The contact as the look-up returns it; only the sibling pages describe its email and tags. */
export function lookedUp(deleted: object): object {
  return {
    ...without(deleted, 'deletedAt'),
    email: 'juan@example.com',
    tags: [{ ...tag, ...times }],
  };
}

/** A page of contacts in its assumed form. */
export const pageWith = (
  meta: object,
  ...contacts: readonly object[]
): { data: readonly object[]; meta: object } => ({
  data: contacts,
  meta,
});

/** What contacts may look like, in either form. */
function keptContacts(sample: object): Record<string, object> {
  return {
    'the sample of the page': sample,
    'an inactive one': { ...sample, status: 'INACTIVE' },
    'a blocked one': { ...sample, status: 'BLOCKED' },
    'null for what may be missing': { ...sample, lastName: null, birthDate: null },
    'what a contact needs and no more': without(sample, ...optional, ...lists),
    'no values and no tags': { ...sample, customValues: [], tags: [] },
    'many values and tags': { ...sample, customValues: many('v'), tags: many(tag) },
    'a tag with empty texts': {
      ...sample,
      tags: [{ id: '', name: '', description: '', organizationId: '' }],
    },
    'values of every kind': { ...sample, customValues: notA() },
    'a tag with all that there is': { ...sample, tags: [{ ...tag, ...times }] },
    'a tag that has a name and no more': {
      ...sample,
      tags: [
        { id: 't', name: 'n' },
        { id: 't', name: 'n', description: null, color: '#00aaFF' },
      ],
    },
    'a country code of one digit': { ...sample, countryCode: '1' },
    'a country code of four digits': { ...sample, countryCode: '1684' },
    'empty texts': { ...sample, id: '', name: '', lastName: '', phone: '', origin: '', organizationId: '' },
    'fields that no page shows': { ...sample, more: 1, tags: [{ id: 't', name: 'n', more: 1 }] },
  };
}

function brokenContacts(schema: string, sample: object): Record<string, readonly unknown[]> {
  const { at, required } = breaking({ ...sample, tags: [{ ...tag, ...times }] });
  const timestamps = ['createdAt', 'updatedAt', 'tags[].createdAt', 'tags[].updatedAt'];
  return {
    [`${schema}/type`]: notA('object'),
    ...required(schema, '', 'id', 'name', 'phone', 'status', 'createdAt', 'updatedAt'),
    [`${schema}/properties/id/type`]: at('id', ...notA('string')),
    'GivenName/type': at('name', ...notA('string')),
    'FamilyName/type': at('lastName', ...notA('string', 'null')),
    'PhoneNumber/type': at('phone', ...notA('string')),
    'CountryCode/type': at('countryCode', ...notA('string')),
    'CountryCode/pattern': at('countryCode', '+57', '57 ', '12345', ''),
    'ContactStatus/type': at('status', ...notA('string')),
    'ContactStatus/enum': at('status', 'DELETED', 'active', ''),
    'BirthDate/type': at('birthDate', ...notA('string', 'null')),
    'BirthDate/format': at('birthDate', ...notATime),
    'Origin/type': at('origin', ...notA('string')),
    'OrganizationId/type': at(['organizationId', 'tags[].organizationId'], ...notA('string')),
    'CustomValues/type': at('customValues', ...notA('array')),
    'Tags/type': at('tags', ...notA('array')),
    'Tag/type': at('tags[]', ...notA('object')),
    ...required('Tag', 'tags[]', 'id', 'name'),
    'Tag/properties/id/type': at('tags[].id', ...notA('string')),
    'Tag/properties/name/type': at('tags[].name', ...notA('string')),
    'Tag/properties/description/type': at('tags[].description', ...notA('string', 'null')),
    'Tag/properties/color/type': at('tags[].color', ...notA('string')),
    'Tag/properties/color/pattern': at(
      'tags[].color',
      'FF5722',
      '#FF572',
      '#FF57222',
      '#GG5722',
      'x#FF5722',
      '',
    ),
    'Timestamp/type': at(timestamps, ...notA('string')),
    'Timestamp/format': at(timestamps, ...notATime),
  };
}

const found: Message = {
  operationId: 'getContact',
  message: [200],
  kept: {
    ...keptContacts(lookedUp(contact)),
    'no email': { ...lookedUp(contact), email: null },
    'an empty email': { ...lookedUp(contact), email: '' },
  },
  broken: {
    ...brokenContacts('Contact', lookedUp(contact)),
    'Contact/properties/email/type': breaking(lookedUp(contact)).at('email', ...notA('string', 'null')),
  },
};

const ofReceipt = breaking(receipt);
const ofContact = breaking(contact);

const deleted: Message = {
  operationId: 'deleteContact',
  message: [200],
  kept: {
    ...keptContacts(contact),
    'an email': { ...contact, email: 'juan@example.com' },
    'no email': { ...contact, email: null },
    'an empty email': { ...contact, email: '' },
    "the English page's receipt": receipt,
    'a receipt with fields that no page shows': { ...receipt, more: 1 },
    'a receipt with empty texts': { message: '', deletedContactId: '' },
  },
  broken: together(brokenContacts('DeletedContact', contact), {
    'DeleteContactResponse/oneOf': [{ ...receipt, ...contact }, {}, ...notA('object')],
    'DeletionReceipt/type': notA('object'),
    ...ofReceipt.required('DeletionReceipt', '', 'message', 'deletedContactId'),
    'DeletionReceipt/properties/message/type': ofReceipt.at('message', ...notA('string')),
    'DeletionReceipt/properties/deletedContactId/type': ofReceipt.at('deletedContactId', ...notA('string')),
    ...ofContact.required('DeletedContact', '', 'deletedAt'),
    'DeletedContact/properties/deletedAt/type': ofContact.at('deletedAt', ...notA('string')),
    'DeletedContact/properties/deletedAt/format': ofContact.at('deletedAt', ...notATime),
    'DeletedContact/properties/email/type': breaking({ ...contact, email: null }).at(
      'email',
      ...notA('string', 'null'),
    ),
  }),
};

const page = pageWith(metaOfMessages, lookedUp(contact));
const ofPage = breaking(page);

/** Each broken contact, within a page. */
const inPage = (broken: Readonly<Record<string, readonly unknown[]>>): Record<string, readonly unknown[]> =>
  Object.fromEntries(
    Object.entries(broken).map(([place, bodies]) => [
      place,
      bodies.map((body) => withValue(page, 'data[]', body)),
    ]),
  );

const listed: Message = {
  operationId: 'listContacts',
  message: [200],
  kept: {
    'the meta of the messages': page,
    'nobody in it': { ...page, data: [] },
    'many people in it': { ...page, data: many(lookedUp(contact)) },
    'no meta': { data: page.data },
    'the pagination of the English page': { data: page.data, pagination: { currentPage: 1 } },
    'what tells whether it is all, and no more': {
      data: [],
      meta: { totalRecords: 0, currentPage: 1, hasNextPage: false },
    },
    'the smallest numbers': {
      ...page,
      meta: { ...metaOfMessages, totalRecords: 0, totalPages: 0, limit: 1 },
    },
    'large numbers': { ...page, meta: { ...metaOfMessages, totalRecords: 1e9, totalPages: 1e8, limit: 1e6 } },
    'fields that no page shows': { ...page, more: 1, meta: { ...metaOfMessages, more: 1 } },
    ...Object.fromEntries(
      Object.entries(found.kept).map(([name, body]) => [`in it, ${name}`, withValue(page, 'data[]', body)]),
    ),
  },
  broken: {
    'ListContactsResponse/type': notA('object'),
    ...ofPage.required('ListContactsResponse', '', 'data'),
    'ListContactsResponse/properties/data/type': ofPage.at('data', ...notA('array')),
    'PageMeta/type': ofPage.at('meta', ...notA('object')),
    ...ofPage.required('PageMeta', 'meta', 'totalRecords', 'currentPage', 'hasNextPage'),
    ...Object.fromEntries(
      [
        ['totalRecords', 0],
        ['totalPages', 0],
        ['currentPage', 1],
        ['limit', 1],
      ].flatMap(([name, least]) => [
        [`PageMeta/properties/${name}/type`, ofPage.at(`meta.${name}`, ...notA(), '1')],
        [`PageMeta/properties/${name}/minimum`, ofPage.at(`meta.${name}`, Number(least) - 1)],
      ]),
    ),
    'PageMeta/properties/hasNextPage/type': ofPage.at('meta.hasNextPage', ...notA('boolean')),
    'PageMeta/properties/hasPreviousPage/type': ofPage.at('meta.hasPreviousPage', ...notA('boolean')),
    ...inPage(found.broken),
  },
};

export const sendme123: readonly Message[] = [found, deleted, listed];
