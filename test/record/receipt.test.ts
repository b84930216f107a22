/** The receipt: what it says, what it keeps to itself, and how a contact is checked against it. */
import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assertGenuine, findInReceipt, readReceipt, writeReceipt } from '../../src/record/receipt.js';
import { readJournal } from '../../src/record/run-view.js';
import { absent, deleted, newFolder, newJournal, undone } from './plans.js';

const receiptOf = async (path: string) => (await readJournal(path)).receipt();

async function someRun() {
  const journal = await newJournal({ huduma: ['123456789', '2', '3'], sendme123: ['contact-uuid-123', 'b'] });
  await journal.intend({ provider: 'huduma', ids: ['123456789', '2', '3'] });
  await journal.settle(deleted('huduma', '123456789'));
  await journal.settle(absent('huduma', '2'));
  await journal.settle(undone('huduma', '3', 'blocked', 'conflict'));
  await journal.intend({ provider: 'sendme123', ids: ['contact-uuid-123'] });
  await journal.settle(deleted('sendme123', 'contact-uuid-123'));
  return journal;
}

test('counts by outcome, permanence and evidence, and adds up', async () => {
  const journal = await someRun();
  await journal.end();
  await journal.close();
  const receipt = await receiptOf(journal.path);
  expect(receipt).toMatchObject({
    format: 'contact-deletion/receipt',
    version: 1,
    run: journal.header.run,
    plan: journal.header.plan.digest,
    total: 5,
    complete: false,
    tool: '1.2.3',
    sandbox: false,
    plannedAt: '2026-01-01T00:00:00.000Z',
    createdAt: expect.stringMatching(/Z$/),
  });
  expect(receipt.providers).toMatchObject([
    {
      provider: 'huduma',
      baseUrl: 'https://huduma.example.com',
      specVersion: '1.0.0',
      choices: { mode: 'trash' },
      outcomes: { deleted: 1, absent: 1, blocked: 1, rejected: 0, notAttempted: 0, unknown: 0 },
      permanence: { permanent: 1, soft: 0, undocumented: 0 },
      evidence: { item: 1, batch: 0, absence: 1 },
    },
    {
      provider: 'sendme123',
      choices: {},
      outcomes: { deleted: 1, notAttempted: 1 },
      evidence: { item: 1, absence: 0 },
    },
  ]);
  expect(receipt.startedAt && receipt.endedAt).toMatch(/Z$/);
});

test('of a run that goes on, or was killed, says unknown of what is under way', async () => {
  const journal = await someRun();
  await journal.intend({ provider: 'sendme123', ids: ['b'] });
  const receipt = await receiptOf(journal.path);
  expect(receipt).toMatchObject({ complete: false, endedAt: null });
  expect(receipt.providers[1]?.outcomes).toMatchObject({ deleted: 1, unknown: 1 });
  await journal.settle(deleted('sendme123', 'b'));
  await journal.close();
  // Killed between its last outcome and its end: there is nothing left to resume, so this was the end.
  const done = await receiptOf(journal.path);
  expect(done.complete).toBe(true);
  expect(done.endedAt).toMatch(/Z$/);
});

test('names no contact and no account, and keeps the key to itself', async () => {
  const journal = await someRun();
  await journal.end();
  await journal.close();
  const path = join(await newFolder(), 'receipt.json');
  await writeReceipt(path, await receiptOf(journal.path));
  await expect(writeReceipt(path, await receiptOf(journal.path))).rejects.toThrow(
    `the receipt ${path} exists already and is not overwritten. Name another.`,
  );
  const text = await readFile(path, 'utf8');
  const { key, plan } = journal.header;
  const secrets = [
    '123456789',
    'contact-uuid-123',
    key,
    ...plan.providers.flatMap(({ account }) => Object.values(account)),
  ];
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test('names a contact to who has the journal', async () => {
  const journal = await someRun();
  await journal.end();
  await journal.close();
  const receipt = await receiptOf(journal.path);
  const find = (id: string) => findInReceipt(receipt, journal.header, 'huduma', id);
  const at = expect.stringMatching(/Z$/);
  expect(find('123456789')).toMatchObject({
    outcome: 'deleted',
    permanence: 'permanent',
    evidence: 'item',
    at,
  });
  expect(find('2')).toMatchObject({ outcome: 'absent', evidence: 'absence', at });
  expect(find('2')).not.toHaveProperty('permanence');
  // As `schemas/receipt.schema.json` describes it.
  const hmac = createHmac('sha256', Buffer.from(journal.header.key, 'base64'));
  expect(find('2')?.pseudonym).toBe(hmac.update('target\nhuduma:2').digest('hex'));
  expect(find('4')).toBeUndefined();
  expect(findInReceipt(receipt, { ...journal.header, key: 'AAAA' }, 'huduma', '2')).toBeUndefined();
});

test('that was changed, or is of another run, is not genuine', async () => {
  const journal = await someRun();
  await journal.end();
  await journal.close();
  const path = join(await newFolder(), 'receipt.json');
  await writeReceipt(path, await receiptOf(journal.path));
  const receipt = await readReceipt(path);
  assertGenuine(receipt, journal.header);
  // Nothing about a contact can be told from where it stands.
  const pseudonyms = receipt.targets.map(({ pseudonym }) => pseudonym);
  expect(pseudonyms).toEqual(pseudonyms.toSorted());
  expect(() => assertGenuine({ ...receipt, total: 6 }, journal.header)).toThrow(/was changed/);
  expect(() => assertGenuine({ ...receipt, seal: '' }, journal.header)).toThrow(
    expect.objectContaining({
      problem: 'damaged',
      message: 'the receipt was changed after it was made.',
    }),
  );
  const [first, ...rest] = receipt.targets;
  const better = { ...receipt, targets: [{ ...first, outcome: 'deleted' }, ...rest] } as typeof receipt;
  if (first?.outcome !== 'deleted')
    expect(() => assertGenuine(better, journal.header)).toThrow(/was changed/);
  expect(() => assertGenuine(receipt, { ...journal.header, run: 'another' })).toThrow(
    expect.objectContaining({
      problem: 'mismatch',
      message: 'the receipt is of another run than the journal.',
    }),
  );
  for (const other of [null, { ...receipt, version: 2 }, { ...receipt, format: 'contact-deletion/plan' }]) {
    await writeFile(path, JSON.stringify(other));
    await expect(readReceipt(path)).rejects.toMatchObject({
      problem: 'unreadable',
      message: `${path} is not a receipt of contact-deletion.`,
    });
  }
  await expect(readReceipt(journal.path)).rejects.toThrow(/is not a receipt/);
  await expect(readReceipt(`${path}.none`)).rejects.toMatchObject({
    problem: 'unreadable',
    message: `the receipt ${path}.none cannot be read: ENOENT: no such file or directory.`,
  });
});
