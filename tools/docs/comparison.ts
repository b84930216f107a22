/** The three providers side by side, from their specs and from the rules of the clients. */
import {
  type Chosen,
  type Permanence,
  type ProviderDefinition,
  type Ruling,
  rulingOn,
} from '../../src/providers/definition.js';
import { type BuiltinName, builtinDefinitions } from '../../src/providers/definitions.js';
import {
  type Example,
  type Language,
  type MediaType,
  type Operation,
  resolve,
  type Schema,
  type Spec,
  specIn,
} from './specs.js';

/** The providers in the docs, in the order in which they are shown. */
export const providerNames = builtinDefinitions.map(({ name }) => name as BuiltinName);

export interface Status {
  readonly code: string;
  /** What the spec says about it, in Markdown. */
  readonly description: string;
  /** What the engine does with it: `success` for a 2xx, `again` for a status without a ruling that is retried. */
  readonly ruling: Ruling | 'success' | 'again';
}

/** How a person can be found: by a search, or in the list of all contacts. */
export type FindingBy = 'phone' | 'email' | 'list';

export interface Finding {
  readonly by: readonly FindingBy[];
  readonly method: string;
  readonly path: string;
}

export interface Compared {
  readonly provider: BuiltinName;
  readonly title: string;
  readonly summary: string;
  /** The operation that deletes. */
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The calls that find a person, each once. */
  readonly finding: readonly Finding[];
  /** The ways to authenticate, one of which is enough: the header lines of each. */
  readonly credentials: readonly (readonly string[])[];
  /** How many contacts the engine puts in one request; 1 if the spec has no batch. */
  readonly atOnce: number;
  /** Whether a failed batch is known to have deleted nothing; `none` if there is no batch. */
  readonly transaction: 'yes' | 'notStated' | 'none';
  /** Whether contacts can be moved to a trash, and the spec's default. */
  readonly trash: { readonly offered: false } | { readonly offered: true; readonly default: unknown };
  /** The permanence of each success in the spec. */
  readonly permanence: readonly Permanence[];
  readonly statuses: readonly Status[];
  /** The points that the operation's description puts first, in Markdown. */
  readonly watchFor: readonly string[];
}

export async function compare(language: Language): Promise<readonly Compared[]> {
  return Promise.all(
    builtinDefinitions.map(async (definition) =>
      compared(definition, await specIn(language, definition.name as BuiltinName)),
    ),
  );
}

function compared(definition: ProviderDefinition, spec: Spec): Compared {
  const { deletion } = definition;
  const provider = definition.name as BuiltinName;
  const { path, method, operation } = deletionIn(spec, definition);
  const request = schemaOf(spec, operation.requestBody?.content['application/json']);
  const hasBatch = fieldsOf(spec, request).some(({ type }) => type === 'array');
  if (hasBatch !== deletion.batchLimit > 1) throw new Error(`${provider}: spec and rules differ on batches.`);
  return {
    provider,
    title: spec.info.title,
    summary: spec.info.summary,
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    finding: findingIn(definition),
    credentials: credentialsOf(spec),
    atOnce: deletion.batchLimit,
    transaction: hasBatch ? (deletion.transactional ? 'yes' : 'notStated') : 'none',
    trash: offersTrash(definition)
      ? { offered: true, default: trashDefault(spec, request) }
      : { offered: false },
    permanence: permanenceOf(definition, spec, operation),
    statuses: Object.entries(operation.responses).map(([code, answer]) => ({
      code,
      description: resolve(spec, answer).description.trim(),
      ruling: rulingIn(definition, Number(code)),
    })),
    watchFor: pointsOf(operation.description),
  };
}

function findingIn({ search = {}, contract }: ProviderDefinition): readonly Finding[] {
  const calls = new Map<string, FindingBy[]>();
  for (const by of ['phone', 'email', 'list'] as const) {
    const { operation } = search[by] ?? {};
    if (operation !== undefined) calls.set(operation, [...(calls.get(operation) ?? []), by]);
  }
  return Array.from(calls, ([operationId, by]) => {
    const operation = contract.operations[operationId];
    if (!operation) throw new Error(`${contract.provider}: no operation ${operationId}.`);
    return { by, method: operation.method, path: operation.path };
  });
}

