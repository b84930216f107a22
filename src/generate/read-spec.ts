/** Reads a spec from a file: YAML or JSON, OpenAPI 3.0 or 3.1, without references to other files. */
import { readFile } from 'node:fs/promises';
import { isScalar, parseDocument } from 'yaml';
import { isObject, type Json, type JsonObject } from './json.js';
import { SpecError } from './remarks.js';

export interface Spec {
  readonly document: JsonObject;
  /** The version of OpenAPI that it is written in. */
  readonly dialect: '3.0' | '3.1';
  /** `info.version`, as it is written. */
  readonly version: string;
}

/** @throws SpecError for a file that cannot be read, or is not such a spec. */
export async function readSpec(path: string): Promise<Spec> {
  const refuse = (why: string): never => {
    throw new SpecError([`it ${why}`]);
  };
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) =>
    refuse(`cannot be read: ${reasons[error.code ?? ''] ?? error.code ?? error.message}.`),
  );
  const parsed = parseDocument(textOf(bytes) ?? refuse('is no text in UTF-8.'), { merge: true });
  const [problem] = parsed.errors;
  if (problem) refuse(`is neither YAML nor JSON: ${firstLine(problem.message)}.`);
  const document = plain(() => parsed.toJS({ maxAliasCount: 100 }));
  if (document === undefined) refuse('has aliases (*name) that go in a circle, or too many.');
  if (!isObject(document)) return refuse('is no OpenAPI document: it is not an object.');
  if ('swagger' in document)
    refuse(
      'is Swagger 2. Convert it to OpenAPI 3 first, for instance: npx swagger2openapi <file> -o openapi.yaml',
    );
  const written = (...keys: string[]) => {
    const node = parsed.getIn(keys, true);
    return isScalar(node) && ['string', 'number'].includes(typeof node.value) ? textIn(node) : undefined;
  };
  const openapi =
    written('openapi') ?? refuse('is no OpenAPI document: it does not say which version of openapi it is.');
  const [, dialect] = /^(3\.[01])(\.\d+)*(-|$)/.exec(openapi) ?? [];
  if (dialect !== '3.0' && dialect !== '3.1')
    return refuse(`is OpenAPI ${openapi}. Only 3.0 and 3.1 can be read.`);
  const version = written('info', 'version') ?? refuse('has no info.version. Add one, such as 1.0.0.');
  return { document, dialect, version };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it is not permitted',
};

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** As plain JSON, in which no object is shared, so that changing a part changes it in one place. */
function plain(read: () => unknown): Json | undefined {
  try {
    return JSON.parse(JSON.stringify(read() ?? null));
  } catch {
    return undefined;
  }
}

/** A number as it was written: version `1.0` is not version `1`. */
const textIn = ({ value, source }: { value: unknown; source?: string }) =>
  typeof value === 'string' ? value : (source ?? String(value));

const firstLine = (message: string) => (message.split('\n')[0] ?? '').replace(/[:.]$/, '');
