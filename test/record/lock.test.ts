/** One writer per journal: a second one is refused, a dead one does not block. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { lock } from '../../src/record/lock.js';
import { type Facts, type Owner, systemFacts } from '../../src/record/owner.js';
import { newFolder, newJournal, resumed } from './plans.js';

const newPath = async () => join(await newFolder(), 'run.journal');

test('a second writer is refused, and learns who has it', async () => {
  const journal = await newJournal({ huduma: ['1'] });
  await expect(resumed(journal.path)).rejects.toMatchObject({
    problem: 'locked',
    message: expect.stringContaining(`the process ${process.pid} on ${hostname()}`),
  });
  await journal.close();
  await (await resumed(journal.path)).close();
});

test('a link to a journal is another name of it: both have one lock, which is beside the file', async () => {
  const journal = await newJournal({ huduma: ['1'] });
  const link = await newPath();
  await symlink(journal.path, link);
  await expect(resumed(link)).rejects.toMatchObject({ problem: 'locked' });
  await journal.close();
  const linked = await resumed(link);
  await expect(resumed(journal.path)).rejects.toMatchObject({ problem: 'locked' });
  await linked.close();
  await (await resumed(journal.path)).close();
  const nowhere = await newPath();
  await symlink('nothing', nowhere);
  await expect(resumed(nowhere)).rejects.toThrow(`the journal ${nowhere} cannot be read: ENOENT`);
});

test('of many at once, no two get it', async () => {
  const path = await newPath();
  for (let time = 0; time < 20; time++) {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lock(path)));
    const won = tries.filter((each) => each.status === 'fulfilled');
    expect(won.length).toBeLessThanOrEqual(1);
    for (const each of won) await each.value.release();
  }
  await (await lock(path)).release();
});

test('the lock of a process that was killed is removed', async () => {
  const path = await newPath();
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(`${path}.lock-${pid}-00000000`, JSON.stringify({ pid, host: hostname() }));
  // Killed before it could write its identity.
  await writeFile(`${path}.lock-${pid}-11111111`, '');
  const held = await lock(path);
  expect(await readdir(join(path, '..'))).toHaveLength(1);
  await held.release();
});

test('one that an earlier process with our own number has left behind is removed', async () => {
  const path = await newPath();
  await writeFile(
    `${path}.lock-${process.pid}-00000000`,
    JSON.stringify({ pid: process.pid, host: hostname() }),
  );
  await (await lock(path)).release();
});

test('one that a living process has not written yet is respected: its name tells whose it is', async () => {
  const path = join(await newFolder(), 'run-12-abcdefab.journal');
  const other = `${path}.lock-${process.ppid}-11111111`;
  await writeFile(other, '');
  await expect(lock(path)).rejects.toMatchObject({
    problem: 'locked',
    message:
      `the process ${process.ppid} on ${hostname()} writes to the journal ${path}. Wait for it; ` +
      `if you are sure that it has exited, remove ${other}.`,
  });
  expect(await readdir(join(path, '..'))).toHaveLength(1);
});

test('one of a living process that is not ours is respected', async () => {
  const path = await newPath();
  await writeFile(`${path}.lock-1-00000000`, JSON.stringify({ pid: 1, host: hostname() }));
  await expect(lock(path)).rejects.toThrow(/the process 1 on/);
});

test('the lock is for its owner alone to read', async () => {
  const path = await newPath();
  const held = await lock(path);
  const [name = ''] = await readdir(join(path, '..'));
  expect((await stat(join(path, '..', name))).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(join(path, '..', name), 'utf8'))).toMatchObject({
    pid: process.pid,
    host: hostname(),
  });
  await held.release();
  await held.release();
});

test('a folder in which no file can be made is said to be so', async () => {
  const path = join(await newFolder(), 'nowhere', 'run.journal');
  await expect(lock(path)).rejects.toMatchObject({
    problem: 'unwritable',
    message: `the journal ${path} cannot be locked: ENOENT: no such file or directory. Nothing was sent.`,
  });
});

test('a journal that cannot be used is not left locked', async () => {
  const path = await newPath();
  await writeFile(path, 'provider,id\n');
  await expect(resumed(path)).rejects.toThrow(/is not a journal/);
  expect(await readdir(join(path, '..'))).toEqual(['run.journal']);
});

test('one of another machine is left alone, and the message says which file to remove', async () => {
  const path = await newPath();
  // A number that no process here has.
  const other = `${path}.lock-999999999-00000000`;
  await writeFile(other, JSON.stringify({ pid: 999_999_999, host: 'elsewhere' }));
  await expect(lock(path)).rejects.toThrow(`remove ${other}`);
  expect(await readdir(join(path, '..'))).toHaveLength(1);
});

test('another journal in the same folder is no matter', async () => {
  const path = await newPath();
  const one = await lock(path);
  const other = await lock(join(path, '..', 'other.journal'));
  await one.release();
  await other.release();
});

test('a file that only looks like a lock is not removed', async () => {
  const path = await newPath();
  await writeFile(`${path}.lock-notes.txt`, '{"pid":999999999}');
  await (await lock(path)).release();
  expect(await readdir(join(path, '..'))).toEqual(['run.journal.lock-notes.txt']);
});

describe('of a lock with all that Linux tells', () => {
  const self: Owner = { pid: 500, host: 'here', start: '9000', boot: 'boot-2', pids: 'pid:[1]' };
  const other: Owner = { ...self, pid: 7, start: '100' };
  /** As if the given processes were running, each with its start time. */
  const factsOf = (running: Record<number, string | undefined>, more: Partial<Facts> = {}): Facts => ({
    self,
    isShared: async () => false,
    runs: (pid) => pid in running,
    startOf: async (pid) => running[pid],
    ...more,
  });
  const shared = { isShared: async () => true };

  const tryWith = async (owner: Owner, facts: Facts) => {
    const path = await newPath();
    await writeFile(`${path}.lock-${owner.pid}-00000000`, JSON.stringify(owner));
    const held = await lock(path, facts);
    expect(await readdir(join(path, '..'))).toHaveLength(1);
    return held;
  };

  test.each<[what: string, owner: Owner, facts: Facts]>([
    ['whose process has ended', other, factsOf({})],
    ['whose number another process has now', other, factsOf({ 7: '101' })],
    ['whose number this process has now', { ...self, start: '100' }, factsOf({ 500: '9000' })],
    ['from before a restart of the machine', { ...other, boot: 'boot-1' }, factsOf({ 7: '100' })],
    [
      'from another machine, which had the disk before',
      { ...other, boot: 'boot-1', host: 'there', pids: 'pid:[2]' },
      factsOf({ 7: '100' }),
    ],
    ['whose machine has another name now', { ...other, host: 'there' }, factsOf({})],
  ])('one %s is taken over', async (_, owner, facts) => {
    await (await tryWith(owner, facts)).release();
  });

  test.each<[what: string, owner: Owner, facts: Facts, message: RegExp]>([
    [
      'whose process runs',
      other,
      factsOf({ 7: '100' }),
      /the process 7 on here writes to the journal .* Wait/,
    ],
    ['whose process runs, and does not show its start', other, factsOf({ 7: undefined }), /Wait for it/],
    ['that says no start', { ...other, start: undefined }, factsOf({ 7: '101' }), /Wait for it/],
    [
      'whose process runs, on a system that says no boot',
      { ...other, boot: 'boot-1' },
      factsOf({ 7: '100' }, { self: { pid: 500, host: 'here' } }),
      /Wait for it/,
    ],
    [
      'of another copy of this program in this process',
      self,
      factsOf({ 500: '9000' }),
      /the process 500 on here writes/,
    ],
    [
      'of another container',
      { ...other, host: '3f2a', pids: 'pid:[2]' },
      factsOf({}),
      /the process 7 on 3f2a has .* another container .* If that container has ended, remove .*\.lock-7-00000000\.$/,
    ],
    [
      'of another boot, on a network file system',
      { ...other, boot: 'boot-1' },
      factsOf({}, shared),
      /the process 7 on here has .* another machine, .* cannot be relied on.* remove .*\.lock-7-00000000\.$/,
    ],
    [
      'of a copy of this machine, on a network file system',
      { ...other, host: 'there' },
      factsOf({}, shared),
      /another machine/,
    ],
    [
      'of another machine that says no boot',
      { pid: 7, host: 'there' },
      factsOf({}),
      /the process 7 on there has .* another machine/,
    ],
  ])('one %s is respected', async (_, owner, facts, message) => {
    await expect(tryWith(owner, facts)).rejects.toMatchObject({
      problem: 'locked',
      message: expect.stringMatching(message),
    });
  });

  test('on a network file system, what runs on this machine is still known', async () => {
    await (await tryWith(other, factsOf({}, shared))).release();
    await expect(tryWith(other, factsOf({ 7: '100' }, shared))).rejects.toThrow(/Wait for it/);
  });
});

