/** How to find people at Wabotify: by phone number or e-mail address, or in the list of all contacts. */
import { contactsIn, type Fields, textsOf } from '../listed.js';
import type { ContactPage, ListedContact, SearchDefinition } from '../search.js';
import { parseId } from './ids.js';

export const search = {
  phone: {
    operation: 'searchContactsByPhone',
    // "With the country code where it applies": a number may be stored without it.
    terms: ({ international, national }) => [...new Set([...international, ...national])],
    request: (cellphone, _, { account = '' }) => ({ query: { cellphone, workspaceId: account } }),
    read: readFound,
  },
  email: {
    operation: 'searchContactsByEmail',
    // Whether case matters is not stated.
    terms: (email) => [...new Set([email, email.toLowerCase()])],
    request: (email, _, { account = '' }) => ({ query: { email, workspaceId: account } }),
    read: readFound,
  },
  list: {
    operation: 'listContacts',
    request: (token, { account = '' }) => listRequest(account, token?.toString()),
    read: readPage,
  },
} satisfies SearchDefinition;

/** Whether the wrapper of an answer agrees with its status. */
export function isSuccess(body: unknown): boolean {
  const { success, code, errorCode = null } = Object(body) as Fields;
  return success === true && code === 200 && errorCode === null;
}

export const listRequest = (workspaceId: string, continuationToken: string | undefined) => ({
  query: { continuationToken, workspaceId },
});

/** A search has no pages. If it has a token all the same, it has found more than it shows. */
function readFound(body: unknown): ContactPage | 'unclear' {
  const { contacts, token = null } = listIn(body);
  return contacts ? { contacts, isLast: token === null } : 'unclear';
}

/** Only null says that no page follows. */
export function readPage(body: unknown): ContactPage | 'unclear' {
  const { contacts, token } = listIn(body);
  const next = typeof token === 'string' && token !== '' ? token : undefined;
  return contacts ? { contacts, next, isLast: token === null } : 'unclear';
}

/** No page explains `contactId` beside the contacts. */
function listIn(body: unknown) {
  const { data, continuationToken: token } = Object((Object(body) as Fields).data) as Fields;
  return { contacts: isSuccess(body) ? contactsIn(data, readContact) : undefined, token };
}

export function readContact({ id, creationDate, ...fields }: Fields): ListedContact | undefined {
  const found = parseId(id as string);
  const numbers = textsOf(fields.platformSenderPhone, fields.internalWhatsappNumber);
  const emails = textsOf(fields.email, fields.platformSenderEmail);
  if (!('id' in found) || !numbers || !emails) return undefined;
  const phones = numbers.map((number) => ({ number }));
  return { id: found.id, phones, emails, createdAt: textsOf(creationDate)?.[0] };
}
