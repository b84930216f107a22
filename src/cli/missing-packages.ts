/** The packages that only `generate` needs: optional peers, which the user must install. */
import { createRequire } from 'node:module';

/**
 * Their major versions. openapi-typescript 7 accepts TypeScript 5 only. The peers in package.json allow any version, so that
 * users who do not generate can have a newer TypeScript beside this package.
 */
export const packagesOfGenerate = {
  ajv: '8',
  'ajv-formats': '3',
  'openapi-typescript': '7',
  typescript: '5',
  yaml: '2',
} as const;

/**
 * The command that installs the packages that are missing, or that have another version.
 *
 * @param from Resolves the packages. @default as this program would import them
 * @returns Undefined if everything is there.
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
