/** `contact-deletion generate`: what it writes, what it leaves alone, and how it ends. */
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { installHint, packagesOfGenerate } from '../../src/cli/missing-packages.js';
import { answering, createFolder, generated, sending, specWith } from './generated.js';

const FILES = ['contract.ts', 'fields.ts', 'types.ts', 'validators.ts'];
const spec = specWith({ ...answering({ type: 'string' }), ...sending({ type: 'string' }) });

async function folderWithSpec(text = spec) {
  const folder = await createFolder();
  await folder.write('acme.yaml', text);
  return {
    ...folder,
    generate: (...args: string[]) => folder.cli('generate', 'acme.yaml', '--out', 'src/acme', ...args),
  };
}

describe('writing', () => {
  test('makes the folder, and says where everything is', async () => {
    const { path, generate, read } = await folderWithSpec();
    expect(await generate()).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Wrote types.ts, validators.ts, contract.ts, fields.ts to src/acme.\n',
    });
    expect((await readdir(join(path, 'src/acme'))).sort()).toEqual(FILES);
    for (const file of FILES)
      expect(await read(`src/acme/${file}`)).toMatch(
        /^\/\/ Made from acme\.yaml by `contact-deletion generate`\. Do not edit\.\n/,
      );
  });

  test('imports the types of a contract from the package', async () => {
    const { files } = await generated(spec);
    for (const text of [files.contract, files.validators])
      expect(text).toContain("from 'contact-deletion/provider';");
    for (const text of Object.values(files))
      for (const [, from] of text.matchAll(/ from '([^']+)'/g))
        expect(from).toMatch(/^(contact-deletion\/provider|\.\/\w+\.js)$/);
  });

  test('again gives the same, also over what was generated before', async () => {
    const { generate, read } = await folderWithSpec();
    await generate();
    const before = await read('src/acme/validators.ts');
    expect(await generate()).toMatchObject({ code: 0 });
    expect(await read('src/acme/validators.ts')).toBe(before);
  });

  test.each(FILES)('never over %s that somebody wrote, and then nothing', async (file) => {
    const { path, generate, write, read } = await folderWithSpec();
    await mkdir(join(path, 'src/acme'), { recursive: true });
    await write(`src/acme/${file}`, '// Mine.\n');
    expect(await generate()).toMatchObject({
      code: 2,
      stderr: `contact-deletion: src/acme/${file} was not generated. Name another folder, or move the file away.\n`,
    });
    expect(await readdir(join(path, 'src/acme'))).toEqual([file]);
    expect(await read(`src/acme/${file}`)).toBe('// Mine.\n');
  });

  test.each<[string, (path: string) => Promise<unknown>, RegExp]>([
    [
      'a folder is where a file belongs',
      (path) => mkdir(join(path, 'src/acme/fields.ts'), { recursive: true }),
      /src\/acme cannot be written: a folder is where a file belongs\.\n$/,
    ],
  ])('where %s, it says so and leaves nothing behind', async (_, prepare, says) => {
    const { path, generate } = await folderWithSpec();
    await prepare(path);
    expect(await generate()).toMatchObject({ code: 2, stderr: expect.stringMatching(says) });
    expect(await readdir(join(path, 'src/acme'))).toEqual(['fields.ts']);
  });

  test('where a file is in the way of the folder', async () => {
    const { write, cli, read } = await folderWithSpec();
    await write('taken', 'Mine.');
    for (const out of ['taken', 'taken/acme'])
      expect(await cli('generate', 'acme.yaml', '--out', out)).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/cannot be written: a part of it is a file\.\n$/),
      });
    expect(await read('taken')).toBe('Mine.');
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'where nobody may write',
    async () => {
      const { path, generate } = await folderWithSpec();
      await mkdir(join(path, 'src'));
      await chmod(join(path, 'src'), 0o500);
      expect(await generate()).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/cannot be written: it is not permitted/),
      });
      await chmod(join(path, 'src'), 0o700);
    },
  );
});

