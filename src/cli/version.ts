/** The version of this package, from its own package.json. */
import { createRequire } from 'node:module';

/** By its own name, which resolves from the sources and from an installed copy alike. */
export const { version } = createRequire(import.meta.url)('contact-deletion/package.json') as {
  readonly version: string;
};
