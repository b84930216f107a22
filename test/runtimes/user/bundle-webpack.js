import { resolve } from 'node:path';
import webpack from 'webpack';

const [entry, filename, target] = process.argv.slice(2);
const compiler = webpack({
  mode: 'production',
  entry: resolve(entry),
  target: target === 'node' ? 'node20' : 'web',
  experiments: { outputModule: true },
  output: { path: resolve('.'), filename, module: true, library: { type: 'module' }, chunkFormat: 'module' },
  performance: false,
});
compiler.run((error, stats) => {
  const said = stats?.toJson({ all: false, errors: true, warnings: true });
  const problem = error ?? said?.errors?.[0]?.message ?? said?.warnings?.[0]?.message;
  if (!problem) return;
  console.error(problem);
  process.exitCode = 1;
});