/** The operation of a spec that deletes. */
export function deletionIn(
  spec: Spec,
  { deletion }: ProviderDefinition,
): { path: string; method: string; operation: Operation } {
  for (const [path, item] of Object.entries(spec.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (operation.operationId === deletion.operation) return { path, method, operation };
    }
  }
  throw new Error(`${spec.info.title}: no operation deletes.`);
}

/** Every combination of the choices that a provider offers; one empty combination if it offers none. */
export const choicesOf = ({ choices = {} }: ProviderDefinition): readonly Chosen[] =>
  Object.entries(choices).reduce<readonly Chosen[]>(
    (all, [choice, values]) =>
      all.flatMap((chosen) => values.map((value) => ({ ...chosen, [choice]: value }))),
    [{}],
  );

const offersTrash = (definition: ProviderDefinition): boolean =>
  choicesOf(definition).some((chosen) => definition.deletion.permanenceOf(chosen) === 'soft');

/** The examples of an operation's success. */
export function successExamples(spec: Spec, operation: Operation): Readonly<Record<string, Example>> {
  const success = operation.responses['200'];
  const media = success && resolve(spec, success).content?.['application/json'];
  const examples = Object.entries(media?.examples ?? {});
  return Object.fromEntries(examples.map(([name, example]) => [name, resolve(spec, example)]));
}

function schemaOf(spec: Spec, media: MediaType | undefined): Schema {
  return media?.schema ? resolve(spec, media.schema) : {};
}

function fieldsOf(spec: Spec, schema: Schema): readonly Schema[] {
  const alternatives = (schema.anyOf ?? [schema]).map((each) => resolve(spec, each));
  return alternatives.flatMap(({ properties = {} }) =>
    Object.values(properties).map((field) => resolve(spec, field)),
  );
}

/** What leaving `trash` out means, by the spec. */
function trashDefault(spec: Spec, request: Schema): unknown {
  const field = fieldsOf(spec, request).find((each) => each.type === 'boolean' && each.default !== undefined);
  if (!field) throw new Error(`${spec.info.title}: the spec does not say what leaving trash out means.`);
  return field.default;
}

function credentialsOf(spec: Spec): Compared['credentials'] {
  return spec.security.map((way) => Object.keys(way).map((name) => headerLineOf(spec, name)));
}

/** The header line, as in the description of the security scheme. */
function headerLineOf(spec: Spec, name: string): string {
  const description = spec.components.securitySchemes[name]?.description ?? '';
  const [, line] = /`([\w-]+: [^`]+)`/.exec(description) ?? [];
  if (!line) throw new Error(`${spec.info.title}: ${name} shows no header line.`);
  return line;
}

/** What the client makes of each success in the spec, for all choices; permanent ones come first. */
function permanenceOf(
  definition: ProviderDefinition,
  spec: Spec,
  operation: Operation,
): readonly Permanence[] {
  const found = new Set<Permanence>();
  for (const { value } of Object.values(successExamples(spec, operation))) {
    for (const chosen of choicesOf(definition)) {
      const reading = definition.deletion.read(value, idsIn(value), chosen);
      if (reading !== 'contradiction') found.add(reading.permanence);
    }
  }
  return [...found].sort();
}

/** The contacts that an answer names. */
export function idsIn(value: unknown): readonly string[] {
  const { id, deletedContactId, data } = value as Partial<Record<string, unknown>>;
  const listed = Array.isArray(data) ? data.map((contact: { id: unknown }) => contact.id) : [];
  return [id, deletedContactId, ...listed].filter((each) => each !== undefined).map(String);
}

function rulingIn(definition: ProviderDefinition, status: number): Status['ruling'] {
  if (status < 300) return 'success';
  return (
    rulingOn(definition, status) ?? (status === 408 || status === 429 || status >= 500 ? 'again' : 'stop')
  );
}

/** The first sentence of each point in a description's list that begins in bold. */
function pointsOf(description: string): readonly string[] {
  const points = description.split(/^- /m).slice(1);
  const sentences = points.flatMap((point) => {
    const text = point.split(/\n\n/)[0]?.replace(/\s+/g, ' ').trim() ?? '';
    return /^\*\*.+?(\.\*\*|\*\*[^.]*\.)/.exec(text)?.[0] ?? [];
  });
  return sentences.map((sentence) => sentence.replaceAll('**', ''));
}
