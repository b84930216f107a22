/** Our own lint rules that Redocly's configurable assertions cannot express. */

/**
 * What Redocly hands to a rule with each node, as far as these rules use it.
 * @typedef {{ pointer: string, child: (path: string[]) => Location }} Location
 * @typedef {{ message: string, location: Location | Location[] }} Problem
 * @typedef {{ location: Location, report: (problem: Problem) => void }} Context
 */

/** A schema with one of these keywords says enough to deserve a name of its own. */
const WORTH_A_NAME = ['properties', 'enum', 'oneOf', 'anyOf', 'allOf', 'pattern'];

/** Keywords that describe a schema without changing what it accepts; `x-` ones are among them. */
const ANNOTATIONS = new Set(['title', 'description', 'example', 'examples', '$comment']);

/** Keywords whose keys are the provider's names, so that a property called `title` is not an annotation. */
const MAPS_OF_SCHEMAS = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

/** Keywords whose order means nothing. */
const SETS = new Set(['required', 'enum', 'type']);

/** Keywords that hold data, not schemas. */
const DATA = new Set(['const', 'default']);

/**
 * What a schema accepts, in a form where two equal ones serialise alike.
 * @param {unknown} schema
 * @returns {unknown}
 */
function shapeOf(schema) {
  if (Array.isArray(schema)) return schema.map(shapeOf);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.entries(schema)
    .filter(([keyword]) => !ANNOTATIONS.has(keyword) && !keyword.startsWith('x-'))
    .sort(byKey)
    .map(([keyword, value]) => {
      if (DATA.has(keyword)) return [keyword, value];
      if (SETS.has(keyword) && Array.isArray(value)) return [keyword, value.toSorted()];
      if (MAPS_OF_SCHEMAS.has(keyword)) {
        const named = Object.entries(value).sort(byKey);
        return [keyword, named.map(([name, child]) => [name, shapeOf(child)])];
      }
      return [keyword, shapeOf(value)];
    });
}

/**
 * @param {[string, unknown]} a
 * @param {[string, unknown]} b
 */
function byKey([a], [b]) {
  return a < b ? -1 : 1;
}

/** A schema that is written out twice drifts apart: it lives once, under a name, and is referenced. */
function noDuplicatedSchemas() {
  /** @type {Map<string, Location>} */
  const firstPlaces = new Map();
  /** @type {string[]} */
  const reported = [];
  return {
    /** @param {object} schema @param {Context} context */
    Schema(schema, { location, report }) {
      if (!WORTH_A_NAME.some((keyword) => keyword in Object(schema))) return;
      const shape = JSON.stringify(shapeOf(schema));
      const first = firstPlaces.get(shape);
      if (!first) {
        firstPlaces.set(shape, location);
        return;
      }
      if (reported.some((outer) => location.pointer.startsWith(`${outer}/`))) return;
      reported.push(location.pointer);
      report({
        message: `This schema is written out twice, here and at ${first.pointer}: keep it in components/schemas.`,
        location: [location, first],
      });
    },
  };
}

/**
 * An assumption that gives no reason cannot be checked or lifted later: it is one non-empty line of prose.
 * It walks the document by itself, since Redocly's `struct` hides scalar extensions from other rules' visitors.
 */
function assumptionHasReason() {
  return {
    /** @param {object} root @param {Context} context */
    Root(root, { location, report }) {
      for (const { path, reason } of everyAssumption(root)) {
        if (typeof reason === 'string' && /^\S(.*\S)?$/.test(reason)) continue;
        report({
          message: 'x-assumption must give its reason in one non-empty line.',
          location: location.child(path),
        });
      }
    },
  };
}

/**
 * @param {unknown} node
 * @param {string[]} path
 * @returns {Generator<{ path: string[], reason: unknown }>}
 */
function* everyAssumption(node, path = []) {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'x-assumption') yield { path: [...path, key], reason: value };
    else yield* everyAssumption(value, [...path, key]);
  }
}

export default function houseRules() {
  return {
    id: 'house',
    rules: {
      oas3: {
        'no-duplicated-schemas': noDuplicatedSchemas,
        'assumption-has-reason': assumptionHasReason,
      },
    },
  };
}