test('on a network file system, it is said that the lock keeps no other machine out', async () => {
  const facts = await systemFacts();
  const path = await newPath();
  const held = await lock(path, { ...facts, isShared: async () => true });
  expect(held.caution).toBe(
    'The journal is on a file system that other machines may write to (NFS, SMB and the like), where a lock cannot be ' +
      'relied on: make sure that no other machine uses this journal.',
  );
  await held.release();
  const again = await lock(path, { ...facts, isShared: async () => false });
  expect(again.caution).toBeUndefined();
  await again.release();
});

describe('on a system that says nothing of a process but its number', () => {
  const self: Owner = { pid: 500, host: 'here' };
  const facts: Facts = {
    self,
    isShared: async () => false,
    runs: (pid) => pid === self.pid,
    startOf: async () => undefined,
  };

  test('a second lock of this process is refused, and one that another with its number has left is removed', async () => {
    const path = await newPath();
    await writeFile(`${path}.lock-500-00000000`, JSON.stringify(self));
    const held = await lock(path, facts);
    expect(await readdir(join(path, '..'))).toHaveLength(1);
    await expect(lock(path, facts)).rejects.toMatchObject({
      problem: 'locked',
      message: expect.stringContaining('the process 500 on here writes to the journal'),
    });
    await held.release();
  });

  test('one of the same number on another machine is respected', async () => {
    const path = await newPath();
    await writeFile(`${path}.lock-500-00000000`, JSON.stringify({ ...self, host: 'there' }));
    await expect(lock(path, facts)).rejects.toThrow(/the process 500 on there .* another machine/);
  });
});

