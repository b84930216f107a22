/** Reads a request from the arguments of `fetch`, without building a `Request`. */

/** A request that has arrived. */
export interface IncomingRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  /** The body. A promise only if it has to be read first. */
  readonly text: string | Promise<string>;
}

/** @throws TypeError for an invalid URL, as `fetch` does. */
export function readIncoming(input: string | URL | Request, init: RequestInit = {}): IncomingRequest {
  const request = typeof input === 'string' || input instanceof URL ? undefined : input;
  const method = (init.method ?? request?.method ?? 'GET').toUpperCase();
  const headers = init.headers ?? request?.headers;
  return {
    url: new URL(request ? request.url : (input as string | URL)),
    method,
    headers: headers instanceof Headers ? headers : new Headers(headers),
    signal: init.signal ?? request?.signal,
    text: textOf(method, request, init.body),
  };
}

function textOf(
  method: string,
  request: Request | undefined,
  body: RequestInit['body'],
): string | Promise<string> {
  if (typeof body === 'string') return body;
  if (body !== undefined && body !== null) return new Response(body).text();
  return request && method !== 'GET' && method !== 'HEAD' ? request.text() : '';
}
