/** The receipt: what it says, what it keeps to itself, and how a contact is checked against it. */
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/index.js';
import { findInReceipt } from '../../src/record/receipt/check-receipt.js';
import { receiptText, writeReceipt } from '../../src/record/receipt/receipt-file.js';
import { readJournal } from '../../src/record/run-view.js';
import { absent, deleted, newFolder, newJournal, undone } from './plans.js';
import { wholeRun } from './receipts.js';

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

const receiptOf = async (journal: string, reference?: string) =>
  (await readJournal(journal)).receipt({ reference });

test('counts by outcome, permanence and evidence, and adds up', async () => {
  const journal = await someRun();
  await journal.end();
  await journal.close();
  const receipt = await receiptOf(journal.path);
  expect(receipt).toMatchObject({
    format: 'contact-deletion/receipt',
    version: 1,
    scope: 'run',
    reference: null,
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
  // Killed between its last outcome and its end: nothing is left to resume, so this was the end.
  const done = await receiptOf(journal.path);
  expect(done.complete).toBe(true);
  expect(done.endedAt).toMatch(/Z$/);
});

test('names no contact and no account, and keeps the key to itself', async () => {
  const journal = await someRun();
  await journal.end();
  await journal.close();
  const path = join(await newFolder(), 'receipt.json');
  await writeReceipt(path, receiptText(await receiptOf(journal.path)));
  await expect(writeReceipt(path, receiptText(await receiptOf(journal.path)))).rejects.toThrow(
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

test('has a digest over the rest but the seal, and a seal over the rest, as its schema says', async () => {
  const journal = await someRun();
  await journal.end();
  await journal.close();
  const receipt = await receiptOf(journal.path, 'Case 7/2026');
  const { seal, ...digested } = JSON.parse(receiptText(receipt));
  const { digest, ...content } = digested;
  expect(content.reference).toBe('Case 7/2026');
  expect(digest).toBe(`sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`);
  const hmac = createHmac('sha256', Buffer.from(journal.header.key, 'base64'));
  expect(seal).toBe(hmac.update(`receipt\n${JSON.stringify(digested)}`).digest('hex'));
  // The position of a contact reveals nothing about it.
  const pseudonyms = receipt.targets.map(({ pseudonym }) => pseudonym);
  expect(pseudonyms).toEqual(pseudonyms.toSorted());
});

test('has the provider’s request id if there was one, and a doubt if there can be one', async () => {
  const { receipt } = await wholeRun();
  expect(receipt.targets.filter(({ requestId }) => requestId !== undefined)).toMatchObject([
    { outcome: 'deleted', requestId: 'req-1', at: expect.stringMatching(/Z$/) },
  ]);
  const doubted = receipt.targets.filter((target) => 'perhapsByUs' in target).map(({ outcome }) => outcome);
  expect(doubted.toSorted()).toEqual(['absent', 'absent', 'blocked', 'rejected', 'unknown']);
});

test.each([
  ['jane-doe-77', 'req-JANE-doe-77-1', undefined],
  ['77', '77', undefined],
  ['jane-7', 'req-JANE-7-1', undefined],
  ['jane7', 'req-JANE7-1', 'req-JANE7-1'],
  ['77', 'req-4477', 'req-4477'],
  ['jane-doe-77', 'req-1', 'req-1'],
])(
  'of the contact %j has the request id %j only if that does not name the contact',
  async (id, requestId, kept) => {
    const journal = await newJournal({ sendme123: [id] });
    await journal.settle({ ...deleted('sendme123', id), requestId } as Outcome);
    await journal.close();
    expect((await receiptOf(journal.path)).targets[0]?.requestId).toBe(kept);
  },
);

test('is not made with a reference that cannot stand in it', async () => {
  const journal = await someRun();
  await expect(receiptOf(journal.path, 'a\u202eb')).rejects.toThrow(
    'The reference has a character that cannot be seen (U+202E).',
  );
  await journal.close();
});

describe('of a single contact', () => {
  const receiptOfContact = async (journal: string, provider: string, id: string) => {
    const run = await readJournal(journal);
    return run.standing.has({ provider, id }) ? run.receipt({ target: { provider, id } }) : undefined;
  };

  test('has that contact alone, and nothing of the others', async () => {
    const journal = await someRun();
    await journal.end();
    await journal.close();
    const receipt = await receiptOfContact(journal.path, 'huduma', '2');
    expect(receipt).toMatchObject({
      scope: 'contact',
      total: 1,
      // The run is not: somebody at another provider was not attempted.
      complete: true,
      startedAt: null,
      endedAt: null,
      run: journal.header.run,
    });
    expect(receipt?.providers).toHaveLength(1);
    expect(receipt?.providers).toMatchObject([
      {
        provider: 'huduma',
        outcomes: { deleted: 0, absent: 1, blocked: 0, rejected: 0, notAttempted: 0, unknown: 0 },
        permanence: { permanent: 0, soft: 0, undocumented: 0 },
        evidence: { item: 0, batch: 0, absence: 1 },
      },
    ]);
    expect(receipt?.targets).toHaveLength(1);
    expect(JSON.stringify(receipt)).not.toContain('sendme123');
    // Under the same pseudonym as in the receipt of the run.
    const whole = await receiptOf(journal.path);
    expect(whole.targets).toContainEqual(receipt?.targets[0]);
  });

  test('is the same whoever else is in the run', async () => {
    const alone = await newJournal({ huduma: ['1'] });
    const crowd = await newJournal({ huduma: ['1', '2', '3'], sendme123: ['a'], wabotify: ['w'] });
    const receipts = [];
    for (const journal of [alone, crowd]) {
      await journal.intend({ provider: 'huduma', ids: ['1'] });
      await journal.settle(deleted('huduma', '1'));
      await journal.end();
      await journal.close();
      receipts.push(await receiptOfContact(journal.path, 'huduma', '1'));
    }
    const [one, other] = receipts.map((receipt) => {
      const { run: _, plan: __, createdAt: ___, digest: ____, seal: _____, targets, ...rest } = receipt ?? {};
      return { ...rest, targets: targets?.map(({ pseudonym: _, at: __, ...target }) => target) };
    });
    expect(one).toEqual(other);
  });

  test('is of that contact alone, though one at another provider has the same id', async () => {
    const journal = await newJournal({ huduma: ['1'], sendme123: ['1'] });
    await journal.settle(deleted('huduma', '1'));
    await journal.close();
    expect(await receiptOfContact(journal.path, 'huduma', '1')).toMatchObject({
      complete: true,
      providers: [{ provider: 'huduma' }],
      targets: [{ provider: 'huduma', outcome: 'deleted' }],
    });
    expect(await receiptOfContact(journal.path, 'sendme123', '1')).toMatchObject({
      complete: false,
      providers: [{ provider: 'sendme123' }],
      targets: [{ provider: 'sendme123', outcome: 'notAttempted' }],
    });
  });

  test('is complete once that contact is, and does not exist for a contact outside the run', async () => {
    const journal = await someRun();
    expect(await receiptOfContact(journal.path, 'sendme123', 'b')).toMatchObject({
      complete: false,
      targets: [{ outcome: 'notAttempted', evidence: 'none' }],
    });
    expect(await receiptOfContact(journal.path, 'huduma', 'b')).toBeUndefined();
    expect(await receiptOfContact(journal.path, 'wabotify', 'b')).toBeUndefined();
    await journal.close();
  });
});
