/** Recordings in the temporary folder of the test file (test/setup.ts), and the results of `drift` on them. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DriftOptions, type DriftReport, drift } from '../../src/assurance/drift.js';
import { productionServers } from '../../src/assurance/match.js';
import { readTraffic } from '../../src/assurance/read-traffic.js';
import { builtinDefinitions } from '../../src/providers/definitions.js';

/** @returns The path of a new file. */
export async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(tmpdir(), name);
  await writeFile(path, content);
  return path;
}

export async function compare(
  paths: readonly string[],
  options: Partial<DriftOptions> = {},
): Promise<DriftReport> {
  const { definitions = builtinDefinitions } = options;
  const { entries } = await readTraffic(paths, definitions);
  return drift({ entries, definitions, servers: productionServers(definitions), ...options });
}
