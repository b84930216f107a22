/** The packages whose code is inside ours: npm does not know of them, so the bill of materials gets them from their licences. */
import type { Sbom } from './sbom.js';

export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/**
 * @param licenses The text of `dist/THIRD-PARTY-LICENSES`.
 * @throws Error if it names no package, or one without version and licence.
 */
export function bundledIn(licenses: string): Bundled[] {
  const [, ...notices] = licenses.split(/^-{80}$/m);
  if (notices.length === 0) throw new Error('THIRD-PARTY-LICENSES names no package.');
  return notices.map((notice) => {
    const [heading = ''] = notice.trim().split('\n');
    const [, name, version, license] = /^(\S+) (\d\S*) \((.+)\)$/.exec(heading) ?? [];
    if (!name || !version || !license)
      throw new Error(`THIRD-PARTY-LICENSES has no version or licence: ${heading}`);
    return { name, version, license };
  });
}

/** @returns The bill with these packages in it, each marked as bundled. */
export function withBundled(sbom: Sbom, bundled: readonly Bundled[]): Sbom {
  const known = new Set(sbom.components.map((component) => component['bom-ref']));
  const components = bundled.filter((one) => !known.has(refOf(one))).map(componentOf);
  const refs = components.map((component) => component['bom-ref']);
  const root = sbom.metadata.component['bom-ref'];
  return {
    ...sbom,
    components: [...sbom.components, ...components],
    dependencies: [
      ...sbom.dependencies.map((one) =>
        one.ref === root ? { ...one, dependsOn: [...(one.dependsOn ?? []), ...refs] } : one,
      ),
      ...refs.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

const refOf = ({ name, version }: Bundled) => `${name}@${version}`;

const componentOf = (one: Bundled) => ({
  'bom-ref': refOf(one),
  type: 'library',
  name: one.name,
  version: one.version,
  scope: 'required',
  purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
  licenses: [{ expression: one.license }],
  properties: [{ name: 'cdx:npm:package:bundled', value: 'true' }],
});
