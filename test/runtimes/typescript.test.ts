/** The types of the packed package, as each version of TypeScript reads them, declarations and all. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeOf, outputOf, toolOf, userFolder } from './places.js';

const versions = ['5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '6.0', '7.0'] as const;

const resolutions = {
  nodenext: { module: 'nodenext' },
  node16: { module: 'node16' },
  bundler: { module: 'preserve', moduleResolution: 'bundler' },
} as const;

const programs = {
  everywhere: { files: ['types.ts'], lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] },
  Node: { files: ['types-node.ts'], lib: ['ES2022'], types: ['node'] },
} as const;

const strictly = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: 'es2022',
} as const;

for (const version of versions)
  for (const [resolution, options] of Object.entries(resolutions))
    for (const [where, { files, lib, types }] of Object.entries(programs))
      test(`TypeScript ${version}, ${resolution}: the entries for ${where}`, async () => {
        const project = join(userFolder(), `tsconfig-${version}-${resolution}-${where}.json`);
        const compilerOptions = { ...strictly, ...options, lib, types };
        await writeFile(project, JSON.stringify({ compilerOptions, files }));
        const tsc = toolOf(join(`typescript-${version}`, 'bin', 'tsc'));
        expect(await outputOf(nodeOf(24), [tsc, '-p', project])).toBe('');
      });
