/** The ids of sendme123's contacts: any text that fits into a URL. */
import { textId } from '../ids.js';

/** The id is part of the URL. Servers and proxies refuse URLs of more than 8 kB, some of more than 2 kB. */
const LONGEST_ID = 1_000;

export const parseId = textId((id) =>
  encodeURIComponent(id).length > LONGEST_ID
    ? `is longer than ${LONGEST_ID} characters in a URL, which servers refuse`
    : undefined,
);
