/** Reads the entries of a HAR, of any tool that writes one. */
import type { Entry } from './exchange.js';

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
  if (typeof request?.method !== 'string') return unusable('has no request.method');
  if (typeof request.url !== 'string' || !URL.canParse(request.url))
    return unusable('has no usable request.url');
  if (typeof response?.status !== 'number') return unusable('has no response.status');
  // Browsers write so of a request that was blocked or given up.
  if (response.status === 0) return { source: 'unusable', problem: undefined };
  const headers = headersOf(response.headers);
  const mimeType = response.content?.mimeType;
  return {
    source: 'har',
    method: request.method.toUpperCase(),
    url: new URL(request.url),
    status: response.status,
    requestBody: textOf(request.postData),
    responseBody: responseBodyOf(response),
    contentType: headers.get('content-type') ?? (typeof mimeType === 'string' ? mimeType : undefined),
    responseHeaders: [...headers.keys()],
  };
}

/** Many tools leave bodies out. What is said of their size tells that from an answer without one. */
function responseBodyOf({ content, bodySize }: NonNullable<HarEntry['response']>): string | undefined {
  const text = textOf(content);
  if (text !== undefined) return text;
  return content?.size === 0 || bodySize === 0 ? '' : undefined;
}

function textOf(content: { readonly text?: unknown; readonly encoding?: unknown } | null | undefined) {
  const { text, encoding } = content ?? {};
  if (typeof text !== 'string') return undefined;
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** By name in lower case. */
function headersOf(headers: unknown): ReadonlyMap<string, string> {
  const list = Array.isArray(headers) ? (headers as ({ name?: unknown; value?: unknown } | null)[]) : [];
  return new Map(list.map((header) => [String(header?.name).toLowerCase(), String(header?.value)]));
}
