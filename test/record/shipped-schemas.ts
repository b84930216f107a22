/** The JSON Schemas in the package, each compiled once. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);

const compiled = new Map<string, ValidateFunction>();

/** @param name The name of the file, such as `plan`. */
export function shippedSchema(name: string): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(url, 'utf8')));
  compiled.set(name, validate);
  return validate;
}
