/**
 * One writer a journal. Each process puts a file of its own beside the journal and then looks for others: one of
 * a process that is no more can be removed without a race, since nobody else will ever use its name.
 */
import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { RecordError, systemMessage } from './errors.js';
import { PRIVATE } from './new-file.js';

export interface Lock {
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** The locks of this process, which may work on more than one journal. */
const held = new Set<string>();

/** @throws RecordError where another process has the journal, or the folder cannot be written to. */
export async function lock(journal: string): Promise<Lock> {
  const folder = dirname(journal);
  const prefix = `${basename(journal)}.lock-`;
  const name = `${prefix}${process.pid}-${randomUUID().slice(0, 8)}`;
  const release = async () => {
    held.delete(name);
    await rm(join(folder, name), { force: true }).catch(() => {});
  };
  held.add(name);
  try {
    await writeOwner(join(folder, name));
    for (const other of await readdir(folder)) {
      if (!other.startsWith(prefix) || other === name) continue;
      const path = join(folder, other);
      const owner = await ownerOf(path);
      if (!owner) continue;
      if (isAlive(owner, other)) throw taken(journal, owner, path);
      await rm(path, { force: true });
    }
    return { release };
  } catch (error) {
    await release();
    if (error instanceof RecordError) throw error;
    const message = `the journal ${journal} cannot be locked: ${systemMessage(error)}. Nothing was sent.`;
    throw new RecordError('unwritable', message);
  }
}

async function writeOwner(path: string): Promise<void> {
  const owner: Owner = { pid: process.pid, host: hostname() };
  const handle = await open(path, 'wx', PRIVATE);
  try {
    await handle.writeFile(JSON.stringify(owner));
  } finally {
    await handle.close();
  }
}

/** @returns Undefined where the file is gone. */
async function ownerOf(path: string): Promise<Owner | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Its owner was killed, or is just about to write it: the name tells who it is.
    return { pid: Number(/-(\d+)-[0-9a-f]{8}$/.exec(path)?.[1]), host: hostname() };
  }
}

function isAlive({ pid, host }: Owner, name: string): boolean {
  // Nobody can tell from here whether a process on another machine lives.
  if (host !== hostname()) return true;
  if (pid === process.pid) return held.has(name);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM';
  }
}

function taken(journal: string, { pid, host }: Owner, path: string): RecordError {
  const message =
    `the process ${pid} on ${host} writes to the journal ${journal}. Wait for it; ` +
    `if you are sure that it is no more, remove ${path}.`;
  return new RecordError('locked', message);
}
