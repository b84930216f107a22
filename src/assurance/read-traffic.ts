/**
 * Reads recorded traffic: HAR files or our own logs, compressed or not, as files or folders. Reports what it cannot read.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ProviderDefinition } from '../providers/definition.js';
import { AssuranceError } from './errors.js';
import type { Placed } from './exchange.js';
import { entriesOf, readHarEntry } from './read-har.js';
import { readLogLine } from './read-log.js';

/** The files to look for in a folder. */
const TRAFFIC = /\.(har|ndjson|jsonl)(\.gz)?$/i;

/** The most that a file may decompress to, in bytes. No string can be longer. */
const MOST_BYTES = 512 * 1024 * 1024;

export interface Traffic {
  readonly files: readonly string[];
  readonly entries: readonly Placed[];
}

/** @throws AssuranceError that names the file. */
export async function readTraffic(
  paths: readonly string[],
  definitions: readonly ProviderDefinition[],
): Promise<Traffic> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const entries: Placed[] = [];
  for (const file of files) {
    for (const entry of entriesIn(file, await textOf(file), definitions)) entries.push(entry);
  }
  return { files, entries };
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw unreadable(path, 'is not there, or must not be read');
  if (!found.isDirectory()) return [path];
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  const names = inside
    .filter((each) => TRAFFIC.test(each.name) && !each.isDirectory())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  if (names.length === 0) throw unreadable(path, 'has no file that ends in .har, .ndjson or .jsonl');
  return names;
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw unreadable(file, 'cannot be read');
  });
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const unpacked = isPacked
    ? await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES }).catch(() => {
        throw unreadable(file, 'is packed with gzip and damaged, or too long');
      })
    : bytes;
  if (unpacked.byteLength > MOST_BYTES)
    throw unreadable(file, 'is longer than 512 MB; record less at a time');
  const encoding = wideEncodingOf(unpacked);
  if (encoding) throw unreadable(file, `is in ${encoding}; save it as UTF-8`);
  const text = unpacked.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw unreadable(file, 'is empty');
  return text;
}

/** With or without a byte order mark: both begin with an ASCII character, padded with zeros. */
function wideEncodingOf(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | undefined {
  const begin = [...bytes.subarray(0, 4)]
    .map((byte) => (byte === 0 ? '0' : byte >= 0xfe ? 'm' : 'x'))
    .join('');
  if (/^(00mm|mm00|000x|x000)/.test(begin)) return 'UTF-32';
  return /^(mm|0x|x0)/.test(begin) ? 'UTF-16' : undefined;
}

function entriesIn(file: string, text: string, definitions: readonly ProviderDefinition[]): Placed[] {
  const whole = parse(text);
  const entries = entriesOf(whole);
  if (entries) return entries.map((entry, index) => ({ file, index, entry: readHarEntry(entry) }));
  // A log with a single line is also valid JSON.
  const isLog = /\.(ndjson|jsonl)(\.gz)?$/i.test(file);
  if (whole !== undefined && !isLog) {
    throw unreadable(file, 'is JSON but no HAR: it has no log.entries');
  }
  const lines = text.split('\n');
  if (!isLog && parse(lines[0] ?? '') === undefined) {
    const begins = text.trimStart().startsWith('{');
    throw unreadable(file, begins ? 'is cut off or not JSON; record it again' : 'is neither HAR nor NDJSON');
  }
  return lines.flatMap((line, index) => {
    const entry = line.trim() === '' ? undefined : readLogLine(line, definitions);
    return entry ? [{ file, index: index + 1, entry }] : [];
  });
}

/** The value; undefined if it is not JSON. A parser's own message would quote the text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unreadable = (path: string, problem: string) => new AssuranceError(`${path} ${problem}.`);
