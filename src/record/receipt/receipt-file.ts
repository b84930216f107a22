/** Reads a receipt, which anybody may have written or changed, and writes one. */
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

/** The text of a receipt's file. */
export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, undefined, 2)}\n`;

/** A well-formed receipt, or what is wrong with its form. */
export type ReadReceipt =
  | { readonly receipt: Receipt; readonly problems?: undefined }
  | { readonly receipt?: undefined; readonly problems: readonly string[] };

/**
 * Reads a receipt and checks its form: its fields and their values.
 *
 * @throws RecordError for a file that never was a receipt, or has a version that is not supported.
 */
export async function readReceipt(path: string): Promise<ReadReceipt> {
  const bytes = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new RecordError('unreadable', `the receipt ${path} cannot be read: ${systemMessage(error)}.`);
  });
  // Some editors add a byte order mark when they save. It means nothing.
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
  // The validator has checked it; a test compares the schema with the type.
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

/** Whether the parsed value has everything that the text has. Of a field that is there twice, a parser keeps only one. */
function saysTheSame(text: string, value: unknown): boolean {
  const expected = JSON.stringify(value);
  let position = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"]+/g)) {
    // An escaped character is the same as the plain one.
    const spelt = token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token;
    if (!expected.startsWith(spelt, position)) return false;
    position += spelt.length;
  }
  return true;
}
