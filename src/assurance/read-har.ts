/** Reads the entries of a HAR, of any tool that writes one. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { type Entry, isStatus } from './exchange.js';

interface HarMessage {
  readonly headers?: unknown;
}

interface HarEntry {
  readonly request?: HarMessage & {
    readonly method?: unknown;
    readonly url?: unknown;
    readonly postData?: { readonly text?: unknown; readonly encoding?: unknown } | null;
  };
  readonly response?: HarMessage & {
    readonly status?: unknown;
    readonly bodySize?: unknown;
    readonly content?: {
      readonly text?: unknown;
      readonly encoding?: unknown;
      readonly size?: unknown;
      readonly mimeType?: unknown;
    } | null;
  };
}

/** The entries of a HAR; undefined where it is none. */
export function entriesOf(json: unknown): readonly unknown[] | undefined {
  const entries = (json as { log?: { entries?: unknown } } | null | undefined)?.log?.entries;
  return Array.isArray(entries) ? entries : undefined;
}

export function readHarEntry(value: unknown): Entry {
  const { request, response } = (value ?? {}) as HarEntry;
  const unusable = (problem: string): Entry => ({ source: 'unusable', problem });
  // It is shown, so it must be one.
  if (typeof request?.method !== 'string' || !/^[A-Za-z-]{1,20}$/.test(request.method))
    return unusable('has no usable request.method');
  if (typeof request.url !== 'string' || !URL.canParse(request.url))
    return unusable('has no usable request.url');
  if (typeof response?.status !== 'number') return unusable('has no response.status');
  // So browsers write of a request that was blocked or given up: 0, or -1.
  if (response.status <= 0) return { source: 'unusable', problem: undefined };
  if (!isStatus(response.status)) return unusable('has no usable response.status');
  const headers = headersOf(response.headers);
  return {
    source: 'har',
    method: request.method.toUpperCase(),
    url: new URL(request.url),
    status: response.status,
    requestBody: textOf(request.postData),
    responseBody: responseBodyOf(response, headers.get('content-encoding')),
    contentType: headers.get('content-type') ?? mediaTypeOf(response, headers.size > 0),
    responseHeaders: [...headers.keys()],
  };
}

/** Undefined where none was recorded; empty where there was none. */
function mediaTypeOf({ content }: NonNullable<HarEntry['response']>, hasHeaders: boolean) {
  const { mimeType } = content ?? {};
  // Browsers write `x-unknown` where they were not told.
  if (typeof mimeType === 'string' && mimeType !== '' && mimeType !== 'x-unknown') return mimeType;
  return hasHeaders ? '' : undefined;
}

/** Many tools leave bodies out. What is said of their size tells that from an answer without one. */
function responseBodyOf(
  { content, bodySize }: NonNullable<HarEntry['response']>,
  encoding: string | undefined,
): string | undefined {
  const text = textOf(content, encoding);
  if (text) return text;
  const { size } = content ?? {};
  // What crossed the network says little: nothing does for an answer from a cache.
  if (typeof size === 'number' && size >= 0) return size === 0 ? '' : undefined;
  return text ?? (bodySize === 0 ? '' : undefined);
}

/** Undefined where there is none, or none that can be read. */
function textOf(
  content: { readonly text?: unknown; readonly encoding?: unknown } | null | undefined,
  contentEncoding?: string,
): string | undefined {
  const { text, encoding } = content ?? {};
  if (typeof text !== 'string') return undefined;
  if (!encoding) return text.replace(/^\uFEFF/, '');
  return encoding === 'base64' ? decoded(Buffer.from(text, 'base64'), contentEncoding) : undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The most that a body may unpack to, in bytes. */
const maxOutputLength = 64 * 1024 * 1024;

const unpacking: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength }),
};

/** Most tools write a body unpacked, and some as it came: then it is no text yet. */
function decoded(bytes: Uint8Array, contentEncoding = ''): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    const unpack = unpacking[contentEncoding.trim().toLowerCase()];
    // In another charset, the ASCII of it is what the contract is about.
    if (contentEncoding === '') return Buffer.from(bytes).toString('utf8');
    try {
      return unpack && utf8.decode(unpack(bytes));
    } catch {
      return undefined;
    }
  }
}

/** By name in lower case. */
function headersOf(headers: unknown): ReadonlyMap<string, string> {
  const list: unknown[] = Array.isArray(headers) ? headers : [];
  return new Map(
    list.flatMap((header): [string, string][] => {
      const { name, value } = (header ?? {}) as { name?: unknown; value?: unknown };
      return typeof name === 'string' ? [[name.toLowerCase(), typeof value === 'string' ? value : '']] : [];
    }),
  );
}
