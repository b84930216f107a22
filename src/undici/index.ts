/** The public API of `contact-deletion/undici`. */

export { createTransport, type Transport, type TransportOptions } from './transport.js';
