/** Reads a receipt that anybody may have written or changed, and writes one. */
import { readFile } from 'node:fs/promises';
import type { Violation } from '../../../generated/contract.js';
import { Receipt as keepsForm } from '../../../generated/record/receipt.js';
import { RecordError, systemMessage } from '../errors.js';
import { writeNewFile } from '../new-file.js';
import type { Receipt } from './receipt.js';

/** @throws RecordError if the file exists or cannot be written. */
export async function writeReceipt(path: string, text: string): Promise<void> {
  await writeNewFile(path, text, 'receipt');
}

/** As it stands in a file. */
export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, undefined, 2)}\n`;

/** A receipt that has the form of one, or what is wrong with its form. */
export type ReadReceipt =
  | { readonly receipt: Receipt; readonly problems?: undefined }
  | { readonly receipt?: undefined; readonly problems: readonly string[] };

/**
 * Reads it as far as its form: its fields and their values.
 *
 * @throws RecordError for what never was a receipt that this version can read.
 */
export async function readReceipt(path: string): Promise<ReadReceipt> {
  const bytes = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new RecordError('unreadable', `the receipt ${path} cannot be read: ${systemMessage(error)}.`);
  });
  // Some editors put one there when they save, and it says nothing.
  const text = bytes.replace(/^\uFEFF/, '');
  const json = parsed(text);
  const { format, version } = Object(json) as Partial<Record<keyof Receipt, unknown>>;
  if (json === undefined && /^\s*\{\s*"format":\s*"contact-deletion\/receipt"/.test(text))
    return { problems: ['it is not JSON any more: it was cut off, or changed'] };
  if (format !== 'contact-deletion/receipt') {
    const hint = json === undefined ? ' It must be the one in JSON; HTML and Markdown are for reading.' : '';
    throw new RecordError('unreadable', `${path} is not a receipt of contact-deletion.${hint}`);
  }
  if (version !== 1) {
    throw new RecordError('unreadable', `${path} is a receipt of a version that this program does not know.`);
  }
  if (!keepsForm(json)) return { problems: (keepsForm.errors ?? []).map(problemOf) };
  // The validator has made sure of it; a test compares schema and type.
  const receipt = json as Receipt;
  return saysTheSame(text, receipt)
    ? { receipt }
    : { problems: ['it has a field twice, or a number in another spelling'] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isNameless: Readonly<Record<string, string>> = {
  required: 'is missing',
  additionalProperties: 'does not belong there',
};

function problemOf({ instancePath, keyword, params = {} }: Violation): string {
  const name = params.missingProperty ?? params.additionalProperty;
  const path = [...instancePath.split('/').slice(1), ...(name === undefined ? [] : [String(name)])];
  return `${path.join('.')} ${isNameless[keyword] ?? 'has a value that it cannot have'}`;
}

/** Whether all of a JSON text is in what was read from it. Of a field that is there twice, a reader sees but one. */
function saysTheSame(text: string, value: unknown): boolean {
  const expected = JSON.stringify(value);
  let position = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"]+/g)) {
    // A character can be spelt as a code, and is the same.
    const spelt = token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token;
    if (!expected.startsWith(spelt, position)) return false;
    position += spelt.length;
  }
  return true;
}
