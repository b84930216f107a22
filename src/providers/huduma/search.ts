/** How to search for people at Huduma: by a term in names, numbers and e-mail addresses. Its pages go by number. */
import { agrees, contactsIn, type Fields, isCount, textsOf } from '../listed.js';
import type { ContactPage, Cursor, ListedContact, SearchDefinition } from '../search.js';
import { idIn, isSuccess, parseId } from './ids.js';

const searching = {
  operation: 'listContacts',
  request: (query: string, cursor: Cursor | undefined) => ({ query: { query, page: cursor ?? 1 } }),
  read: readPage,
} as const;

export const search = {
  phone: { ...searching, terms: ({ international }) => international },
  // Whether case matters is not stated.
  email: { ...searching, terms: (email) => [...new Set([email, email.toLowerCase()])] },
} satisfies SearchDefinition;

/** Ignores `numberOfElements`: in the page's own sample, it is ten for two contacts. */
export function readPage(body: unknown): ContactPage | 'unclear' {
  const { data } = Object(body) as Fields;
  const { content, number, totalElements, totalPages, first, last, empty } = Object(data) as Fields;
  const contacts = contactsIn(content, readContact);
  if (!isSuccess(body) || !contacts || !isCount(number) || !isCount(totalElements)) return 'unclear';
  if (typeof last !== 'boolean') return 'unclear';
  const isLast = isCount(totalPages) ? number >= totalPages : last;
  const isClear = agrees(last, isLast) && agrees(first, number === 1) && agrees(empty, contacts.length === 0);
  if (!isClear) return 'unclear';
  return {
    contacts,
    next: last ? undefined : number + 1,
    isLast: last,
    cursor: number,
    total: totalElements,
  };
}

function readContact({ id, number, email, createdAt }: Fields): ListedContact | undefined {
  const found = parseId(idIn(id));
  const numbers = textsOf(number);
  const emails = textsOf(email);
  if (!('id' in found) || !numbers || !emails) return undefined;
  const phones = numbers.map((each) => ({ number: each }));
  return { id: found.id, phones, emails, createdAt: textsOf(createdAt)?.[0] };
}
