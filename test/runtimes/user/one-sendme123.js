/** One provider's client, and nothing else. */
export { createSendme123 } from 'contact-deletion/sendme123';
