/** Splits a target as people write it. */
import type { Providers } from './providers.js';

/** `provider:id`, or only the id if the provider is given. */
export function splitTarget(text: string, given: string | undefined, providers: Providers) {
  const colon = text.indexOf(':');
  const provider = text.slice(0, Math.max(colon, 0));
  const known = providers.named(provider);
  if (given === undefined) return { provider: known?.name ?? provider, id: text.slice(colon + 1) };
  // Taken for an id, it would find no contact.
  return known
    ? { problem: 'names a provider, and --provider is given as well; leave that out' }
    : { provider: given, id: text };
}
