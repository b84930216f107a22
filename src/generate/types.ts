/** `types.ts`: the types of a spec, by openapi-typescript. */
import openapiTS, { astToString } from 'openapi-typescript';
import { type JsonObject, objectOf } from './json.js';
import { SpecError } from './remarks.js';

/** @throws SpecError for a document that is not valid. */
export async function typesOf(document: JsonObject): Promise<string> {
  const { nodes, complaints } = await listening(() =>
    openapiTS(JSON.stringify(selfContained(document)), {
      // By default, a property with a default value would be required, but `trash` is optional.
      defaultNonNullable: false,
      silent: true,
    }),
  );
  if (!nodes) throw new SpecError(complaints.map((line) => `openapi-typescript: ${line}`));
  return astToString(nodes);
}

/** Removes what openapi-typescript does not use but its bundler would load: references in extensions and examples. */
function selfContained(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  // Each path has a copy of its shared items, and nobody sends what a webhook receives.
  delete copy.webhooks;
  delete objectOf(copy.components).pathItems;
  return JSON.parse(JSON.stringify(copy), (key, value) =>
    key === '$ref' && typeof value === 'string' && !value.startsWith('#/') ? undefined : value,
  );
}

/** openapi-typescript prints each complaint, and throws the last one. This captures what it prints. */
async function listening<T>(work: () => Promise<T>): Promise<{ nodes?: T; complaints: string[] }> {
  const { error } = console;
  const complaints: string[] = [];
  console.error = (text: unknown) => complaints.push(plainLine(text));
  try {
    return { nodes: await work(), complaints };
  } catch (failure) {
    const last = plainLine(failure instanceof Error ? failure.message : failure);
    return { complaints: [...new Set([...complaints, last])] };
  } finally {
    console.error = error;
  }
}

const plainLine = (text: unknown) =>
  String(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal.
    .replace(/\x1b\[[\d;]*m/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^\W*✘\s*/, '')
    .trim();
