/** Reads the entries of a HAR file, from any tool. */
import { type Entry, isStatus } from './exchange.js';
import { isPlaceholder } from './placeholder.js';
import { type RecordedBody, readBody } from './recorded-body.js';

interface HarMessage {
  readonly headers?: unknown;
  readonly bodySize?: unknown;
}

interface HarRequest extends HarMessage {
  readonly method?: unknown;
  readonly url?: unknown;
  readonly postData?: {
    readonly text?: unknown;
    readonly encoding?: unknown;
    readonly params?: unknown;
    readonly mimeType?: unknown;
  } | null;
}

interface HarResponse extends HarMessage {
  readonly status?: unknown;
  /** What Chrome and Playwright record about an answer that was lost. */
  readonly _error?: unknown;
  readonly _failureText?: unknown;
  readonly content?: {
    readonly text?: unknown;
    readonly encoding?: unknown;
    readonly size?: unknown;
    readonly mimeType?: unknown;
    readonly comment?: unknown;
  } | null;
}

interface HarEntry {
  readonly request?: HarRequest;
  readonly response?: HarResponse;
}

/** By name, in lower case. */
type Headers = ReadonlyMap<string, string>;

/** The entries of a HAR; undefined if it is not one. */
export function entriesOf(json: unknown): readonly unknown[] | undefined {
  const entries = (json as { log?: { entries?: unknown } } | null | undefined)?.log?.entries;
  return Array.isArray(entries) ? entries : undefined;
}

export function readHarEntry(value: unknown): Entry {
  const { request, response } = (value ?? {}) as HarEntry;
  const unusable = (problem: string): Entry => ({ source: 'unusable', problem });
  // The method is shown, so it must be a method.
  if (typeof request?.method !== 'string' || !/^[A-Za-z-]{1,20}$/.test(request.method))
    return unusable('has no usable request.method');
  if (typeof request.url !== 'string' || !URL.canParse(request.url))
    return unusable('has no usable request.url');
  if (typeof response?.status !== 'number') return unusable('has no response.status');
  // Browsers write 0 or -1 for a request that was blocked or aborted.
  if (response.status <= 0) return { source: 'unanswered' };
  if (!isStatus(response.status)) return unusable('has no usable response.status');
  const method = request.method.toUpperCase();
  const headers = headersOf(response.headers);
  if (isByBrowser(method, response.status, headers)) return { source: 'byBrowser' };
  return {
    source: 'har',
    method,
    url: new URL(request.url),
    status: response.status,
    requestBody: requestBodyOf(request, headersOf(request.headers)),
    responseBody: responseBodyOf(response, headers),
    contentType: contentTypeOf(response, headers),
    responseHeaders: [...headers.keys()],
  };
}

/** Only a cache revalidates its entries, and only a browser gives a reason for its own redirect. */
function isByBrowser(method: string, status: number, headers: Headers): boolean {
  const isCached = status === 304 && (method === 'GET' || method === 'HEAD');
  return isCached || headers.has('non-authoritative-reason');
}

/** What tools write if they do not know the media type. */
const NO_TYPE = /^(|x-unknown|application\/octet-stream)$/i;

/** Undefined if none was recorded: many tools leave headers out, or mask them. */
function contentTypeOf({ content }: HarResponse, headers: Headers): string | undefined {
  const inHeader = headers.get('content-type');
  if (inHeader !== undefined && !isPlaceholder(inHeader)) return inHeader;
  const { mimeType } = content ?? {};
  return typeof mimeType === 'string' && !NO_TYPE.test(mimeType) && !isPlaceholder(mimeType)
    ? mimeType
    : undefined;
}

/** Many tools leave bodies out. The recorded sizes distinguish that from an answer without a body. */
function responseBodyOf(response: HarResponse, headers: Headers): RecordedBody {
  const { content, bodySize, _error, _failureText } = response;
  const { text, encoding, size, comment } = content ?? {};
  // The size on the network says little: it is 0 for an answer from a cache.
  const length = sizeOf(size) ?? sizeIn(headers) ?? (isPacked(headers) ? undefined : sizeOf(bodySize));
  const wasSent = Number(headers.get('content-length')) > 0;
  const isSaidToBe = typeof comment === 'string' && /truncated|discarded/i.test(comment);
  const isPart = Boolean(_error || _failureText) || isSaidToBe;
  return readBody({ text, encoding, length: length === 0 && wasSent ? undefined : length, isPart });
}

/** Browsers also write a size of 0 for a body that they did not keep. A header may show that there was one. */
function requestBodyOf({ postData, bodySize }: HarRequest, headers: Headers): RecordedBody {
  const { text, encoding, params, mimeType } = postData ?? {};
  // A form that was split into its parameters: the original text cannot be restored.
  if (!text && Array.isArray(params) && params.length > 0) return { is: 'unreadable' };
  const length = sizeIn(headers) ?? (isPacked(headers) ? undefined : sizeOf(bodySize));
  const isTold = headers.size > 0 && !mimeType;
  const isSign = headers.has('content-type') || headers.has('transfer-encoding');
  const mayBeNone = headers.get('content-length') === '0' || (isTold && !isSign);
  return readBody({ text, encoding, length: length === 0 && !mayBeNone ? undefined : length });
}

/** Undefined if it is unknown, for which HAR has -1. */
const sizeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 ? value : undefined;

const isPacked = (headers: Headers) => !/^(|identity)$/i.test(headers.get('content-encoding') ?? '');

/** The size from the header; undefined if there is none, or if it is the compressed size. */
function sizeIn(headers: Headers): number | undefined {
  const length = headers.get('content-length') ?? '';
  return /^\d+$/.test(length) && !isPacked(headers) ? Number(length) : undefined;
}

function headersOf(headers: unknown): Headers {
  const list: unknown[] = Array.isArray(headers) ? headers : [];
  return new Map(
    list.flatMap((header): [string, string][] => {
      const { name, value } = (header ?? {}) as { name?: unknown; value?: unknown };
      return typeof name === 'string' ? [[name.toLowerCase(), typeof value === 'string' ? value : '']] : [];
    }),
  );
}
