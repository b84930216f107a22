/**
 * Makes Node's `fetch` use Node's own transport. If the npm package undici is imported first, it replaces the transport, so
 * this module is imported before it.
 */
await fetch('data:,');
