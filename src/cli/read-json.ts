/** Reads targets from JSON: one value per line (NDJSON), or one array. */
import { quoteId } from '../http/target.js';
import type { Intake } from './intake.js';
import { arrayItems, parsed } from './json-array.js';
import { JsonObject } from './json-object.js';
import type { InputLine, InputOptions } from './read-input.js';
import { splitTarget } from './split-target.js';
import type { TextLine } from './text-lines.js';
import { isMeant } from './where.js';

/**
 * @param tableSign What no string may contain, unless the user said that this is NDJSON: a table with one quoted column
 * looks the same.
 */
export async function* ndjsonLines(
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
  intake: Intake,
  tableSign?: RegExp,
): AsyncGenerator<InputLine> {
  const problem =
    'is a text with a space or a sign that separates columns; if it is an id, say --format ndjson';
  intake.kind = 'NDJSON';
  for await (const { line, text } of lines) {
    if (text.trim() === '' || isSummary(text)) continue;
    intake.rows += 1;
    const value = tableSign && parsed(text);
    if (typeof value === 'string' && tableSign?.test(value)) yield { line, problem };
    else yield* targetsOfJson({ line, text }, options, intake);
  }
}

/** Whether it is the last line of a `--json` output, which names no contact. */
function isSummary(text: string): boolean {
  if (!text.startsWith('{"type":"summary"')) return false;
  const value = parsed(text) as Record<string, unknown> | undefined;
  return typeof value?.run === 'string' && value.provider === undefined && value.id === undefined;
}

/** @throws CommandError if it is not a JSON array. */
export async function* jsonLines(
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
  intake: Intake,
): AsyncGenerator<InputLine> {
  intake.kind = 'JSON';
  for await (const item of arrayItems(lines)) {
    intake.rows += 1;
    yield* targetsOfJson(item, options, intake);
  }
}

function* targetsOfJson(
  { line, text }: TextLine,
  options: InputOptions,
  intake: Intake,
): Generator<InputLine> {
  const { provider: given, column = 'id', map = [], where = [], providers } = options;
  const value = parsed(text);
  if (value === undefined) {
    yield { line, problem: 'is not JSON' };
    return;
  }
  if (typeof value === 'string' && map.length + where.length === 0) {
    yield { line, ...splitTarget(value, given, providers) };
    return;
  }
  const object = new JsonObject(value, text);
  const asked = where.map((each) => each.column);
  const problem = object.problemOf([...asked, 'provider']);
  if (problem !== undefined) {
    yield { line, problem };
    return;
  }
  if (!isMeant(where, (each) => object.textAt(each.column), intake)) return;
  if (map.length === 0) {
    const named = object.get('provider') ?? given;
    if (typeof named !== 'string') yield { line, problem: 'has no "provider", and --provider is not given' };
    else yield { line, ...targetOf(object, column, providers.named(named)?.name ?? named) };
    return;
  }
  for (const each of map) {
    if (isNothing(object.get(each.column))) intake.empty += 1;
    else yield { line, ...targetOf(object, each.column, each.provider) };
  }
}

function targetOf(object: JsonObject, column: string, provider: string) {
  const cell = `field ${quoteId(column)}`;
  const problem = object.problemOf([column]);
  if (problem !== undefined) return { problem };
  const id = object.get(column);
  const isUsable = typeof id === 'string' || typeof id === 'number';
  return isUsable ? { provider, id, cell } : { problem: `has no usable ${quoteId(column)}` };
}

/** What systems write for a missing id. */
const isNothing = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
