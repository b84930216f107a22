/** `validators.ts`: one exported function for each body schema, made by Ajv. */
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Definitions } from './checked-schemas.js';
import { patterns } from './formats.js';
import { type Json, objectOf } from './json.js';
import { literal } from './literal.js';
import { SpecError } from './remarks.js';
import { slimValidators } from './slim-validators.js';
import { escaped, placesIn } from './walk.js';

/**
 * @param exports The bodies, each with the name of its function.
 * @param typeOf The TypeScript type of a body.
 */
export function validatorsOf(
  definitions: Definitions,
  exports: ReadonlyMap<string, string>,
  provider: string,
  typeOf = (name: string) => `components['schemas'][${literal(name)}]`,
): string {
  assertValid(definitions);
  const found = keywordsIn(definitions);
  const ajv = new Ajv2020({
    // Unusual schemas are for a linter to report.
    strict: false,
    strictNumbers: true,
    allErrors: true,
    messages: false,
    multipleOfPrecision: 9,
    unicodeRegExp: found.pattern.every((pattern) => isPattern(pattern, 'u')),
    formats: patterns,
    code: { source: true, esm: true, lines: true },
  });
  // Without it the code is half as long, and has no side effects.
  ajv.opts.unevaluated = found.unevaluatedItems.length + found.unevaluatedProperties.length > 0;
  // A text need not be counted to know whether it is empty.
  const isCounted =
    found.minLength.some((length) => length > 1) || found.maxLength.some((length) => length > 0);
  ajv.opts.unicode = isCounted;
  ajv.addSchema({ $id: provider, $defs: definitions });
  const refs = [...exports].map(([name, exported]) => [
    exported,
    `${provider}#/$defs/${encodeURIComponent(escaped(name))}`,
  ]);
  const code = slimValidators(compiled(() => standalone.default(ajv, Object.fromEntries(refs))));
  const typed = [...exports].reduce(
    (text, [name, exported]) =>
      text.replace(
        new RegExp(`^export const ${exported.replaceAll('$', '\\$')} = (\\w+);$`, 'm'),
        (_, fn) => `export const ${exported}: Validator<${typeOf(name)}> = ${fn};`,
      ),
    code.replace(/^"use strict";\n/, ''),
  );
  return `${typed.trim()}\n`;
}

/** @throws SpecError for a schema that Ajv cannot compile, such as one with an empty `enum`. */
function compiled(work: () => string): string {
  try {
    return work();
  } catch (error) {
    throw new SpecError([`Ajv: ${error instanceof Error ? error.message : error}.`]);
  }
}

interface Found {
  readonly pattern: string[];
  readonly minLength: number[];
  readonly maxLength: number[];
  readonly unevaluatedItems: Json[];
  readonly unevaluatedProperties: Json[];
}

/** The values of some keywords, wherever they are. */
function keywordsIn(definitions: Definitions): Found {
  const found: Found = {
    pattern: [],
    minLength: [],
    maxLength: [],
    unevaluatedItems: [],
    unevaluatedProperties: [],
  };
  for (const { node } of Object.values(definitions).flatMap((each) => [...placesIn(each, 'schema')])) {
    for (const keyword of Object.keys(found) as (keyof Found)[]) {
      const value = node[keyword];
      if (value !== undefined) (found[keyword] as Json[]).push(value);
    }
    // In this map, the patterns are the keys.
    found.pattern.push(...Object.keys(objectOf(node.patternProperties)));
  }
  return found;
}

function isPattern(text: string, flags = ''): boolean {
  try {
    new RegExp(text, flags);
    return true;
  } catch {
    return false;
  }
}

/** @throws SpecError for an invalid schema. */
function assertValid(definitions: Definitions): void {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const lines = Object.entries(definitions).flatMap(([name, schema]) => {
    if (ajv.validateSchema(schema as AnySchema) === true) return [];
    // Of several errors in one place, the first is the most helpful.
    const byPlace = new Map((ajv.errors ?? []).toReversed().map((error) => [error.instancePath, error]));
    return [...byPlace.values()].map(
      ({ instancePath, message }) => `#/components/schemas/${escaped(name)}${instancePath}: ${message}.`,
    );
  });
  for (const pattern of keywordsIn(definitions).pattern) {
    if (typeof pattern === 'string' && !isPattern(pattern))
      lines.push(`The pattern ${pattern} is no regular expression.`);
  }
  if (lines.length > 0) throw new SpecError(lines);
}
