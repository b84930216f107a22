/** The ids of sendme123's contacts: any text that a URL can hold. */
import { textId } from '../ids.js';

/** The id stands in the URL, and servers and proxies refuse one that is longer than 8 kB, some at 2 kB. */
const LONGEST_ID = 1_000;

export const parseId = textId((id) =>
  encodeURIComponent(id).length > LONGEST_ID
    ? `is longer than ${LONGEST_ID} characters in a URL, which servers refuse`
    : undefined,
);
