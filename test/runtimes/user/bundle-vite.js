import { build } from 'vite';

const [entry, out, target] = process.argv.slice(2);
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ...(target === 'node' ? { ssr: { noExternal: true } } : {}),
  build: {
    outDir: '.',
    emptyOutDir: false,
    target: 'es2022',
    minify: true,
    modulePreload: false,
    ...(target === 'node' ? { ssr: entry } : {}),
    rollupOptions: {
      input: entry,
      // What an entry exports is kept, as in a library.
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: out, codeSplitting: false },
    },
  },
});
