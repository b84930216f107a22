/**
 * Makes the published command line: its own modules and the packages that only it needs, in a few files. The library's
 * modules and what their users install stay outside, so that a configuration and the command line share one copy of them.
 * Only `src/undici` is inside, with undici: whoever runs the command line need not install it, and it holds no state.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };
import { licensesOf } from './package/licenses.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const source = join(root, 'src', 'cli');
const out = join(root, 'dist', 'src', 'cli');

const inside = [source, join(root, 'src', 'undici')];
const isOutside = (path: string) => inside.every((folder) => relative(folder, path).startsWith('..'));

const installed = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies });

/** An import of a module of the library stays one, as it is reached from the folder of the bundle. */
const libraryOutside: Plugin = {
  name: 'library-outside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, importer }) => {
      const target = join(dirname(importer), path);
      if (isOutside(importer) || !isOutside(target)) return undefined;
      return { path: relative(source, target).split(sep).join('/'), external: true };
    });
  },
};

const { metafile } = await build({
  entryPoints: [join(source, 'main.ts')],
  outdir: out,
  bundle: true,
  // What a command alone needs is loaded with that command.
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: installed.filter((name) => name !== 'undici'),
  plugins: [libraryOutside],
  // Packages in CommonJS ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as createBundleRequire } from 'node:module';\nconst require = createBundleRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
});

const licenses = await licensesOf(Object.keys(metafile.inputs), root);
await writeFile(join(root, 'dist', 'THIRD-PARTY-LICENSES'), licenses);
