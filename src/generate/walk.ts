/** Walks an OpenAPI document by the kinds of its parts, so that data in it (examples, defaults) is not taken for a part. */
import { isObject, type Json, type JsonObject } from './json.js';

type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'callback'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'schema'
  | 'leaf';

type Child = Kind | { readonly list: Kind } | { readonly map: Kind };

const operation: Child = 'operation';
const content: Child = { map: 'mediaType' };
const examples: Child = { map: 'leaf' };

const children: Readonly<Record<Kind, Readonly<Record<string, Child>>>> = {
  document: { paths: { map: 'pathItem' }, webhooks: { map: 'pathItem' }, components: 'components' },
  components: {
    schemas: { map: 'schema' },
    responses: { map: 'response' },
    parameters: { map: 'parameter' },
    requestBodies: { map: 'requestBody' },
    headers: { map: 'parameter' },
    callbacks: { map: 'callback' },
    pathItems: { map: 'pathItem' },
    examples,
    links: { map: 'leaf' },
    securitySchemes: { map: 'leaf' },
  },
  pathItem: {
    parameters: { list: 'parameter' },
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
  },
  operation: {
    parameters: { list: 'parameter' },
    requestBody: 'requestBody',
    responses: { map: 'response' },
    callbacks: { map: 'callback' },
  },
  callback: {},
  // Headers are parameters without a name.
  parameter: { schema: 'schema', content, examples },
  requestBody: { content },
  response: { content, headers: { map: 'parameter' }, links: { map: 'leaf' } },
  mediaType: { schema: 'schema', encoding: { map: 'encoding' }, examples },
  encoding: { headers: { map: 'parameter' } },
  schema: {
    allOf: { list: 'schema' },
    anyOf: { list: 'schema' },
    oneOf: { list: 'schema' },
    prefixItems: { list: 'schema' },
    not: 'schema',
    if: 'schema',
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: 'schema',
    else: 'schema',
    items: 'schema',
    contains: 'schema',
    additionalProperties: 'schema',
    propertyNames: 'schema',
    unevaluatedItems: 'schema',
    unevaluatedProperties: 'schema',
    properties: { map: 'schema' },
    patternProperties: { map: 'schema' },
    dependentSchemas: { map: 'schema' },
    $defs: { map: 'schema' },
  },
  leaf: {},
};

export interface Place {
  readonly kind: Kind;
  readonly node: JsonObject;
  /** A JSON Pointer, as in a `$ref`. */
  readonly pointer: string;
}

/** Called with a place that should have a part of this kind, and has something else. */
type OnOther = (pointer: string, kind: Kind | `map of ${Kind}` | `list of ${Kind}`) => void;

/** A part and all parts inside it, each before its contents, so that it can be changed. References are not followed. */
export function* placesIn(
  value: Json | undefined,
  kind: Kind,
  pointer = '#',
  onOther: OnOther = () => {},
): Generator<Place> {
  if (!isObject(value)) {
    if (kind !== 'schema' || typeof value !== 'boolean') onOther(pointer, kind);
    return;
  }
  yield { kind, node: value, pointer };
  if (kind === 'callback' && !('$ref' in value)) yield* placesOfMap(value, 'pathItem', pointer, onOther);
  for (const [key, child] of Object.entries(children[kind])) {
    const below = value[key];
    const place = `${pointer}/${escaped(key)}`;
    if (below === undefined) continue;
    if (typeof child === 'string') yield* placesIn(below, child, place, onOther);
    else if ('map' in child) yield* placesOfMap(below, child.map, place, onOther);
    else if (Array.isArray(below))
      for (const [index, each] of below.entries())
        yield* placesIn(each, child.list, `${place}/${index}`, onOther);
    else onOther(place, `list of ${child.list}`);
  }
}

function* placesOfMap(value: Json, kind: Kind, pointer: string, onOther: OnOther): Generator<Place> {
  if (!isObject(value)) return onOther(pointer, `map of ${kind}`);
  for (const [name, each] of Object.entries(value)) {
    const isExtension = name.startsWith('x-') && ['pathItem', 'response', 'callback'].includes(kind);
    if (!isExtension) yield* placesIn(each, kind, `${pointer}/${escaped(name)}`, onOther);
  }
}

export const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The schema keywords that contain schemas: one, a list, or a map. */
export const schemaChildren = children.schema;
