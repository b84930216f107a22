/** What a release consists of: the notes of one version, and a bill of materials that names what users install. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { notesOf } from '../../tools/release/notes.js';
import { type Manifest, makeSbom, problemsOf, type Sbom } from '../../tools/release/sbom.js';

describe('the notes', () => {
  const changelog = '# Changelog\n\n## 0.10.0\n\n### Minor Changes\n\n- New.\n\n## 0.1.0\n\n- First.\n';

  test('are the part of one version', () => {
    expect(notesOf(changelog, '0.10.0')).toBe('### Minor Changes\n\n- New.\n');
    expect(notesOf(changelog, '0.1.0')).toBe('- First.\n');
  });

  test('cannot be made of a version that the changelog does not have', () => {
    expect(() => notesOf(changelog, '0.2.0')).toThrow('no part about 0.2.0');
  });
});

describe('the bill of materials', async () => {
  const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
  const manifest: Manifest = await json('package.json');
  const lock = await json('package-lock.json');
  const sbom = await makeSbom(manifest, lock);

  test('is what CycloneDX demands', async () => {
    expect(await problemsOf(sbom, manifest)).toEqual([]);
    expect(sbom.metadata.component).toMatchObject({ name: manifest.name, version: manifest.version });
  });

  test('has what users install, in the versions of the lockfile, and nothing else', () => {
    const installed = Object.entries<{
      dev?: boolean;
      devOptional?: boolean;
      peer?: boolean;
      version: string;
    }>(lock.packages)
      .filter(([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer)
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
    expect(sbom.components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual(installed.sort());
    expect(installed.length).toBeGreaterThanOrEqual(Object.keys(manifest.dependencies).length);
  });

  test.each<[string, (bill: Sbom) => unknown, string]>([
    ['a component without a name', (bill) => ({ ...bill, components: [{ type: 'library' }] }), 'name'],
    ['a licence that SPDX does not have', withLicence, '/components/0/licenses'],
    ['a missing dependency', (bill) => ({ ...bill, components: [] }), 'is missing'],
  ])('with %s is refused', async (_, broken, problem) => {
    const problems = await problemsOf(broken(structuredClone(sbom)) as Sbom, manifest);
    expect(problems.join('\n')).toContain(problem);
  });
});

const withLicence = (bill: Sbom) => ({
  ...bill,
  components: bill.components.map((component) => ({ ...component, licenses: [{ license: { id: 'MINE' } }] })),
});
