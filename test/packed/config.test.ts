/**
 * A configuration in a user's project, in TypeScript and in JavaScript, created with the packed package and loaded by its
 * program.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { features } from 'node:process';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { acmeModule } from '../cli/acme.js';
import { installed, newFolder, runProgram } from './installed.js';
import { installInto } from './user-project.js';

beforeAll(installed, 120_000);

/** Whether this Node runs TypeScript by itself. */
const stripsTypes = Boolean((features as { readonly typescript?: unknown }).typescript);

const ACME = `${acmeModule().replace('export const acme =', 'const given =')}
import { defineProvider } from 'contact-deletion/provider';
export const acme = defineProvider(given.definition);
`;

const CONFIG = `import { defineConfig } from 'contact-deletion/provider';
import { acme } from './acme.mjs';
export default defineConfig({ providers: [acme] });
`;

/** A configuration that is only valid in TypeScript. */
const TYPED = CONFIG.replace(
  'export default',
  'type Name = string;\nexport const name: Name = acme.definition.name;\nexport default',
);

async function projectWith(packages: readonly string[], files: Readonly<Record<string, string>>) {
  const folder = await newFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await installInto(folder, packages);
  for (const [name, text] of Object.entries({ 'acme.mjs': ACME, ...files }))
    await writeFile(join(folder, name), text);
  const bin = join(folder, 'node_modules', '.bin', 'contact-deletion');
  const words = ['delete', '--sandbox', 'acme:per_1', '--removal-kind', 'erase'];
  return runProgram(bin, words, { cwd: folder });
}

describe('a configuration', () => {
  test('in JavaScript needs nothing', async () => {
    const ended = await projectWith([], { 'contact-deletion.config.mjs': CONFIG });
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^acme:per_1 +deleted {2}permanent/),
    });
  });

  test('in TypeScript is read with jiti, or by Node itself', async () => {
    const ended = await projectWith(['jiti'], { 'contact-deletion.config.ts': TYPED });
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^acme:per_1 +deleted {2}permanent/),
    });
  });

  test.skipIf(stripsTypes)('in TypeScript says so if there is neither', async () => {
    const { code, stderr } = await projectWith([], { 'contact-deletion.config.ts': TYPED });
    expect(stderr).toMatch(
      /config\.ts cannot be loaded: it is TypeScript, which Node .*npm install --save-dev jiti/,
    );
    expect(code).toBe(2);
  });
});
