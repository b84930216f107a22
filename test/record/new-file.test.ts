/** A new file is there completely or not at all, and never replaces another. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginNewFile, writeNewFile } from '../../src/record/new-file.js';
import { newFolder } from './plans.js';

test('it holds all that was given, and only its owner can read it', async () => {
  const folder = await newFolder();
  const path = join(folder, 'plan.json');
  await writeNewFile(path, 'x'.repeat(1_000_000), 'plan');
  expect(await readFile(path, 'utf8')).toHaveLength(1_000_000);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['plan.json']);
});

test('what is written to it later comes after the rest', async () => {
  const path = join(await newFolder(), 'run.journal');
  const file = await beginNewFile(path, ['one', ' two'], 'journal');
  await file.appendFile(' three');
  await file.close();
  expect(await readFile(path, 'utf8')).toBe('one two three');
});

test('one that is there is not overwritten', async () => {
  const path = join(await newFolder(), 'plan.json');
  await writeFile(path, 'precious');
  await expect(writeNewFile(path, 'new', 'plan')).rejects.toMatchObject({
    problem: 'exists',
    message: `the plan ${path} exists already and is not overwritten. Name another.`,
  });
  expect(await readFile(path, 'utf8')).toBe('precious');
});

test('what a process that was killed has left unfinished is begun anew', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'plan.json.unfinished'), 'half of ano');
  await writeNewFile(join(folder, 'plan.json'), 'whole', 'plan');
  expect(await readFile(join(folder, 'plan.json'), 'utf8')).toBe('whole');
  expect(await readdir(folder)).toEqual(['plan.json']);
});

test('one that cannot be finished leaves nothing behind', async () => {
  const folder = await newFolder();
  const path = join(folder, 'plan.json');
  function* torn() {
    yield 'one';
    throw 'the second part is missing';
  }
  await expect(beginNewFile(path, torn(), 'plan')).rejects.toMatchObject({
    problem: 'unwritable',
    message: `the plan ${path} cannot be written: the second part is missing.`,
  });
  expect(await readdir(folder)).toEqual([]);
});

test('in a folder that is not there it cannot be, and the message says so', async () => {
  const path = join(await newFolder(), 'nowhere', 'plan.json');
  await expect(writeNewFile(path, 'text', 'plan')).rejects.toMatchObject({
    problem: 'unwritable',
    message: `the plan ${path} cannot be written: ENOENT: no such file or directory.`,
  });
});
