/** Loads a spec for the tests: parses it, follows its references, and compiles its schemas with Ajv. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';

export type Provider = 'huduma' | 'sendme123' | 'wabotify';
export type Method = 'delete' | 'get' | 'head' | 'post';

export interface Reference {
  $ref: string;
}

export interface Schema {
  description?: string;
  type?: string | string[];
  default?: unknown;
  properties?: Record<string, Schema | Reference>;
  required?: string[];
  items?: Schema | Reference;
  'x-assumption'?: string;
  allOf?: (Schema | Reference)[];
  anyOf?: (Schema | Reference)[];
  oneOf?: (Schema | Reference)[];
}

export interface Example {
  summary?: string;
  description?: string;
  value?: unknown;
}

export interface MediaType {
  schema?: Schema | Reference;
  examples?: Record<string, Example | Reference>;
}

export interface Response {
  description: string;
  content?: Record<string, MediaType>;
  'x-body-optional'?: boolean;
  'x-assumption'?: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema?: Schema | Reference;
  'x-assumption'?: string;
}

export interface RequestBody {
  required?: boolean;
  content: Record<string, MediaType>;
}

export interface SecurityScheme {
  type: string;
  in?: string;
  name?: string;
  scheme?: string;
  description?: string;
  'x-assumption'?: string;
}

export interface Server {
  url: string;
  description?: string;
  'x-assumption'?: string;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  externalDocs?: { url: string };
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses: Record<string, Response | Reference>;
  security?: Record<string, string[]>[];
  'x-assumption'?: string;
}

export type PathItem = { parameters?: (Parameter | Reference)[] } & Partial<Record<Method, Operation>>;

export interface Spec {
  openapi: string;
  jsonSchemaDialect?: string;
  info: { title: string; description?: string };
  servers: Server[];
  security?: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, SecurityScheme>;
    parameters?: Record<string, Parameter>;
    examples?: Record<string, Example>;
    responses?: Record<string, Response>;
  };
}

/** The provider's spec, parsed anew each time, since a test may change its copy. */
export function loadSpec(provider: Provider): Spec {
  return parse(readFileSync(new URL(`../specs/${provider}.yaml`, import.meta.url), 'utf8')) as Spec;
}

/** A pointer to the node under these keys: `pointerTo('paths', '/contacts')` is `#/paths/~1contacts`. */
export function pointerTo(...keys: string[]): string {
  return `#${keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

/** The node itself, or what it refers to through any number of references. */
export function resolve<T>(spec: Spec, node: T | Reference): T {
  return isReference(node) ? resolve(spec, lookUp(spec, node.$ref) as T | Reference) : node;
}

/** The validators of each spec by pointer. A spec that has been compiled must not be changed any more. */
const validators = new WeakMap<Spec, Map<string, ValidateFunction>>();

/** The same by the text of the schema, since many specs share one. */
const validatorsByText = new Map<string, ValidateFunction>();

/**
 * A validator for the schema at `pointer`, such as `#/components/schemas/Contact`. References on the way are followed.
 * Strict: a keyword that is not from JSON Schema or OpenAPI, and does not begin with `x-`, throws.
 */
export function compile(spec: Spec, pointer: string): ValidateFunction {
  const ofSpec = validators.get(spec) ?? new Map<string, ValidateFunction>();
  validators.set(spec, ofSpec);
  const known = ofSpec.get(pointer);
  if (known) return known;
  const canonical = canonicalPointer(spec, pointer);
  const text = `${canonical} ${textOf(spec, canonical)}`;
  const validate = validatorsByText.get(text) ?? compileAt(spec, canonical);
  validatorsByText.set(text, validate);
  ofSpec.set(pointer, validate);
  return validate;
}

/** Shared by all, since compiling the meta-schema takes longer than compiling any of our schemas. */
const schemaOfSchemas = new Ajv2020({ strict: false });

function compileAt(spec: Spec, pointer: string): ValidateFunction {
  const schema = lookUp(spec, pointer);
  if (!schemaOfSchemas.validateSchema(schema as object))
    throw new Error(`${pointer} is no schema: ${schemaOfSchemas.errorsText()}`);
  return compilerOf(spec).compile({ $ref: `spec${pointer}` });
}

/** The text of a schema and of the schemas that it refers to. */
function textOf(spec: Spec, pointer: string, seen: Map<string, string> = new Map()): string {
  const text = JSON.stringify(lookUp(spec, pointer));
  seen.set(pointer, text);
  for (const [, reference = ''] of text.matchAll(/"\$ref":"([^"]+)"/g))
    if (!seen.has(reference)) textOf(spec, reference, seen);
  return JSON.stringify([...seen]);
}

const compilers = new WeakMap<Spec, Ajv2020>();

function compilerOf(spec: Spec): Ajv2020 {
  const known = compilers.get(spec);
  if (known) return known;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, validateSchema: false });
  formats.default(ajv);
  ajv.addVocabulary(['example', 'discriminator', 'externalDocs', 'xml', ...extensionsIn(spec)]);
  // The document itself is not a schema. These fields mean nothing to Ajv, and the schemas inside are compiled on demand.
  ajv.addVocabulary([
    'openapi',
    'jsonSchemaDialect',
    'info',
    'servers',
    'security',
    'tags',
    'paths',
    'components',
  ]);
  compilers.set(spec, ajv);
  return ajv.addSchema(spec, 'spec', undefined, false);
}

const canonicalPointers = new WeakMap<Spec, Map<string, string>>();

/** The same place without references on the way or at its end. The spec must not be changed any more. */
export function canonicalPointer(spec: Spec, pointer: string): string {
  const ofSpec = canonicalPointers.get(spec) ?? new Map<string, string>();
  canonicalPointers.set(spec, ofSpec);
  const canonical = ofSpec.get(pointer) ?? followReferences(spec, pointer);
  ofSpec.set(pointer, canonical);
  return canonical;
}

function followReferences(spec: Spec, pointer: string): string {
  let place = '#';
  let node: unknown = spec;
  const follow = () => {
    while (isReference(node)) {
      place = canonicalPointer(spec, node.$ref);
      node = lookUp(spec, place);
    }
  };
  for (const escaped of pointer.split('/').slice(1)) {
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!isRecord(node) || !(key in node)) throw new Error(`the spec has no ${pointer}`);
    node = node[key];
    place = `${place}/${escaped}`;
    follow();
  }
  return place;
}

/** The node at the pointer. References on the way are followed; one at the end is not. */
export function lookUp(spec: Spec, pointer: string): unknown {
  let node: unknown = spec;
  for (const escaped of pointer.split('/').slice(1)) {
    const holder = resolve(spec, node);
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!isRecord(holder) || !(key in holder)) throw new Error(`the spec has no ${pointer}`);
    node = holder[key];
  }
  return node;
}

function extensionsIn(node: unknown): Set<string> {
  if (!isRecord(node)) return new Set();
  const own = Object.keys(node).filter((key) => key.startsWith('x-'));
  return new Set([...own, ...Object.values(node).flatMap((child) => [...extensionsIn(child)])]);
}

/** An object or an array, to be walked by key. */
export function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}

function isReference(node: unknown): node is Reference {
  return isRecord(node) && typeof node.$ref === 'string';
}
