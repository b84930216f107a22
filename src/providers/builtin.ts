/** The built-in providers, one line each. */
export { huduma } from './huduma/complete.js';
export { sendme123 } from './sendme123/complete.js';
export { wabotify } from './wabotify/complete.js';
