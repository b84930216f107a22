/** Lists the fields of a response body that a spec documents, as JSON Pointers in which `*` stands for any item. */

export type Schema = {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
};

export type Schemas = Readonly<Record<string, Schema>>;

/** Once for each form that the body can have: a body in one form must not borrow the fields of another. */
export function documentedFields(schema: Schema, schemas: Schemas): string[][] {
  const { oneOf, anyOf, ...whole } = resolved(schema, schemas);
  const forms = oneOf ?? anyOf ?? [whole];
  return forms.map((form) => fieldsBelow(form, '', schemas));
}

function fieldsBelow(schema: Schema, pointer: string, schemas: Schemas): string[] {
  const { properties = {}, items, oneOf, anyOf } = resolved(schema, schemas);
  if (oneOf ?? anyOf) throw new Error(`${pointer}: alternatives below the root are not listed yet.`);
  const children: [string, Schema][] = [
    ...Object.entries(properties).map(([name, child]): [string, Schema] => [`${pointer}/${name}`, child]),
    ...(items ? [[`${pointer}/*`, items] satisfies [string, Schema]] : []),
  ];
  return children.flatMap(([path, child]) => [path, ...fieldsBelow(child, path, schemas)]);
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const found = schemas[name];
  if (!found) throw new Error(`no schema ${schema.$ref}`);
  return resolved(found, schemas);
}
