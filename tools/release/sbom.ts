/** The software bill of materials of what users install, as npm writes it, held to the schema of CycloneDX. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';

const run = promisify(execFile);
const library = fileURLToPath(import.meta.resolve('@cyclonedx/cyclonedx-library/package.json'));

export interface Sbom {
  readonly specVersion: string;
  readonly metadata: {
    readonly component: { readonly 'bom-ref': string; name: string; readonly version: string };
  };
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: true; readonly devOptional?: true; readonly peer?: true }>
  >;
}

/**
 * Asks npm about a folder that has only the dependencies of users: with `--omit dev` it leaves out what is also needed
 * for development. It needs no network.
 */
export async function makeSbom(manifest: Manifest, lock: Lock): Promise<Sbom> {
  const {
    devDependencies: _,
    peerDependencies: __,
    peerDependenciesMeta: ___,
    ...ours
  } = {
    devDependencies: {},
    peerDependencies: {},
    peerDependenciesMeta: {},
    ...manifest,
  };
  const installed = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer,
  );
  const packages = { '': ours, ...Object.fromEntries(installed) };
  const folder = await mkdtemp(join(tmpdir(), 'sbom-'));
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify(ours));
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
    const { stdout } = await run('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    });
    const sbom = JSON.parse(stdout) as Sbom;
    // npm takes the name of the folder.
    sbom.metadata.component.name = manifest.name;
    return sbom;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @returns What is wrong with it, one line each. */
export async function problemsOf(sbom: Sbom, manifest: Manifest): Promise<string[]> {
  const listed = new Set(sbom.components.map(({ name }) => name));
  const missing = Object.keys(manifest.dependencies).filter((name) => !listed.has(name));
  return [...missing.map((name) => `${name} is missing`), ...(await againstSchema(sbom))];
}

async function againstSchema(sbom: Sbom): Promise<string[]> {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  // Formats that ajv-formats does not know. What has them is text that nothing here relies on.
  for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
  for (const part of ['spdx', 'jsf-0.82']) {
    const file = `${part}.SNAPSHOT.schema.json`;
    ajv.addSchema(await schema(file), `http://cyclonedx.org/schema/${file}`);
  }
  const validate = ajv.compile(await schema(`bom-${sbom.specVersion}.SNAPSHOT.schema.json`));
  if (validate(sbom)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

const schema = async (file: string) =>
  JSON.parse(await readFile(join(dirname(library), 'res', 'schema', file), 'utf8'));
