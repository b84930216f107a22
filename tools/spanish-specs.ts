/** Makes the Spanish version of a spec: the spec with the overlay of its Spanish texts applied. */
import { readFile } from 'node:fs/promises';
import { openapiOverlay } from 'openapi-format';
import { parse } from 'yaml';

/** A text of a spec with its Spanish, as an action of an OpenAPI Overlay. */
export type Translation = {
  /** Where the text is, as a JSONPath: `$.paths['/contacts'].delete.summary`. */
  readonly target: string;
  /** The English text that was translated. */
  readonly description: string;
  /** Its Spanish. */
  readonly update: string;
};

export interface Overlay {
  readonly overlay: string;
  readonly actions: Translation[];
}

/** The overlay with a provider's Spanish texts, from `specs/es/`. */
export async function spanishOverlay(provider: string): Promise<Overlay> {
  return parse(await readSpecs(`es/${provider}.overlay.yaml`)) as Overlay;
}

/**
 * The provider's spec in Spanish.
 *
 * @param provider The name of a file in `specs/`, without its extension: `huduma`.
 * @throws Error if an action of the overlay has a target that does not exist.
 */
export async function spanishSpec(provider: string): Promise<object> {
  const spec = parse(await readSpecs(`${provider}.yaml`)) as Record<string, unknown>;
  return applyOverlay(spec, await spanishOverlay(provider));
}

/**
 * Applies the overlay to a copy of the document.
 *
 * @throws Error that names the target of an action that could not be applied, which the library would skip silently.
 */
export async function applyOverlay(document: Record<string, unknown>, overlay: Overlay): Promise<object> {
  const { data, resultData } = await openapiOverlay(structuredClone(document), {
    overlaySet: { ...overlay },
  });
  const unused = resultData.unusedActions as Translation[];
  if (unused.length > 0) {
    throw new Error(`The overlay points at nothing: ${unused.map(({ target }) => target).join(', ')}`);
  }
  return data;
}

function readSpecs(path: string): Promise<string> {
  return readFile(new URL(`../specs/${path}`, import.meta.url), 'utf8');
}
