/** Operators that break the messages of a call: whether there is a body, its media type and its schema. */
import type { Spec } from '../../../contract/spec.js';
import { type Operator, put, rename } from './mutant.js';
import { eachOperation, operationsIn } from './operations.js';

interface Content {
  readonly path: readonly (string | number)[];
  readonly types: string[];
  /** The schema of the first media type, if it is a reference. */
  readonly reference: string | undefined;
}

/** The places with the content of a message: of requests, of answers, of shared answers. */
function contentsIn(spec: Spec): Content[] {
  const holders = [
    ...operationsIn(spec).flatMap(({ path, operation }) => [
      ...(operation.requestBody ? [{ path: [...path, 'requestBody'], node: operation.requestBody }] : []),
      ...Object.entries(operation.responses).map(([status, node]) => ({
        path: [...path, 'responses', status],
        node,
      })),
    ]),
    ...Object.entries(spec.components.responses ?? {}).map(([name, node]) => ({
      path: ['components', 'responses', name],
      node,
    })),
  ];
  return holders.flatMap(({ path, node }) =>
    'content' in node && node.content
      ? [
          {
            path: [...path, 'content'],
            types: Object.keys(node.content),
            reference: Object.values(node.content).map(({ schema }) =>
              schema && '$ref' in schema ? schema.$ref : undefined,
            )[0],
          },
        ]
      : [],
  );
}

export const messageOperators: readonly Operator[] = [
  eachOperation('toggle-body-required', ({ path, operation }, spec) =>
    operation.requestBody
      ? [false, undefined].map((required) =>
          put(spec, [...path, 'requestBody', 'required'], required, `required: ${required}`),
        )
      : [],
  ),
  eachOperation('drop-body', ({ path, operation }, spec) =>
    operation.requestBody ? [put(spec, [...path, 'requestBody'], undefined, 'no body is sent')] : [],
  ),
  eachOperation('add-body', ({ path, method, operation }, spec) =>
    operation.requestBody || method === 'head'
      ? []
      : [
          put(
            spec,
            [...path, 'requestBody'],
            { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
            'a body must be sent',
          ),
        ],
  ),
  {
    name: 'change-media-type',
    mutantsOf: (spec) =>
      contentsIn(spec).flatMap(({ path, types }) =>
        types.flatMap((type) =>
          [
            'application/xml',
            'text/plain',
            'application/problem+json',
            'application/x-www-form-urlencoded',
          ].map((other) => rename(spec, [...path, type], other)),
        ),
      ),
  },
  {
    name: 'add-media-type',
    mutantsOf: (spec) =>
      contentsIn(spec).map(({ path }) =>
        put(spec, [...path, 'text/plain'], { schema: { type: 'string' } }, 'text will do, too'),
      ),
  },
  {
    name: 'drop-content',
    mutantsOf: (spec) =>
      contentsIn(spec)
        .filter(({ path }) => path.at(-2) !== 'requestBody')
        .map(({ path }) => put(spec, path, undefined, 'no body is documented')),
  },
  eachOperation('toggle-body-optional', ({ path, operation }, spec) =>
    Object.entries(operation.responses)
      .filter(([, response]) => 'content' in response)
      .map(([status, response]) => {
        const optional = 'x-body-optional' in response;
        const change = optional ? 'there is always a body' : 'there may be no body';
        return put(
          spec,
          [...path, 'responses', status, 'x-body-optional'],
          optional ? undefined : true,
          change,
        );
      }),
  ),
  {
    name: 'change-body-schema',
    mutantsOf: (spec) =>
      contentsIn(spec).flatMap(({ path, types, reference }) => {
        const [type = ''] = types;
        const names = Object.keys(spec.components.schemas).filter((name) =>
          /Re(sponse|quest|ceipt)$/.test(name),
        );
        return names
          .filter((name) => `#/components/schemas/${name}` !== reference)
          .map((name) =>
            put(
              spec,
              [...path, type, 'schema'],
              { $ref: `#/components/schemas/${name}` },
              `its schema is ${name}`,
            ),
          );
      }),
  },
];
