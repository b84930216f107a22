/** The headers of a request: the client's, the caller's own, and the credential, which no caller can set. */
import type { CredentialHeader } from './credential.js';
import { InvalidOptionError } from './errors.js';

/** The headers of every request of a client, with and without a body. Built once, since building costs more than copying. */
export interface ClientHeaders {
  readonly bare: Headers;
  readonly withBody: Headers;
}

/**
 * @param headers The caller's headers for the client, and the user agent.
 * @throws InvalidOptionError if a caller has set the header of a credential.
 */
export function headersOfClient(
  headers: Headers,
  credentials: readonly CredentialHeader[],
  context: { readonly provider: string },
): ClientHeaders {
  assertNoCredential(headers, credentials, context);
  const bare = new Headers(headers);
  bare.set('accept', 'application/json');
  const withBody = new Headers(bare);
  withBody.set('content-type', 'application/json');
  for (const { name, value } of credentials) for (const each of [bare, withBody]) each.set(name, value);
  return { bare, withBody };
}

/**
 * The headers of one request. A copy, since no middleware, hook or error may ever hold the client's own.
 *
 * @throws InvalidOptionError if a caller has set the header of a credential.
 */
export function headersOf(
  {
    headers,
    credentials,
  }: { readonly headers: ClientHeaders; readonly credentials: readonly CredentialHeader[] },
  request: { readonly headers: Iterable<readonly [name: string, value: string]>; readonly body?: unknown },
  context: { readonly provider: string; readonly operation: string },
): Headers {
  const hasBody = request.body !== undefined;
  const sent = new Headers(hasBody ? headers.withBody : headers.bare);
  for (const [given, value] of request.headers) {
    const name = given.toLowerCase();
    assertNoCredential({ has: (credential) => credential.toLowerCase() === name }, credentials, context);
    const isOurs = name === 'accept' || (hasBody && name === 'content-type');
    if (!isOurs) sent.set(name, value);
  }
  return sent;
}

/** @throws InvalidOptionError if a caller has set the header of a credential. */
function assertNoCredential(
  headers: Pick<Headers, 'has'>,
  credentials: readonly CredentialHeader[],
  context: { readonly provider: string; readonly operation?: string },
): void {
  const taken = credentials.find(({ name }) => headers.has(name));
  if (taken) {
    const message = `the header ${taken.name} carries the client's credential and cannot be set.`;
    throw new InvalidOptionError(message, context);
  }
}
