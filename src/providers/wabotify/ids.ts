/** How Wabotify's contact ids are spelled. */
import { textId } from '../ids.js';

/** No page states a limit. With one id of this length among fifty, a batch stays within what servers accept by default. */
const LONGEST_ID = 1_000;

export const parseId = textId((id) =>
  id.length > LONGEST_ID ? `is longer than ${LONGEST_ID} characters, which no contact id is` : undefined,
);
