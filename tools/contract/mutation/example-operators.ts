/** Operators that break an example: people copy examples, and the mock serves them. */
import { isRecord, type Spec } from '../../../contract/spec.js';
import { type Mutant, type Operator, put } from './mutant.js';

type Path = readonly (string | number)[];

/** Every field of every shared example, including array items. */
function fieldsIn(spec: Spec): { path: Path; value: unknown }[] {
  const found: { path: Path; value: unknown }[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (!isRecord(node)) return;
    for (const [key, value] of Object.entries(node)) {
      const place = [...path, Array.isArray(node) ? Number(key) : key];
      found.push({ path: place, value });
      visit(value, place);
    }
  };
  for (const [name, { value }] of Object.entries(spec.components.examples ?? {}))
    visit(value, ['components', 'examples', name, 'value']);
  return found;
}

const eachField = (name: string, of: (path: Path, value: unknown, spec: Spec) => Mutant[]) =>
  ({
    name,
    mutantsOf: (spec) => fieldsIn(spec).flatMap(({ path, value }) => of(path, value, spec)),
  }) satisfies Operator;

export const exampleOperators: readonly Operator[] = [
  eachField('mistype-example', (path, value, spec) => [
    put(spec, path, isRecord(value) ? 'broken' : { broken: true }, 'of another type'),
  ]),
  eachField('shorten-example', (path, _, spec) =>
    typeof path.at(-1) === 'number' ? [] : [put(spec, path, undefined, 'is missing')],
  ),
  {
    name: 'drop-example',
    mutantsOf: (spec) => {
      const found: Mutant[] = [];
      const visit = (node: unknown, path: Path): void => {
        if (!isRecord(node)) return;
        for (const [key, child] of Object.entries(node)) {
          const place = [...path, Array.isArray(node) ? Number(key) : key];
          if (key === 'examples' && path[0] !== 'components' && isRecord(child))
            for (const name of Object.keys(child))
              found.push(put(spec, [...place, name], undefined, 'not shown'));
          visit(child, place);
        }
      };
      visit(spec.paths, ['paths']);
      return found;
    },
  },
  {
    name: 'swap-example',
    mutantsOf: (spec) =>
      Object.keys(spec.components.responses ?? {}).flatMap((name) => {
        const media = spec.components.responses?.[name]?.content?.['application/json'];
        const others = Object.keys(spec.components.examples ?? {});
        return Object.entries(media?.examples ?? {}).flatMap(([example, node]) => {
          const own = '$ref' in node ? node.$ref.split('/').at(-1) : undefined;
          const other = others[(others.indexOf(own ?? '') + 1) % others.length];
          const path = ['components', 'responses', name, 'content', 'application/json', 'examples', example];
          return [put(spec, path, { $ref: `#/components/examples/${other}` }, `shows ${other}`)];
        });
      }),
  },
];
