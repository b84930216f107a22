/** Every element of a schema that a body can keep or violate, and which of them a given body does. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { canonicalPointer, compile, isRecord, lookUp, type Spec } from '../../../contract/spec.js';

export type Observed = 'kept' | 'violated';

/**
 * Receives an element's place, such as `Contact/required/id`, and its result. `arm` distinguishes the arms of a refused
 * choice, which fail for reasons of their own; it is empty outside a choice.
 */
export type Note = (place: string, observed: Observed, arm?: string) => void;

/** Keywords whose value is judged as a whole, with the values that they apply to. */
const KEYWORDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: () => true,
  const: () => true,
  format: (value) => typeof value === 'string',
  pattern: (value) => typeof value === 'string',
  minLength: (value) => typeof value === 'string',
  maxLength: (value) => typeof value === 'string',
  minimum: (value) => typeof value === 'number',
  maximum: (value) => typeof value === 'number',
  minItems: (value) => Array.isArray(value),
  maxItems: (value) => Array.isArray(value),
};

const CHOICES = ['oneOf', 'anyOf'] as const;

/** A schema in a spec, with the name for its elements. */
interface Place {
  readonly pointer: string;
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

function placeOf(spec: Spec, pointer: string, name: string): Place {
  const canonical = canonicalPointer(spec, pointer);
  const component = canonical.match(/^#\/components\/schemas\/(\w+)$/)?.[1];
  const schema = lookUp(spec, canonical);
  return { pointer: canonical, name: component ?? name, schema: isRecord(schema) ? schema : {} };
}

const fieldsOf = ({ schema }: Place) => (isRecord(schema.properties) ? Object.keys(schema.properties) : []);
const listOf = (node: unknown): unknown[] => (Array.isArray(node) ? node : []);
const field = (spec: Spec, { pointer, name }: Place, key: string) =>
  placeOf(
    spec,
    `${pointer}/properties/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    `${name}/properties/${key}`,
  );
const item = (spec: Spec, { pointer, name }: Place) => placeOf(spec, `${pointer}/items`, `${name}/items`);

function armsOf(
  spec: Spec,
  place: Place,
  choice: (typeof CHOICES)[number],
): { arm: Place; element: string }[] {
  return listOf(place.schema[choice]).map((_, index) => {
    const arm = placeOf(spec, `${place.pointer}/${choice}/${index}`, `${place.name}/${choice}/${index}`);
    return { arm, element: `${place.name}/${choice}/${arm.name.split('/').at(-1)}` };
  });
}

/** The places of all elements of a schema and of the schemas that it refers to. */
export function elementsOf(spec: Spec, pointer: string, found: Set<string> = new Set()): Set<string> {
  const seen = new Set<string>();
  const visit = (place: Place): void => {
    if (seen.has(place.pointer)) return;
    seen.add(place.pointer);
    const { schema, name } = place;
    for (const keyword of Object.keys(KEYWORDS)) if (keyword in schema) found.add(`${name}/${keyword}`);
    for (const value of listOf(schema.enum)) found.add(`${name}/enum/${value}`);
    for (const required of listOf(schema.required)) found.add(`${name}/required/${required}`);
    if (schema.additionalProperties === false) found.add(`${name}/additionalProperties`);
    for (const choice of CHOICES)
      for (const { arm, element } of armsOf(spec, place, choice)) {
        found.add(element);
        visit(arm);
      }
    for (const key of fieldsOf(place)) visit(field(spec, place, key));
    if ('items' in schema) visit(item(spec, place));
  };
  visit(placeOf(spec, pointer, pointer));
  return found;
}

/** Reports, for each element that the value reaches, whether the value keeps it. */
export function observe(spec: Spec, pointer: string, body: unknown, note: Note): void {
  const visit = (place: Place, value: unknown, branch: string): void => {
    const { schema, name } = place;
    const judge = (element: string, kept: boolean) =>
      note(`${name}/${element}`, kept ? 'kept' : 'violated', branch);
    for (const [keyword, applies] of Object.entries(KEYWORDS))
      if (keyword in schema && applies(value)) judge(keyword, keeps(keyword, schema[keyword], value));
    const values = listOf(schema.enum);
    if (values.includes(value)) judge(`enum/${value}`, true);
    else for (const expected of values) judge(`enum/${expected}`, false);
    for (const choice of CHOICES) {
      const arms = armsOf(spec, place, choice);
      const kept = arms.filter(({ arm }) => compile(spec, arm.pointer)(value));
      const whole = choice === 'oneOf' ? kept.length === 1 : kept.length > 0;
      for (const { arm, element } of whole ? kept : arms) {
        note(element, whole ? 'kept' : 'violated', branch);
        visit(arm, value, whole ? branch : `${branch} ${element}`);
      }
    }
    if (Array.isArray(value)) {
      if ('items' in schema) for (const child of value) visit(item(spec, place), child, branch);
    } else if (isRecord(value)) {
      for (const required of listOf(schema.required)) judge(`required/${required}`, `${required}` in value);
      const known = fieldsOf(place);
      if (schema.additionalProperties === false)
        judge(
          'additionalProperties',
          Object.keys(value).every((key) => known.includes(key)),
        );
      for (const key of known) if (key in value) visit(field(spec, place, key), value[key], branch);
    }
  };
  visit(placeOf(spec, pointer, pointer), body, '');
}

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
const validators = new Map<string, ValidateFunction>();

function keeps(keyword: string, setting: unknown, value: unknown): boolean {
  const key = JSON.stringify([keyword, setting]);
  const validate = validators.get(key) ?? ajv.compile({ [keyword]: setting });
  validators.set(key, validate);
  return validate(value) === true;
}
