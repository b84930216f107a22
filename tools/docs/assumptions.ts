/** Shows what a spec assumes: Redoc shows descriptions everywhere, and extensions in some places only. */

type Node = Record<string, unknown>;

const key = 'x-assumption';

/** A copy of the spec in which each `x-assumption` ends the description of what it is about. */
export function withAssumptions<T>(node: T, label: string): T {
  if (Array.isArray(node)) return node.map((each) => withAssumptions(each, label)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(raised(node as Node));
  return described(
    Object.fromEntries(entries.map(([name, value]) => [name, withAssumptions(value, label)])),
    label,
  ) as T;
}

/** Of a parameter, only its own description is shown, and not that of its schema. */
function raised(node: Node): Node {
  const schema = node.schema as Node | undefined;
  if (node.in === undefined || schema?.[key] === undefined || node[key] !== undefined) return node;
  const { [key]: assumption, ...rest } = schema;
  return { ...node, schema: rest, [key]: assumption };
}

function described({ [key]: assumption, ...node }: Node, label: string): Node {
  if (typeof assumption !== 'string') return node;
  const texts = [node.description, `*${label}:* ${assumption}`].filter((text) => text !== undefined);
  return { ...node, description: texts.join('\n\n') };
}
