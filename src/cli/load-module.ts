/** Loads a module by its path, in JavaScript or TypeScript. */
import { createRequire } from 'node:module';
import { extname } from 'node:path';
// About the runtime, not about the process that the command line runs in.
import { features, versions } from 'node:process';
import { pathToFileURL } from 'node:url';

type Jiti = Pick<typeof import('jiti'), 'createJiti'>;

/** What is available to run TypeScript. */
export interface Loaders {
  /** Whether Node does it by itself. */
  readonly stripsTypes: boolean;
  /** Undefined if it is not installed. */
  jitiFor(path: string): Promise<Jiti | undefined>;
}

const here: Loaders = {
  stripsTypes: Boolean((features as { readonly typescript?: unknown }).typescript),
  // The project's own copy first: this package may be installed elsewhere.
  jitiFor: async (path) => {
    const own = await unlessMissing(async (): Promise<Jiti> => createRequire(path)('jiti'));
    return own ?? unlessMissing(() => import('jiti'));
  },
};

/**
 * What a module exports.
 *
 * @throws What the module throws, or an error that says what TypeScript needs.
 */
export async function loadModule(path: string, { stripsTypes, jitiFor }: Loaders = here): Promise<unknown> {
  const { href } = pathToFileURL(path);
  if (!/^\.[cm]?ts$/.test(extname(path))) return import(href);
  // Preferred to Node itself, which does not resolve `./acme.js` to acme.ts, and ignores the paths of tsconfig.json.
  const jiti = await jitiFor(path);
  if (!jiti && stripsTypes) return importNatively(href);
  if (!jiti) {
    throw new Error(
      `it is TypeScript, which Node ${versions.node} does not run by itself. Install jiti in this project ` +
        '(npm install --save-dev jiti), use Node 22.18 or newer, or write it in JavaScript.',
    );
  }
  // As in Node: without a default export there is none. No cache, since the file may change between commands.
  const options = { interopDefault: false, fsCache: false, tsconfigPaths: true };
  return jiti.createJiti(path, options).import(href);
}

/** @throws An error with a hint, if an import has another extension than its file. */
async function importNatively(href: string): Promise<unknown> {
  try {
    return await import(href);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(
      `${error.message}. Without jiti in this project (npm install --save-dev jiti), the imports of TypeScript files must ` +
        'end in .ts.',
      { cause: error },
    );
  }
}

const isMissing = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^(ERR_)?MODULE_NOT_FOUND$/.test(String(error.code));

async function unlessMissing<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
}