test('a folder that cannot be examined is taken for one that other machines write to', async () => {
  const { isShared } = await systemFacts();
  expect(await isShared(join(await newFolder(), 'nowhere'))).toBe(true);
  expect(await isShared(await newFolder())).toBe(false);
});

test.each([
  ['EPERM', true],
  ['ESRCH', false],
])(
  'of a process that a signal cannot reach for %s, it is said whether it runs: %j',
  async (code, expected) => {
    const { runs } = await systemFacts();
    vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error(`kill ${code}`), { code });
    });
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    expect(runs(1)).toBe(expected);
  },
);

describe.skipIf(process.platform !== 'linux')('of real processes on Linux', () => {
  /** A process that runs until the end of the test. */
  const runningProcess = async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log()'], { stdio: 'pipe' });
    onTestFinished(async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    });
    await once(child.stdout, 'data');
    return child;
  };

  test('a lock whose number was given to another process is taken over, the same with its start is not', async () => {
    const { pid = 0 } = await runningProcess();
    const { self, startOf } = await systemFacts();
    const start = await startOf(pid);
    expect(await startOf(999_999_999)).toBeUndefined();
    expect(Number(start)).toBeGreaterThanOrEqual(Number(self.start));
    const path = await newPath();
    const name = `${path}.lock-${pid}-00000000`;
    await writeFile(name, JSON.stringify({ ...self, pid, start }));
    await expect(lock(path)).rejects.toThrow(`the process ${pid} on ${hostname()} writes to`);
    await writeFile(name, JSON.stringify({ ...self, pid, start: String(Number(start) - 1) }));
    const held = await lock(path);
    expect(await readdir(join(path, '..'))).toHaveLength(1);
    await held.release();
  });

  test('a process that has ended is gone, though its parent has not collected it', async () => {
    const script = '"$0" -e "console.log(process.pid)" & read -r line';
    const shell = spawn('sh', ['-c', script, process.execPath], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(async () => {
      shell.stdin.end('\n');
      if (shell.exitCode === null) await once(shell, 'exit');
    });
    const pid = Number(await once(shell.stdout, 'data'));
    const { self, runs, startOf } = await systemFacts();
    while ((await startOf(pid)) !== 'ended') await new Promise(setImmediate);
    expect(runs(pid)).toBe(true);
    const path = await newPath();
    await writeFile(`${path}.lock-${pid}-00000000`, JSON.stringify({ ...self, pid, start: '1' }));
    await (await lock(path)).release();
  });

  test('the lock says when its process started, in which boot and namespace', async () => {
    const path = await newPath();
    const held = await lock(path);
    const [name = ''] = await readdir(join(path, '..'));
    expect(JSON.parse(await readFile(join(path, '..', name), 'utf8'))).toEqual({
      pid: process.pid,
      host: hostname(),
      start: expect.stringMatching(/^\d+$/),
      boot: expect.stringMatching(/^[0-9a-f-]{36}$/),
      pids: expect.stringMatching(/^pid:\[\d+\]$/),
    });
    await held.release();
  });
});
