/** Plans, outcomes and journals for the tests in this folder. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Outcome } from '../../src/index.js';
import type { Chosen } from '../../src/providers/definition.js';
import { newFileStore, takeUpFileStore } from '../../src/record/file-store.js';
import { encodeLine } from '../../src/record/line.js';
import { type Plan, type PlannedTargets, sealPlan } from '../../src/record/plan.js';
import type { HeaderRecord } from '../../src/record/records.js';
import type { RunStore } from '../../src/record/run-store.js';

export const TOOL = '1.2.3';

const folders: string[] = [];

// Not after each test: some create one for all tests of a file.
afterAll(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-journal-'));
  folders.push(folder);
  return folder;
}

export function planOf(targets: PlannedTargets, more: Partial<Plan> = {}): Plan {
  const head = {
    format: 'contact-deletion/plan',
    version: 1,
    tool: TOOL,
    createdAt: '2026-01-01T00:00:00.000Z',
    sandbox: false,
    providers: Object.entries(targets).map(([provider, ids]) => ({
      provider,
      baseUrl: `https://${provider}.example.com`,
      specVersion: '1.0.0',
      choices: (provider === 'huduma' ? { mode: 'trash' } : {}) as Chosen,
      account: { salt: 'c2FsdA==', hash: '00112233445566778899aabbccddeeff' },
      count: ids.length,
      requests: ids.length,
      permanence: 'undocumented' as const,
    })),
    ...more,
  } as const;
  return sealPlan(head, targets);
}

/** The store of a journal whose run has begun. */
export interface Begun extends RunStore {
  readonly header: HeaderRecord;
  readonly path: string;
}

export const newJournal = async (targets: PlannedTargets): Promise<Begun> =>
  beginJournal(join(await newFolder(), 'run.journal'), targets);

export const beginJournal = (path: string, targets: PlannedTargets): Promise<Begun> =>
  beginPlan(path, planOf(targets));

export async function beginPlan(path: string, plan: Plan): Promise<Begun> {
  const store = await newFileStore(path);
  try {
    await store.begin(plan, { tool: TOOL });
  } catch (error) {
    await store.close();
    throw error;
  }
  return begun(store, path);
}

/** Another session of its run. */
export async function resumed(path: string, renewedCredentials?: readonly string[]) {
  const { store, cutOff } = await takeUpFileStore(path);
  await store.goOn({ tool: TOOL, renewedCredentials });
  return Object.assign(begun(store, path), { cutOff });
}

const begun = (store: RunStore, path: string): Begun => Object.assign(store, { path }) as Begun;

export const deleted = (provider: string, id: string): Outcome => ({
  target: { provider, id },
  attempts: 1,
  outcome: 'deleted',
  permanence: 'permanent',
  evidence: 'item',
});

export const absent = (provider: string, id: string, perhapsByUs = false): Outcome => ({
  target: { provider, id },
  attempts: 1,
  outcome: 'absent',
  evidence: 'absence',
  perhapsByUs,
  reason: { code: 'notFound', message: 'for a test', status: 404 },
});

export const undone = (
  provider: string,
  id: string,
  outcome: 'blocked' | 'rejected' | 'notAttempted' | 'unknown',
  code: 'conflict' | 'noAnswer' | 'notFoundMayMeanAccount' | 'refusedAfterLoss' | 'stopped' = 'noAnswer',
  perhapsByUs = outcome === 'unknown',
): Outcome => {
  const rest = { evidence: 'none', reason: { code, message: 'for a test' } } as const;
  const common = { target: { provider, id }, attempts: 1 };
  return outcome === 'notAttempted'
    ? { ...common, outcome, ...rest }
    : { ...common, outcome, perhapsByUs, ...rest };
};

/** A journal with these records, each on a well-formed line, whatever they say. */
export async function writtenJournal(records: readonly object[], more = ''): Promise<string> {
  const path = join(await newFolder(), 'run.journal');
  let seed = 0;
  const lines = records.map((record) => {
    const { line, crc } = encodeLine(record, seed);
    seed = crc;
    return line;
  });
  await writeFile(path, lines.join('') + more);
  return path;
}

export const linesIn = async (path: string) =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** What is left to do, as `provider:id`, with a `?` if it may be done already. */
export const remainingOf = ({ standing }: Pick<RunStore, 'standing'>) =>
  [...standing.remaining()].map(({ provider, id, ambiguous }) => `${provider}:${id}${ambiguous ? '?' : ''}`);
