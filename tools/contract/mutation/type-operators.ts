/** Operators that break the kind of a value: its type, its allowed values, its format, its limits. */
import { type Operator, patch, put } from './mutant.js';
import { eachSchema, type Found } from './schemas.js';

/** Keywords that mean nothing, or are an error, with another type. */
const ofOneType = {
  ...{ format: undefined, pattern: undefined, minLength: undefined, minimum: undefined, maximum: undefined },
  ...{ minItems: undefined, items: undefined, properties: undefined, required: undefined },
  ...{ additionalProperties: undefined, enum: undefined, const: undefined, default: undefined },
};

const anotherType: Readonly<Record<string, string>> = {
  ...{ string: 'integer', integer: 'string', number: 'string', boolean: 'string' },
  ...{ object: 'array', array: 'object', null: 'integer' },
};

const typesOf = ({ schema }: Found) => [schema.type ?? []].flat();

export const typeOperators: readonly Operator[] = [
  eachSchema('change-type', (found, spec) => {
    const [type] = typesOf(found);
    const other = type && anotherType[type];
    return other ? [patch(spec, found.path, { ...ofOneType, type: other }, `${type} becomes ${other}`)] : [];
  }),
  eachSchema('widen-type', (found, spec) => {
    const types = typesOf(found);
    const wider = [
      ...(types.includes('integer') ? ['number'] : []),
      ...(types.includes('null') ? [] : ['null']),
    ];
    return types.length === 0
      ? []
      : wider.map((type) => put(spec, [...found.path, 'type'], [...types, type], `may be ${type}, too`));
  }),
  eachSchema('narrow-type', (found, spec) => {
    const types = typesOf(found);
    const [first] = types;
    return types.length > 1 ? [put(spec, [...found.path, 'type'], first, `may be ${first} alone`)] : [];
  }),
  eachSchema('drop-type', (found, spec) =>
    typesOf(found).length > 0
      ? [patch(spec, found.path, { ...ofOneType, type: undefined }, 'may be anything')]
      : [],
  ),
  eachSchema('give-type', (found, spec) => {
    const { type, oneOf, anyOf } = found.schema;
    const open = type === undefined && !oneOf && !anyOf;
    return open ? [patch(spec, found.path, { type: 'string' }, 'what may be anything becomes string')] : [];
  }),
  eachSchema('drop-enum-value', (found, spec) =>
    (found.schema.enum ?? []).map((value, index) =>
      put(spec, [...found.path, 'enum', index], undefined, `without ${JSON.stringify(value)}`),
    ),
  ),
  eachSchema('widen-enum', (found, spec) => {
    const { enum: values } = found.schema;
    return values
      ? [
          put(spec, [...found.path, 'enum'], [...values, 'DELETED'], 'with DELETED, too'),
          put(spec, [...found.path, 'enum'], undefined, 'with any value'),
        ]
      : [];
  }),
  eachSchema('change-const', (found, spec) => {
    const { const: value } = found.schema;
    const other = typeof value === 'number' ? value + 1 : `${value}!`;
    return value === undefined
      ? []
      : [
          put(
            spec,
            [...found.path, 'const'],
            other,
            `${JSON.stringify(value)} becomes ${JSON.stringify(other)}`,
          ),
          put(spec, [...found.path, 'const'], undefined, 'any value'),
        ];
  }),
  eachSchema('change-default', (found, spec) => {
    const { default: value } = found.schema;
    return value === undefined
      ? []
      : [
          put(spec, [...found.path, 'default'], !value, `${value} becomes ${!value}`),
          put(spec, [...found.path, 'default'], undefined, 'no default'),
        ];
  }),
  eachSchema('drop-format', (found, spec) =>
    found.schema.format ? [put(spec, [...found.path, 'format'], undefined, `no ${found.schema.format}`)] : [],
  ),
  eachSchema('change-format', (found, spec) => {
    const other = { 'date-time': 'date', uuid: 'uri' }[found.schema.format ?? ''];
    return other ? [put(spec, [...found.path, 'format'], other, `a ${other}`)] : [];
  }),
  eachSchema('loosen-pattern', (found, spec) => {
    const { pattern } = found.schema;
    if (pattern === undefined) return [];
    const looser = [pattern.replace(/^\^/, ''), pattern.replace(/\$$/, '')].filter((it) => it !== pattern);
    return [
      put(spec, [...found.path, 'pattern'], undefined, 'no pattern'),
      ...looser.map((it) => put(spec, [...found.path, 'pattern'], it, it)),
    ];
  }),
  eachSchema('tighten-pattern', (found, spec) => {
    const { pattern } = found.schema;
    if (pattern === undefined) return [];
    return [
      put(spec, [...found.path, 'pattern'], `^(?:${pattern})(?<=^.{1,3})$`, 'three characters at the most'),
    ];
  }),
  ...(['minItems', 'minLength', 'minimum', 'maximum'] as const).map((limit) =>
    eachSchema(`move-${limit}`, (found, spec) => {
      const { [limit]: value } = found.schema;
      if (value === undefined) return [];
      return [value - 1, value + 1, undefined].map((other) =>
        put(
          spec,
          [...found.path, limit],
          other,
          other === undefined ? 'no limit' : `${value} becomes ${other}`,
        ),
      );
    }),
  ),
  ...(
    [
      ['maxItems', 'array', 100],
      ['maxLength', 'string', 2],
      ['minLength', 'string', 1],
    ] as const
  ).map(([limit, type, value]) =>
    eachSchema(`invent-${limit}`, (found, spec) =>
      typesOf(found).includes(type) && !(limit in found.schema) && found.schema.enum === undefined
        ? [put(spec, [...found.path, limit], value, `${limit} ${value}`)]
        : [],
    ),
  ),
];
