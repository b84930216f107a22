/** Who holds a lock, and whether that process still runs: by its number and start, the boot, and what it can see. */
import { readFile, readlink, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';

/** What a lock says of its process. All but the first two are known on Linux only. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in ticks since the boot: its number may be given to another one, this is not. */
  readonly start?: string | undefined;
  /** Anew with every boot, the same in all containers of a machine. */
  readonly boot?: string | undefined;
  /** The PID namespace: numbers of another one cannot be asked about. Each container has its own. */
  readonly pids?: string | undefined;
}

/** What can be found out from here. */
export interface Facts {
  readonly self: Owner;
  /** A file system that more than one machine may write to. */
  isShared(folder: string): Promise<boolean>;
  runs(pid: number): boolean;
  startOf(pid: number): Promise<string | undefined>;
}

/** - `otherMachine`, `otherContainer`: it cannot be seen from here whether the process still runs. */
export type Life = 'running' | 'gone' | 'otherMachine' | 'otherContainer';

export async function lifeOf(owner: Owner, folder: string, facts: Facts): Promise<Life> {
  const { self } = facts;
  if (owner.boot === undefined || self.boot === undefined) {
    if (owner.host !== self.host) return 'otherMachine';
  } else {
    // Two machines may have the same name, and copies of one that was asleep have the same boot.
    const isElsewhere = owner.boot !== self.boot || owner.host !== self.host;
    if (isElsewhere && (await facts.isShared(folder))) return 'otherMachine';
    // On a disk that only this machine writes to, what an earlier boot has left is nobody's.
    if (owner.boot !== self.boot) return 'gone';
    if (owner.pids !== self.pids) return 'otherContainer';
  }
  if (!facts.runs(owner.pid)) return 'gone';
  const start = owner.start === undefined ? undefined : await facts.startOf(owner.pid);
  return start === undefined || start === owner.start ? 'running' : 'gone';
}

/** By the number that Linux gives them in `statfs`. */
const SHARED_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x01021997, // 9P
  0x6a656a63, // virtiofs
  0x786f4256, // VirtualBox
  0xbacbacbc, // VMware
  0x65735546, // FUSE, which sshfs is made with, and much else
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x47504653, // GPFS
  0x01161970, // GFS 2
  0x7461636f, // OCFS 2
  0x5346414f, // AFS
]);

export const systemFacts = async (): Promise<Facts> => ({
  self: {
    pid: process.pid,
    host: hostname(),
    start: await startOf(process.pid),
    boot: (await textOf('/proc/sys/kernel/random/boot_id'))?.trim(),
    pids: await readlink('/proc/self/ns/pid').catch(() => undefined),
  },
  // If it cannot be told, it is taken for shared: then nothing is taken over.
  isShared: async (folder) =>
    statfs(folder).then(
      ({ type }) => SHARED_FILE_SYSTEMS.has(type >>> 0),
      () => true,
    ),
  runs: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return (error as { code?: unknown }).code === 'EPERM';
    }
  },
  startOf,
});

/** Undefined on systems without /proc, and for processes that it doesn't show to everybody. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await textOf(`/proc/${pid}/stat`);
  // The name before them may hold anything, brackets too. The 22nd field of all is the 20th after it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  // One that has ended and is only kept for its parent has started never again.
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? 'ended' : fields?.[19];
}

const textOf = (path: string) => readFile(path, 'utf8').catch(() => undefined);
