/** The specs as the docs show them: with references followed, in English or in Spanish. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { BuiltinName } from '../../src/providers/definitions.js';
import { spanishSpec } from '../spanish-specs.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

interface Reference {
  readonly $ref: string;
}

export interface Schema {
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema | Reference>>;
  readonly anyOf?: readonly (Schema | Reference)[];
}

export interface Example {
  readonly summary?: string;
  readonly value?: unknown;
  /** Why it is shown, if no page shows it. */
  readonly 'x-assumption'?: string;
}

export interface MediaType {
  readonly schema?: Schema | Reference;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface SecurityScheme {
  readonly description?: string;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, Answer | Reference>>;
}

export interface Spec {
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
  };
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, SecurityScheme>> };
}

export async function specIn(language: Language, provider: BuiltinName): Promise<Spec> {
  if (language === 'es') return (await spanishSpec(provider)) as Spec;
  return parse(readFileSync(join(root, 'specs', `${provider}.yaml`), 'utf8')) as Spec;
}

/** The node itself, or what it refers to. */
export function resolve<T extends object>(spec: Spec, node: T | Reference): T {
  if (!('$ref' in node)) return node;
  let found: unknown = spec;
  for (const key of node.$ref.split('/').slice(1)) found = (found as Record<string, unknown>)[key];
  return resolve(spec, found as T | Reference);
}
