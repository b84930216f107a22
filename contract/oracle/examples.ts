/** Compares the named examples of a spec with its schemas. */
import {
  compile,
  type Example,
  isRecord,
  type MediaType,
  type Reference,
  resolve,
  type Schema,
  type Spec,
} from '../spec.js';
import { agree, type Check, type Subject } from './check.js';

export interface NamedExample {
  /** The named schema beside which it is. */
  readonly schema: string;
  readonly name: string;
  readonly value: unknown;
}

/** Every named example of a body, with the schema beside which it is. */
export function examplesIn(spec: Spec): NamedExample[] {
  const found: NamedExample[] = [];
  const visit = (node: unknown): void => {
    if (!isRecord(node)) return;
    const media = node['application/json'] as MediaType | undefined;
    const schema = (media?.schema as { $ref?: string } | undefined)?.$ref?.split('/').at(-1);
    for (const [name, example] of Object.entries(media?.examples ?? {})) {
      found.push({ schema: schema ?? '', name, value: resolve<Example>(spec, example).value });
    }
    Object.values(node).forEach(visit);
  };
  visit(spec);
  return found;
}

/** Fields that may contain anything, since no page shows what they contain. */
const untyped = {
  huduma: /\/rejectedValue(\/|$)|\/rejectingValues\//,
  sendme123: /\/customValues\/\d+$/,
  wabotify: /^\/(errorCode|data)$|\/(avatarColor|color)$|\/customFields\/\d+\/value$/,
};

/** Copies of an example, each broken in one place by a value of a type that no page shows. */
export function brokenCopies(
  provider: Subject['provider'],
  value: unknown,
): { place: string; copy: unknown }[] {
  const places = (node: unknown, place: string): string[] => [
    place,
    ...(isRecord(node)
      ? Object.entries(node).flatMap(([key, child]) => places(child, `${place}/${key}`))
      : []),
  ];
  return places(value, '')
    .filter((place) => place !== '' && !untyped[provider].test(place))
    .map((place) => {
      const copy = structuredClone(value);
      const keys = place.split('/').slice(1);
      const last = keys.pop() ?? '';
      const holder = keys.reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), copy);
      if (isRecord(holder)) holder[last] = isRecord(holder[last]) ? 'broken' : { broken: true };
      return { place, copy };
    });
}

const validatorOf = (spec: Spec, schema: string) => compile(spec, `#/components/schemas/${schema}`);

function examplesKeepTheirSchemas({ spec }: Subject): void {
  for (const { schema, name, value } of examplesIn(spec)) {
    const validate = validatorOf(spec, schema);
    agree(validate(value) ? [] : validate.errors, [], `${name} keeps ${schema}`);
  }
}

function brokenExamplesDoNot({ provider, spec }: Subject): void {
  for (const { schema, name, value } of examplesIn(spec))
    for (const { place, copy } of brokenCopies(provider, value))
      agree(validatorOf(spec, schema)(copy), false, `${place} of ${name} may not be anything`);
}

function examplesWithoutAField({ spec }: Subject): void {
  for (const { schema, name, value } of examplesIn(spec))
    for (const field of spec.components.schemas[schema]?.required ?? []) {
      const { [field]: _, ...rest } = value as Record<string, unknown>;
      agree(validatorOf(spec, schema)(rest), false, `${field} of ${name} may not be left out`);
    }
}

/** A provider may send more than it documents. We send nothing that it does not document. */
function opennessOf({ spec }: Subject): void {
  for (const { schema, value } of examplesIn(spec)) {
    const open = !schema.endsWith('Request');
    const more = { ...(value as object), neverDocumented: 1 };
    agree(validatorOf(spec, schema)(more), open, `${schema} is ${open ? 'open' : 'closed'}`);
  }
}

function examplesAreUsed({ spec }: Subject): void {
  const used = new Set(examplesIn(spec).map(({ value }) => JSON.stringify(value)));
  for (const [name, example] of Object.entries(spec.components.examples ?? {}))
    agree(used.has(JSON.stringify(example.value)), true, `the example ${name} is used`);
}

/** Every JSON body has a named schema, and at least one example. */
function bodiesHaveExamples({ spec }: Subject): void {
  const visit = (node: unknown): void => {
    if (!isRecord(node)) return;
    const media = node['application/json'];
    if (isRecord(media)) {
      const schema = (media.schema as { $ref?: string } | undefined)?.$ref;
      agree(schema?.startsWith('#/components/schemas/'), true, 'a JSON body has a named schema');
      agree(Object.keys(media.examples ?? {}).length > 0, true, `a body of ${schema} has an example`);
    }
    Object.values(node).forEach(visit);
  };
  visit(spec);
}

