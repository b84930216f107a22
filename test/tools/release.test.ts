/** What a release consists of: the notes of one version, and a bill of materials that names what users install. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { bundledIn, withBundled } from '../../tools/release/bundled.js';
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

  test('names what is bundled, too, once each', async () => {
    const line = `\n\n${'-'.repeat(80)}\n\n`;
    const licenses = [
      'These:',
      '@scope/a 1.2.3 (MIT)\n\nWords.',
      'b 2.0.0-rc.1 (MIT OR Apache-2.0)\n\nWords.',
    ].join(line);
    const bundled = bundledIn(licenses);
    const bill = withBundled(withBundled(sbom, bundled), bundled);
    expect(await problemsOf(bill, manifest)).toEqual([]);
    expect(bill.components.slice(sbom.components.length)).toMatchObject([
      { name: '@scope/a', version: '1.2.3', purl: 'pkg:npm/%40scope/a@1.2.3' },
      { name: 'b', version: '2.0.0-rc.1', licenses: [{ expression: 'MIT OR Apache-2.0' }] },
    ]);
    const root = bill.dependencies.find(({ ref }) => ref === sbom.metadata.component['bom-ref']);
    expect(root?.dependsOn?.slice(-2)).toEqual(['@scope/a@1.2.3', 'b@2.0.0-rc.1']);
  });

  test.each(['Nothing.', `These:\n${'-'.repeat(80)}\na without a version\n`])(
    'is not made of %j',
    (licenses) => {
      expect(() => bundledIn(licenses)).toThrow('THIRD-PARTY-LICENSES');
    },
  );

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
