/** What is in `generated/` needs nothing at run time. `npm run check` sees that it is what the specs say now. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const files = readdirSync('generated', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

test.each(files)('generated/%s evaluates no text as code and imports nothing from outside', (path) => {
  const code = readFileSync(join('generated', path), 'utf8');
  expect(code).not.toMatch(/\beval\s*\(|new Function\b|\brequire\s*\(/);
  for (const [, from] of code.matchAll(/\bfrom ['"]([^'"]+)['"]/g)) expect(from).toMatch(/^\.\.?\//);
});

describe('a bundle that uses one validator', () => {
  const bundle = async (names: string) => {
    const result = await build({
      stdin: {
        contents: `import { ${names} } from './generated/sendme123/validators.js'; console.log(${names});`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
    });
    return result.outputFiles[0]?.text ?? '';
  };

  test('leaves the other ones out', async () => {
    const contact = await bundle('Contact');
    expect(contact).toContain('birthDate');
    expect(contact).not.toContain('deletedContactId');
    expect(await bundle('DeleteContactResponse')).toContain('deletedContactId');
  });
});