/** Readers copy examples, and a request without `trash` deletes for good. */
function requestsShowTheirMode({ provider, spec }: Subject): void {
  if (provider !== 'huduma') return;
  for (const { schema, name, value } of examplesIn(spec))
    if (schema.endsWith('Request'))
      agree(typeof (value as { trash?: unknown }).trash, 'boolean', `the example ${name} says trash`);
}

/** The fields that identify a contact at Wabotify, and those around contacts in its answers. */
const shownAtWabotify = {
  contact: ['id', 'platformSenderPhone', 'name', 'lastname', 'email', 'platformId'],
  wrapper: ['success', 'code', 'errorCode', 'message', 'data'],
  SearchContactsResponse: ['contactId', 'data'],
  ListContactsResponse: ['workspaceId', 'continuationToken', 'data'],
} as const;

/** An example without such a field would teach its readers not to expect it. */
function answersShowTheirPeople({ provider, spec }: Subject): void {
  if (provider !== 'wabotify') return;
  const missing = (value: unknown, fields: readonly string[]) =>
    fields.filter((field) => !isRecord(value) || !(field in value));
  const counts = new Map<string, number[]>();
  for (const { schema, name, value } of examplesIn(spec)) {
    if (schema.endsWith('Request') || !isRecord(value)) continue;
    agree(missing(value, shownAtWabotify.wrapper), [], `${name} shows the whole wrapper`);
    if (!isRecord(value.data)) continue;
    const { data } = value.data;
    for (const contact of Array.isArray(data) ? data : [value.data])
      agree(missing(contact, shownAtWabotify.contact), [], `each contact of ${name} shows who it is`);
    if (schema !== 'SearchContactsResponse' && schema !== 'ListContactsResponse') continue;
    agree(missing(value.data, shownAtWabotify[schema]), [], `${name} shows what stands beside the contacts`);
    counts.set(schema, [...(counts.get(schema) ?? []), Array.isArray(data) ? data.length : 0]);
  }
  // Once for each of the two searches.
  const found = counts.get('SearchContactsResponse') ?? [];
  agree(found.filter((count) => count > 1).length, 2, 'searches with an example of several contacts');
  agree(found.filter((count) => count === 0).length, 2, 'searches with an example of nobody');
}

/** Every field of a schema must be in the example of some body that has it. */
function examplesShowEveryField({ spec }: Subject): void {
  const declared = new Set<string>();
  const shown = new Set<string>();
  const visit = (node: Schema | Reference, value: unknown, owner: string): void => {
    const name = '$ref' in node ? (node.$ref.split('/').at(-1) ?? '') : owner;
    const { properties = {}, items, anyOf = [], oneOf = [] } = resolve<Schema>(spec, node);
    for (const arm of [...anyOf, ...oneOf]) visit(arm, value, name);
    for (const item of items && Array.isArray(value) ? value : []) visit(items ?? {}, item, name);
    for (const [field, property] of Object.entries(properties)) {
      const place = `${name}/${field}`;
      declared.add(place);
      if (!isRecord(value) || !(field in value)) continue;
      shown.add(place);
      visit(property, value[field], place);
    }
  };
  for (const { schema, value } of examplesIn(spec))
    visit({ $ref: `#/components/schemas/${schema}` }, value, schema);
  agree(
    [...declared].filter((place) => !shown.has(place)),
    [],
    'fields that no example shows',
  );
}

export const exampleChecks: readonly Check[] = [
  { name: 'every JSON body has a named schema and an example', judge: bodiesHaveExamples },
  { name: 'every named example is used', judge: examplesAreUsed },
  { name: 'every example of a request says its mode', judge: requestsShowTheirMode },
  { name: 'every answer shows who its contacts are', judge: answersShowTheirPeople },
  { name: 'every field is shown by an example', judge: examplesShowEveryField },
  { name: 'every example keeps its schema', judge: examplesKeepTheirSchemas },
  { name: 'every example breaks it with any one field of another type', judge: brokenExamplesDoNot },
  { name: 'every example breaks it without any one of the required fields', judge: examplesWithoutAField },
  { name: 'answers are open to fields that no page shows, and requests are closed', judge: opennessOf },
];
