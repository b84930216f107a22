/** Gives path parameters names that are identifiers: `{contact-id}` becomes `{contact_id}`. These names are never sent. */
import { isObject, type Json, type JsonObject } from './json.js';
import { firstFree } from './literal.js';
import { methods } from './operation.js';
import { resolved } from './references.js';

/** @param items The paths, each with its own path item. */
export function namePathParameters(
  document: JsonObject,
  items: readonly (readonly [string, JsonObject])[],
): (readonly [string, JsonObject])[] {
  return items.map(([path, item]) => {
    const renamed = new Map<string, string>();
    const plainPath = path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const plain = name.replace(/\W/g, '_').replace(/^(?=\d)/, '_');
      const own = firstFree(plain, (each) => [...renamed.values()].includes(each));
      renamed.set(name, own);
      return `{${own}}`;
    });
    if (plainPath === path) return [path, item];
    for (const owner of [item, ...methods.map((method) => item[method])]) {
      if (isObject(owner)) owner.parameters = renamedIn(document, owner.parameters, renamed);
    }
    return [plainPath, item];
  });
}

/** Copies, since a shared parameter keeps its name elsewhere. */
function renamedIn(
  document: JsonObject,
  parameters: Json | undefined,
  names: ReadonlyMap<string, string>,
): Json[] {
  return (Array.isArray(parameters) ? parameters : []).map((given) => {
    const parameter = resolved(document, given);
    if (!isObject(parameter) || parameter.in !== 'path') return given;
    return { ...parameter, name: names.get(String(parameter.name)) ?? String(parameter.name) };
  });
}
