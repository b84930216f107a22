/** What is in `generated/` is what the specs say now, and needs nothing at run time. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const files = readdirSync('generated', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

test('generated/ is up to date: making it again changes nothing', async () => {
  const check = promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/generate.ts', '--check']);
  await expect(check).resolves.toMatchObject({ stderr: '' });
});

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
