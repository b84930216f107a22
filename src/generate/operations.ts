/** The operations of a spec, in the form for a contract. What a contract cannot express is removed from the document. */
import { BodyNames } from './body-names.js';
import { isObject, type Json, type JsonObject, objectOf } from './json.js';
import { type DescribedOperation, methods, readOperation } from './operation.js';
import { namePathParameters } from './path-parameters.js';
import { resolved } from './references.js';
import type { Remarks } from './remarks.js';

/** Each body becomes a named schema in `components`, under `application/json`. */
export function operationsOf(document: JsonObject, remarks: Remarks): DescribedOperation[] {
  const paths = ownPaths(document, remarks);
  const names = new BodyNames(document);
  const places = new Map<string, string>();
  const described: DescribedOperation[] = [];
  for (const [path, item] of Object.entries(paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const at = { document, names, path, method, item, operation };
      const found = readOperation(at, remarks);
      if (!found) {
        delete item[method];
        continue;
      }
      const place = `${found.method} ${path}`;
      const other = places.get(found.operationId);
      if (other !== undefined)
        remarks.problems.push(
          `${place}: has the operationId ${found.operationId} of ${other}. Give each operation its own.`,
        );
      places.set(found.operationId, place);
      described.push(found);
    }
  }
  if (described.length === 0 && remarks.problems.length === 0)
    remarks.problems.push('#/paths: holds no operation that a client could send.');
  return described;
}

/** The paths with their own copies of shared path items, since these are changed. */
function ownPaths(document: JsonObject, { problems, notes }: Remarks): Record<string, JsonObject> {
  const items = Object.entries(objectOf(document.paths)).flatMap(([path, item]): [string, JsonObject][] => {
    if (path.startsWith('x-')) return [];
    if (!path.startsWith('/') || /[?#]/.test(path)) {
      const advice = 'A path begins with / and has no query; query parameters stand in parameters.';
      problems.push(`#/paths: ${path} is no path. ${advice}`);
    }
    return [[path, structuredClone(objectOf(resolved(document, item)))]];
  });
  for (const [path, item] of items) {
    for (const method of ['options', 'trace']) {
      if (item[method] === undefined) continue;
      notes.push(`${method.toUpperCase()} ${path}: is left out, since no client would send it.`);
      delete item[method];
    }
  }
  const paths = Object.fromEntries(namePathParameters(document, items));
  document.paths = paths satisfies Json;
  return paths;
}
