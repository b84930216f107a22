/** The bodies of all providers. */
import type { Provider } from '../spec.js';
import { huduma } from './huduma.js';
import type { Message } from './message.js';
import { sendme123 } from './sendme123.js';
import { wabotify } from './wabotify.js';

export const messages: Readonly<Record<Provider, readonly Message[]>> = { huduma, sendme123, wabotify };