describe('--check', () => {
  test('says that all is up to date', async () => {
    const { generate } = await folderWithSpec();
    await generate();
    expect(await generate('--check')).toEqual({ code: 0, stdout: '', stderr: 'src/acme is up to date.\n' });
  });

  test('names what is stale, ends with 6 and changes nothing', async () => {
    const { generate, write, read } = await folderWithSpec();
    await generate();
    await write('src/acme/fields.ts', '// Changed.\n');
    await write('acme.yaml', spec.replace('1.0.0', '1.1.0'));
    expect(await generate('--check')).toMatchObject({
      code: 6,
      stderr:
        'contact-deletion: src/acme is not what the spec says now. Generate it again.\n  contract.ts\n  fields.ts\n',
    });
    expect(await read('src/acme/fields.ts')).toBe('// Changed.\n');
  });

  test('before anything was generated, all is stale, and no folder is made', async () => {
    const { path, generate } = await folderWithSpec();
    expect(await generate('--check')).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('  types.ts\n'),
    });
    expect(await readdir(path)).toEqual(['acme.yaml']);
  });

  test('a spec that cannot be carried is a mistake, and not stale', async () => {
    const { generate } = await folderWithSpec(specWith({ operationId: undefined }));
    expect(await generate('--check')).toMatchObject({ code: 2 });
  });
});

describe('the name', () => {
  test("is the file's, or the one that is given", async () => {
    expect((await generated(spec)).contract.provider).toBe('acme');
    expect((await generated(spec, '--name', 'other-one')).contract.provider).toBe('other-one');
  });

  test.each(['Acme', 'acme:1', '1acme', 'acme.v1', ''])('%j cannot be one', async (name) => {
    const { generate } = await folderWithSpec();
    expect(await generate('--name', name)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Give one with --name.'),
    });
  });
});

describe('the file', () => {
  test.each([
    ['nowhere.yaml', /nowhere\.yaml: it cannot be read: there is no such file\.\n$/],
    ['.', /it cannot be read: it is a folder\.\n$/],
    ['https://acme.example/acme.yaml', /acme\.yaml is an address\. Download it, and name the file\.\n$/],
  ])('%s', async (name, says) => {
    const { cli } = await createFolder();
    expect(await cli('generate', name, '--out', 'out', '--name', 'acme')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(says),
    });
  });

  test('the folder must be named', async () => {
    const { cli } = await folderWithSpec();
    expect(await cli('generate', 'acme.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("required option '--out <folder>'"),
    });
  });
});

describe('the packages that it needs', () => {
  test('are optional peers of any version, and those that we test with', () => {
    const { peerDependencies, peerDependenciesMeta, devDependencies } = packageJson;
    expect(peerDependencies).toMatchObject(
      Object.fromEntries(Object.keys(packagesOfGenerate).map((name) => [name, '*'])),
    );
    expect(peerDependenciesMeta).toMatchObject(
      Object.fromEntries(Object.keys(packagesOfGenerate).map((name) => [name, { optional: true }])),
    );
    const tested = Object.keys(packagesOfGenerate).map((name) => [
      name,
      (devDependencies as Record<string, string>)[name]?.split('.')[0],
    ]);
    expect(Object.fromEntries(tested)).toEqual(packagesOfGenerate);
  });

  test('are asked for by one command, if they are missing', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
    try {
      expect(installHint(createRequire(join(empty, 'index.js')))).toBe(
        'generate needs packages that are not here, or not in this version. Run: npm install -D ajv@8 ajv-formats@3 openapi-typescript@7 typescript@5 yaml@2',
      );
    } finally {
      await rm(empty, { recursive: true, force: true });
    }
  });

  test('or are of another version', () => {
    const installed = createRequire(import.meta.url);
    const other = Object.assign(
      (id: string) => (id === 'typescript/package.json' ? { version: '7.0.1' } : installed(id)),
      installed,
    ) as NodeJS.Require;
    expect(installHint(other)).toMatch(/Run: npm install -D typescript@5$/);
    expect(installHint()).toBeUndefined();
  });
});
