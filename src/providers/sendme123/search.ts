/**
 * How to find people at sendme123: among all contacts, since no page documents a search. The form of the list is assumed.
 */
import { agrees, contactsIn, type Fields, isCount, textsOf } from '../listed.js';
import type { ContactPage, ListedContact, SearchDefinition } from '../search.js';
import { parseId } from './ids.js';

/** The most that the list of messages allows. */
const PAGE_SIZE = 100;

export const search = {
  list: {
    operation: 'listContacts',
    request: (cursor) => ({ query: { page: cursor ?? 1, limit: PAGE_SIZE } }),
    read: readPage,
  },
} satisfies SearchDefinition;

export function readPage(body: unknown): ContactPage | 'unclear' {
  const { data, meta, success } = Object(body) as Fields;
  const contacts = contactsIn(data, readContact);
  if (!contacts || !agrees(success, true)) return 'unclear';
  // Without `meta`, nothing says whether there are more pages.
  if (meta === undefined || meta === null) return { contacts, isLast: false };
  const { currentPage, totalRecords, totalPages, hasNextPage } = Object(meta) as Fields;
  if (!isCount(currentPage) || !isCount(totalRecords) || typeof hasNextPage !== 'boolean') return 'unclear';
  if (isCount(totalPages) && hasNextPage !== currentPage < totalPages) return 'unclear';
  const next = hasNextPage ? currentPage + 1 : undefined;
  return { contacts, next, isLast: !hasNextPage, cursor: currentPage, total: totalRecords };
}

export function readContact({ id, phone, countryCode, email, createdAt }: Fields): ListedContact | undefined {
  const found = parseId(id as string);
  const numbers = textsOf(phone);
  const codes = textsOf(countryCode);
  const emails = textsOf(email);
  if (!('id' in found) || !numbers || !codes || !emails) return undefined;
  const phones = numbers.map((number) => ({ number, countryCode: codes[0] ?? null }));
  return { id: found.id, phones, emails, createdAt: textsOf(createdAt)?.[0] };
}
