/** One line of a journal: JSON with a CRC-32 that also covers all earlier lines, by way of its seed. */
import { crc32 } from 'node:zlib';

/** The start of a line, with its CRC. */
const PREFIX = /\{"crc":"([0-9a-f]{8})",/;
/** The length of `{"crc":"00000000",`. */
const PREFIX_LENGTH = 18;

/** An encoded line, and the seed of the next one. */
export interface Encoded {
  readonly line: string;
  readonly crc: number;
}

/**
 * @param seed The CRC of the previous line; 0 for the first. It makes a missing, repeated or moved line as detectable as a
 * changed one.
 */
export function encodeLine(record: object, seed: number): Encoded {
  const json = JSON.stringify(record);
  const crc = crc32(json, seed);
  return { line: `{"crc":"${crc.toString(16).padStart(8, '0')}",${json.slice(1)}\n`, crc };
}

/** @returns The record and its CRC; undefined if the line is not as it was written. */
export function decodeLine(line: Buffer, seed: number): { record: unknown; crc: number } | undefined {
  const [, written] = PREFIX.exec(line.toString('latin1', 0, PREFIX_LENGTH)) ?? [];
  if (written === undefined) return undefined;
  const json = `{${line.toString('utf8', PREFIX_LENGTH)}`;
  const crc = crc32(json, seed);
  if (crc !== Number.parseInt(written, 16)) return undefined;
  try {
    return { record: JSON.parse(json), crc };
  } catch {
    return undefined;
  }
}
