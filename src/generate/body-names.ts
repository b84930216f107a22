/** Gives every JSON body a named schema in `components`, so that types and validators can refer to it. */
import { isObject, type Json, type JsonObject, objectIn } from './json.js';
import { firstFree } from './literal.js';
import { schemaNameOf } from './references.js';
import { escaped } from './walk.js';

/** JSON, or a wildcard that may be JSON, which many specs use. */
const isJson = (type: string) => /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type);
const isAny = (type: string) => /^(\*|application)\/\*\s*(;|$)/.test(type);

export interface JsonBody {
  readonly schema: string;
  /** The media type in the spec. */
  readonly type: string;
}

export class BodyNames {
  readonly #schemas: JsonObject;

  constructor(document: JsonObject) {
    this.#schemas = objectIn(objectIn(document, 'components'), 'schemas');
  }

  /**
   * Finds the JSON body of a message, and moves it to `application/json`.
   *
   * @param message A request body or a response.
   * @param wish The name for its schema, if it has none.
   * @returns Undefined if there is no JSON body with a schema.
   */
  bodyOf(message: JsonObject, wish: string): JsonBody | undefined {
    const { content } = message;
    if (!isObject(content)) return undefined;
    const types = Object.keys(content);
    const ofJson = types.some(isJson) ? types.filter(isJson) : types.filter(isAny);
    const schemas = ofJson.flatMap((type): Json[] => {
      const media = content[type];
      return isObject(media) && media.schema !== undefined ? [media.schema] : [];
    });
    const [type] = ofJson;
    if (type === undefined || schemas.length === 0) return undefined;
    const distinct = [...new Map(schemas.map((each) => [JSON.stringify(each), each])).values()];
    const [first = true] = distinct;
    const schema = this.#nameOf(distinct.length > 1 ? { anyOf: distinct } : first, wish);
    if (schemaNameOf(first) === schema && types.length === 1 && type === 'application/json')
      return { schema, type };
    const media = content[type];
    for (const each of ofJson) delete content[each];
    content['application/json'] = { ...(isObject(media) ? media : {}), schema: refTo(schema) };
    return { schema, type };
  }

  /** The name of the schema. A schema without one gets it here. */
  #nameOf(schema: Json, wish: string): string {
    const own = schemaNameOf(schema);
    if (own !== undefined) return own;
    const name = firstFree(wish, (each) => Object.hasOwn(this.#schemas, each));
    this.#schemas[name] = schema;
    return name;
  }
}

const refTo = (name: string) => ({ $ref: `#/components/schemas/${escaped(name)}` });
