/** One writer a journal: a second one is refused, a dead one is not waited for. */
import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Journal } from '../../src/journal/journal.js';
import { lock } from '../../src/journal/lock.js';
import { newFolder, newJournal, TOOL } from './plans.js';

const newPath = async () => join(await newFolder(), 'run.journal');

test('a second writer is refused, and told who has it', async () => {
  const journal = await newJournal({ huduma: ['1'] });
  await expect(Journal.resume(journal.path, TOOL)).rejects.toMatchObject({
    problem: 'locked',
    message: expect.stringContaining(`the process ${process.pid} on ${hostname()}`),
  });
  await journal.close();
  await (await Journal.resume(journal.path, TOOL)).close();
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
  // Killed before it could write who it is.
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
      `if you are sure that it is no more, remove ${other}.`,
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
  expect(JSON.parse(await readFile(join(path, '..', name), 'utf8'))).toEqual({
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
  await expect(Journal.resume(path, TOOL)).rejects.toThrow(/is damaged/);
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
