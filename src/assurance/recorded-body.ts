/** Reads a body as recorders write it: plain, in base64, compressed, cut off, or not at all. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { MAX_BODY_BYTES } from '../http/attempt.js';
import { isPlaceholder } from './placeholder.js';

/**
 * - `json`: the value, whatever its content type says.
 * - `text`: complete, but not JSON. Its content is not needed.
 * - `none`: there was no body.
 * - `notRecorded`: there was one, or may have been, and the recorder left it out or masked it.
 * - `unreadable`: it was recorded, but cut off, or in a form that looks like damage.
 */
export type RecordedBody =
  | { readonly is: 'json'; readonly value: unknown }
  | { readonly is: 'text' | 'none' | 'notRecorded' | 'unreadable' };

/** What a recorder says about a body. */
export interface WrittenBody {
  readonly text?: unknown;
  readonly encoding?: unknown;
  /** Its decompressed size in bytes; undefined if that is unknown. */
  readonly length: number | undefined;
  /** Whether the recorder says that it did not get, or keep, all of it. */
  readonly isPart?: boolean;
}

export function readBody({ text, encoding, length, isPart = false }: WrittenBody): RecordedBody {
  if (typeof text !== 'string' || text === '')
    return { is: length === 0 && !isPart ? 'none' : 'notRecorded' };
  if (isPlaceholder(text)) return { is: 'notRecorded' };
  const inBase64 = fromBase64(text);
  // Some tools claim base64 for plain text, and others write base64 without saying so.
  const claimed = encoding === 'base64' && inBase64 ? inBase64 : text;
  for (const written of new Set([claimed, text, inBase64 ?? text])) {
    for (const reading of readingsOf(written)) {
      const value = parsed(reading);
      // A number or a word is valid JSON and valid base64. For those, only the claimed encoding counts.
      if (value !== undefined && (written === claimed || typeof value === 'object')) return jsonBody(value);
    }
  }
  if (isZstd(claimed)) return { is: 'unreadable' };
  const isKnown = !encoding || claimed !== text || encoding === 'utf-8' || encoding === 'utf8';
  const whole = isKnown ? [...readingsOf(claimed)].find((reading) => !isBinary(reading)) : undefined;
  return { is: whole === undefined || isPart || isCutOff(whole, length) ? 'unreadable' : 'text' };
}

const jsonBody = (value: unknown): RecordedBody =>
  isPlaceholder(value) ? { is: 'notRecorded' } : { is: 'json', value };

/** Undefined if it is not base64. */
function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s/g, '');
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(digits) ? Buffer.from(digits, 'base64') : undefined;
}

/** What is not really compressed may decompress without end. */
const maxOutputLength = MAX_BODY_BYTES;

const unpack: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
  (bytes) => gunzipSync(bytes, { maxOutputLength }),
  (bytes) => inflateSync(bytes, { maxOutputLength }),
  (bytes) => inflateRawSync(bytes, { maxOutputLength }),
  (bytes) => brotliDecompressSync(bytes, { maxOutputLength }),
];

/** Possible readings of a body. Most tools write it decompressed, some as it came; headers often do not say which. */
function* readingsOf(written: string | Uint8Array): Generator<string> {
  // Of other charsets, only the ASCII characters matter to the contract.
  const text = typeof written === 'string' ? written : Buffer.from(written).toString('utf8');
  yield text;
  if (!isBinary(text) && !text.includes('\uFFFD')) return;
  const bytes = typeof written === 'string' ? bytesOf(written) : written;
  for (const each of unpack) {
    try {
      yield Buffer.from(each(bytes)).toString('utf8');
    } catch {
      // Not compressed in this way.
    }
  }
}

/** Compressed with zstd, which not every Node can decompress. */
const isZstd = (written: string | Uint8Array): boolean =>
  Buffer.from((typeof written === 'string' ? bytesOf(written) : written).subarray(0, 4)).toString('hex') ===
  '28b52ffd';

/** The bytes of a compressed body that was written with one character per byte; none if it was not. */
const bytesOf = (text: string): Uint8Array => Buffer.from(/[^\0-\xff]/.test(text) ? '' : text, 'latin1');

/** The value, or undefined: a parser's own message quotes the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Whether it has characters that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const isBinary = (text: string) => /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);

function isCutOff(text: string, length: number | undefined): boolean {
  if (/\btruncated\b.{0,30}$/i.test(text)) return true;
  const missing = length === undefined ? undefined : length - Buffer.byteLength(text);
  if (missing !== undefined && missing >= 0) return missing > 0;
  // Nothing says so, or what says so is wrong.
  return breaksOff(text);
}

/** Whether it begins as JSON and ends before everything is closed. */
function breaksOff(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  let open = 0;
  let inText = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '"') inText = !inText;
    // Skip the escaped character.
    else if (inText && sign === '\\') index += 1;
    else if (!inText && (sign === '[' || sign === '{')) open += 1;
    else if (!inText && (sign === ']' || sign === '}')) open -= 1;
  }
  return open > 0;
}
