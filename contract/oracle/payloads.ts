/** The payloads on the providers' pages, unchanged. `itself` has the form on the sister site, with made-up values. */
import { readFileSync } from 'node:fs';

interface HudumaRequest {
  trash: boolean;
  ids: number[];
  uuids: string[];
}

interface HudumaList {
  data: { content: object[]; numberOfElements: number };
}

export const payloads = {
  'huduma/delete-contacts.request': payload<HudumaRequest>('huduma/delete-contacts.request'),
  'huduma/delete-contacts.200': payload<{ data: object[] }>('huduma/delete-contacts.200'),
  'huduma/delete-contacts.404': payload<{ errors: object[] }>('huduma/delete-contacts.404'),
  'huduma/list-contacts.200': payload<HudumaList>('huduma/list-contacts.200'),
  'sendme123/delete-contact.200.receipt': payload<object>('sendme123/delete-contact.200.receipt'),
  'sendme123/delete-contact.200.contact': payload<{ status: string }>('sendme123/delete-contact.200.contact'),
  'wabotify/delete-batch.request': payload<object>('wabotify/delete-batch.request'),
  'wabotify/delete-batch.200': payload<object>('wabotify/delete-batch.200'),
  'wabotify/get-contact.200': payload<{ data: { data: object[] } }>('wabotify/get-contact.200'),
  'wabotify/get-contact.200.itself': payload<{ data: object }>('wabotify/get-contact.200.itself'),
  'wabotify/search-by-cellphone.200': payload<{ data: { data: object[] } }>(
    'wabotify/search-by-cellphone.200',
  ),
  'wabotify/search-by-email.200': payload<{ data: { data: object[] } }>('wabotify/search-by-email.200'),
  'wabotify/list-contacts.200': payload<{ data: { data: object[] } }>('wabotify/list-contacts.200'),
};

/**
 * What the Spanish page on listing messages shows beside the messages. It is the source of an assumption, not a body of its
 * own.
 */
export const metaOfMessages = payload<object>('sendme123/list-messages.200.meta');

function payload<T>(name: string): T {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
