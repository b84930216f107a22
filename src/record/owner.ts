/** Which process holds a lock, and whether it still runs: by its id and start, the boot, and what can be seen from here. */
import { readFile, readlink, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';

/** What a lock says about its process. Only `pid` and `host` are known on systems other than Linux. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in ticks since the boot. A process id may be reused, this combination is not. */
  readonly start?: string | undefined;
  /** The boot id: new at every boot, the same in all containers of a machine. */
  readonly boot?: string | undefined;
  /** The PID namespace: each container has its own, and process ids of another one cannot be checked. */
  readonly pids?: string | undefined;
}

/** What can be found out from here. */
export interface Facts {
  readonly self: Owner;
  /** Whether other machines may write to the file system. */
  isShared(folder: string): Promise<boolean>;
  runs(pid: number): boolean;
  startOf(pid: number): Promise<string | undefined>;
}

export type Life = 'running' | 'gone' | 'otherMachine' | 'otherContainer';

export async function lifeOf(owner: Owner, folder: string, facts: Facts): Promise<Life> {
  const { self } = facts;
  if (owner.boot === undefined || self.boot === undefined) {
    if (owner.host !== self.host) return 'otherMachine';
  } else {
    // Two machines may have the same name, and copies of a suspended one have the same boot id.
    const isElsewhere = owner.boot !== self.boot || owner.host !== self.host;
    if (isElsewhere && (await facts.isShared(folder))) return 'otherMachine';
    // On a local disk, a lock from an earlier boot belongs to nobody.
    if (owner.boot !== self.boot) return 'gone';
    if (owner.pids !== self.pids) return 'otherContainer';
  }
  if (!facts.runs(owner.pid)) return 'gone';
  const start = owner.start === undefined ? undefined : await facts.startOf(owner.pid);
  return start === undefined || start === owner.start ? 'running' : 'gone';
}

/** The file system types of Linux's `statfs`. */
const SHARED_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x01021997, // 9P
  0x6a656a63, // virtiofs
  0x786f4256, // VirtualBox
  0xbacbacbc, // VMware
  0x65735546, // FUSE: sshfs, and much else
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
  // If it cannot be found out, it counts as shared: then no lock is taken over.
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

/** Undefined on systems without /proc, and for processes that it hides. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await textOf(`/proc/${pid}/stat`);
  // The process name before them may contain anything, even brackets. Field 22 of the line is the 20th after the name.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended and is only kept for its parent.
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? 'ended' : fields?.[19];
}

const textOf = (path: string) => readFile(path, 'utf8').catch(() => undefined);
