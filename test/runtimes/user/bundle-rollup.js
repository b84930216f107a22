import { nodeResolve } from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import { rollup } from 'rollup';

const [input, file, target] = process.argv.slice(2);
// With no plugin for CommonJS: nothing that is installed with the package is any.
const plugins = [nodeResolve({ browser: target === 'browser', exportConditions: [target] })];
const onwarn = (warning) => {
  throw new Error(warning.message);
};
const bundle = await rollup({ input, plugins, onwarn });
const minify = {
  name: 'minify',
  renderChunk: async (code) => (await transform(code, { minify: true, format: 'esm' })).code,
};
await bundle.write({ file, format: 'es', inlineDynamicImports: true, plugins: [minify] });
