/**
 * Makes `generated/`: types, validators and the contract's table from `specs/`, one folder per provider; and validators from
 * `schemas/`, for files that may come from strangers. `--check` writes nothing, and fails if a file differs from what would
 * be written.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bannerOf,
  type GeneratedFiles,
  generateFrom,
  schemaValidator,
  staleFiles,
  writeFiles,
} from '../src/generate/index.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const command = 'npm run generate';
const contractTypes = 'src/generate/contract-types.ts';
const receiptSchema = 'schemas/receipt.schema.json';
const planSchema = 'schemas/plan.schema.json';

/** All generated files, by their path in the project. */
async function generate(): Promise<GeneratedFiles> {
  const shared = await readFile(join(root, contractTypes), 'utf8');
  const all = new Map([['generated/contract.ts', `${bannerOf(contractTypes, command)}\n${shared}`]]);
  const specs = (await readdir(join(root, 'specs'))).filter((name) => name.endsWith('.yaml')).sort();
  for (const name of specs) {
    const provider = basename(name, '.yaml');
    const { files, notes } = await generateFrom(join(root, 'specs', name), {
      provider,
      contractTypes: '../contract.js',
      command,
      source: `specs/${name}`,
    }).catch((cause) => {
      throw new Error(`specs/${name}: ${cause.message}`, { cause });
    });
    // Our own specs must not need notes.
    if (notes.length > 0) throw new Error(`specs/${name}:\n${notes.join('\n')}`);
    for (const [path, text] of files) all.set(`generated/${provider}/${path}`, text);
  }
  const read = async (path: string) => JSON.parse(await readFile(join(root, path), 'utf8'));
  const made = { contractTypes: '../contract.js', command };
  all.set(
    'generated/record/receipt.ts',
    schemaValidator(await read(receiptSchema), 'Receipt', { ...made, source: receiptSchema }),
  );
  const { $defs } = await read(planSchema);
  all.set(
    'generated/record/people.ts',
    schemaValidator({ ...$defs.people, $defs }, 'PlannedPeople', { ...made, source: planSchema }),
  );
  return all;
}

/** Files that should not be there. */
async function surplusFiles(files: GeneratedFiles): Promise<string[]> {
  const present = await readdir(join(root, 'generated'), { recursive: true, withFileTypes: true });
  return present
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !files.has(path));
}

const files = await generate();
if (process.argv.includes('--check')) {
  const stale = [...(await surplusFiles(files)), ...(await staleFiles(root, files))].sort();
  if (stale.length > 0) {
    console.error(`Stale, run \`npm run generate\` and commit: ${stale.join(', ')}`);
    process.exitCode = 1;
  }
} else await writeFiles(root, files);
