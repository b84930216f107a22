/**
 * One writer per journal. Each process creates a file of its own beside the journal, and then looks for others. The file of
 * a process that has ended can be removed without a race, since nobody else will ever use its name.
 */
import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RecordError, systemMessage } from './errors.js';
import { PRIVATE } from './new-file.js';
import { type Facts, type Life, lifeOf, type Owner, systemFacts } from './owner.js';

export interface Lock {
  /** What the lock cannot guarantee here, as a sentence for people. */
  readonly caution: string | undefined;
  release(): Promise<void>;
}

/** The locks of this process, which may use several journals. */
const held = new Set<string>();

/** @throws RecordError if another process has the journal, or if the folder is not writable. */
export async function lock(journal: string, facts?: Facts): Promise<Lock> {
  const known = facts ?? (await systemFacts());
  const folder = dirname(journal);
  const prefix = `${basename(journal)}.lock-`;
  const name = `${prefix}${known.self.pid}-${randomUUID().slice(0, 8)}`;
  const release = async () => {
    held.delete(name);
    await rm(join(folder, name), { force: true }).catch(() => {});
  };
  held.add(name);
  try {
    await writeOwner(join(folder, name), known.self);
    for (const other of await readdir(folder)) {
      if (!other.startsWith(prefix) || other === name) continue;
      const path = join(folder, other);
      const owner = await ownerOf(path, known.self.host);
      if (!owner) continue;
      const life = isOwn(owner, known.self) ? ownLife(other) : await lifeOf(owner, folder, known);
      if (life !== 'gone') throw taken(journal, owner, life, path);
      await rm(path, { force: true });
    }
    return { caution: (await known.isShared(folder)) ? CAUTION : undefined, release };
  } catch (error) {
    await release();
    if (error instanceof RecordError) throw error;
    const message = `the journal ${journal} cannot be locked: ${systemMessage(error)}. Nothing was sent.`;
    throw new RecordError('unwritable', message);
  }
}

const CAUTION =
  'The journal is on a file system that other machines may write to (NFS, SMB and the like), where a lock cannot be ' +
  'relied on: make sure that no other machine uses this journal.';

async function writeOwner(path: string, owner: Owner): Promise<void> {
  const handle = await open(path, 'wx', PRIVATE);
  try {
    await handle.writeFile(JSON.stringify(owner));
  } finally {
    await handle.close();
  }
}

/** @returns Undefined if the file is gone, or is not a lock. */
async function ownerOf(path: string, host: string): Promise<Owner | undefined> {
  const named = /-([1-9]\d*)-[0-9a-f]{8}$/.exec(path)?.[1];
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (named === undefined || text === undefined) return undefined;
  try {
    return { host, ...JSON.parse(text), pid: Number(named) };
  } catch {
    // Its process was killed, or is about to write it. The name still has the process id.
    return { pid: Number(named), host };
  }
}

/** Whether only the process id connects a lock with this process. */
const isOwn = ({ pid, host, start }: Owner, self: Owner) =>
  start === undefined && pid === self.pid && host === self.host;

const ownLife = (name: string): Life => (held.has(name) ? 'running' : 'gone');

function taken(journal: string, owner: Owner, life: Exclude<Life, 'gone'>, path: string): RecordError {
  const who = `the process ${owner.pid} on ${owner.host}`;
  return new RecordError('locked', `${who} ${adviceOf(life, journal)}, remove ${path}.`);
}

/** What is known, and when the lock may be removed by hand. */
function adviceOf(life: Exclude<Life, 'gone'>, journal: string): string {
  switch (life) {
    case 'running':
      return `writes to the journal ${journal}. Wait for it; if you are sure that it has exited`;
    case 'otherContainer':
      return (
        `has the journal ${journal}. It is in another container of this machine, and cannot be seen from here. ` +
        'If that container has ended'
      );
    case 'otherMachine':
      return (
        `has the journal ${journal}. That is another machine, and cannot be seen from here; between machines, a ` +
        'lock cannot be relied on. If you are sure that no other one uses the journal'
      );
  }
}
