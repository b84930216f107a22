/** The string formats that are checked, as regular expressions, which can be part of generated code. */
import formats from 'ajv-formats/dist/formats.js';

/** Formats that ajv-formats checks by a function. `int32` becomes bounds, and `regex` is not checked. */
const OWN: Readonly<Record<string, RegExp>> = {
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
};

export const patterns: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    Object.entries(formats.fastFormats).flatMap(([name, format]): [string, RegExp][] => {
      const pattern = format instanceof RegExp ? format : (Object(format) as { validate?: unknown }).validate;
      return pattern instanceof RegExp ? [[name, pattern]] : [];
    }),
  ),
  ...OWN,
};
