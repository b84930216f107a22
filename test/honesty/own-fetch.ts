/**
 * Has Node's `fetch` use Node's own transport. The npm package undici puts its own under it when it is imported first,
 * so this module is imported before it.
 */
await fetch('data:,');
