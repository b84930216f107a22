/** The packages that `generate` alone needs: optional peers, which are there only if somebody installed them. */
import { createRequire } from 'node:module';

/**
 * Their major versions. The peers in package.json allow any: whoever does not generate must be able to install this package
 * beside a newer TypeScript.
 */
export const packagesOfGenerate = {
  ajv: '8',
  'ajv-formats': '3',
  'openapi-typescript': '7',
  typescript: '5',
  yaml: '2',
} as const;

/**
 * Which command installs what is missing, or is there in another version.
 *
 * @param from Finds the packages. @default as this program would import them
 * @returns Undefined if all is there.
 */
export function installHint(from: NodeJS.Require = createRequire(import.meta.url)): string | undefined {
  const wanted = Object.entries(packagesOfGenerate).filter(([name, major]) => majorOf(name, from) !== major);
  if (wanted.length === 0) return undefined;
  const packages = wanted.map(([name, major]) => `${name}@${major}`).join(' ');
  return `generate needs packages that are not here, or not in this version. Run: npm install -D ${packages}`;
}

function majorOf(name: string, from: NodeJS.Require): string | undefined {
  try {
    return (from(`${name}/package.json`) as { readonly version: string }).version.split('.')[0];
  } catch {
    return undefined;
  }
}
