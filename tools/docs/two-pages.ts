/** What the two pages of sendme123 say, by the spec, and how the client reads each of their answers. */
import { sendme123 } from '../../src/providers/builtin.js';
import type { Permanence } from '../../src/providers/definition.js';
import { deletionIn, idsIn, successExamples } from './comparison.js';
import { type Language, specIn } from './specs.js';

export interface TwoPages {
  /** The addresses of the pages, the English one first. */
  readonly urls: readonly string[];
  /** The table in the spec's description, its heading first; cells in Markdown. */
  readonly rows: readonly (readonly string[])[];
  readonly readings: readonly {
    readonly summary: string;
    readonly body: string;
    readonly read: Permanence | 'contradiction';
  }[];
}

export async function twoPages(language: Language): Promise<TwoPages> {
  const spec = await specIn(language, 'sendme123');
  const { operation } = deletionIn(spec, sendme123);
  const rows = spec.info.description
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  if (rows.length < 2 || rows.some((row) => row.length !== 3)) {
    throw new Error('sendme123: the description has no table of the two pages.');
  }
  const shown = Object.values(successExamples(spec, operation)).filter(
    (example) => example['x-assumption'] === undefined,
  );
  const readings = shown.map(({ summary = '', value }) => {
    const reading = sendme123.deletion.read(value, idsIn(value), {});
    const read = reading === 'contradiction' ? reading : reading.permanence;
    return { summary, body: JSON.stringify(value, undefined, 2), read };
  });
  const urls = [...operation.description.matchAll(/\((https:[^)]+)\)/g)].map(([, url = '']) => url);
  return { urls, rows, readings };
}
