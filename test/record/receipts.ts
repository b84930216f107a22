/** Receipts for the tests in this folder, and ways to change them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Outcome } from '../../src/index.js';
import { checkReceipt, type ReceiptVerdict } from '../../src/record/receipt/check-receipt.js';
import { makeReceipt } from '../../src/record/receipt/make-receipt.js';
import type { Receipt } from '../../src/record/receipt/receipt.js';
import { receiptText } from '../../src/record/receipt/receipt-file.js';
import { sealed } from '../../src/record/receipt/seal.js';
import { type HeaderRecord, outcomeRecord } from '../../src/record/records.js';
import { readJournal } from '../../src/record/run-view.js';
import { absent, type Begun, deleted, newFolder, newJournal, planOf, TOOL, undone } from './plans.js';

/** A run with each outcome, at two providers, and every permanence. */
export async function wholeRun(): Promise<{ journal: Begun; receipt: Receipt }> {
  const journal = await newJournal({
    huduma: ['123456789', '2', '3', '4', '5'],
    sendme123: ['contact-uuid-123', 'b', 'c', 'd', 'e'],
  });
  await journal.intend({ provider: 'huduma', ids: ['123456789', '2', '3', '4', '5'] });
  await journal.settle(deleted('huduma', '123456789'));
  await journal.settle({ ...deleted('huduma', '2'), permanence: 'soft', evidence: 'batch' } as never);
  await journal.settle(absent('huduma', '3'));
  await journal.settle(absent('huduma', '4', true));
  await journal.settle(undone('huduma', '5', 'blocked', 'conflict'));
  await journal.intend({ provider: 'sendme123', ids: ['contact-uuid-123', 'b', 'c', 'd'] });
  await journal.settle({
    ...deleted('sendme123', 'contact-uuid-123'),
    permanence: 'undocumented',
    evidence: 'absence',
    requestId: 'req-1',
  } as never);
  await journal.settle(undone('sendme123', 'b', 'rejected'));
  await journal.settle(undone('sendme123', 'c', 'unknown'));
  await journal.settle(undone('sendme123', 'd', 'notAttempted', 'stopped'));
  await journal.end();
  await journal.close();
  const run = await readJournal(journal.path);
  return { journal, receipt: await run.receipt({ reference: 'Case 7/2026' }) };
}

const providers = ['huduma', 'sendme123'];

/** Receipts of runs of many contacts, each with any outcome. */
export function anyReceipt(): fc.Arbitrary<Receipt> {
  const outcome = fc.constantFrom(
    (provider: string, id: string) => deleted(provider, id),
    (provider: string, id: string) =>
      ({ ...deleted(provider, id), permanence: 'soft', evidence: 'batch' }) as const,
    (provider: string, id: string) => absent(provider, id),
    (provider: string, id: string) => absent(provider, id, true),
    (provider: string, id: string) => undone(provider, id, 'blocked'),
    (provider: string, id: string) => undone(provider, id, 'rejected'),
    (provider: string, id: string) => undone(provider, id, 'unknown'),
    (provider: string, id: string) => undone(provider, id, 'notAttempted', 'stopped'),
  );
  const entry = fc.tuple(fc.constantFrom(...providers), outcome);
  return fc.array(entry, { minLength: 1, maxLength: 60 }).map((pairs) => {
    const outcomes = pairs.map(([provider, of], id) => of(provider, String(id)));
    const kinds = new Set(outcomes.map(({ outcome: kind }) => kind));
    const entries = outcomes.map((each) => ({
      ...each.target,
      kind: each.outcome,
      outcome: outcomeRecord(each as Outcome, new Date(0)),
    }));
    const ids = (of: string) => entries.filter(({ provider }) => provider === of).map(({ id }) => id);
    const { targets: _, ...plan } = planOf(Object.fromEntries(providers.map((each) => [each, ids(each)])));
    const header = {
      type: 'header',
      format: 'contact-deletion/journal',
      version: 1,
      at: '',
      tool: TOOL,
    } as const;
    return makeReceipt({
      header: { ...header, run: '00000000-0000-4000-8000-000000000000', key: 'AAAA', plan },
      scope: 'run',
      entries,
      persons: [],
      startedAt: undefined,
      endedAt: undefined,
      complete: !kinds.has('notAttempted') && !kinds.has('unknown'),
    });
  });
}

/** The verdict on a file with this text. */
export async function verdictOn(text: string, header?: HeaderRecord): Promise<ReceiptVerdict> {
  const path = join(await newFolder(), 'receipt.json');
  await writeFile(path, text);
  return checkReceipt(path, header);
}

/** As a forger would change it, with a new digest and a seal under a key of his own. */
export function forged(receipt: Receipt, change: Partial<Receipt>): string {
  const { digest: _, seal: __, ...content } = { ...receipt, ...change };
  return receiptText(sealed({ key: 'AAAA' }, content));
}
