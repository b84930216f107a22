/** One provider's client, and nothing else. */
export { createHuduma } from 'contact-deletion/huduma';
