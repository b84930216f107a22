/** One provider's client, and nothing else. */
export { createWabotify } from 'contact-deletion/wabotify';
