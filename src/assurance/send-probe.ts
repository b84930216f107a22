/** Sends one probe, once, to the account's own server. Redirects are not followed. */
import { type Answer, attemptOnce, type Failure } from '../http/attempt.js';
import { type CredentialHeader, headerOf } from '../http/credential.js';
import { type RequestParts, urlOf } from '../http/request.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { operationNamed } from './documented.js';
import { probedForm } from './ladder.js';
import { type Probe, WRONG_CREDENTIAL, YOUR_ACCOUNT } from './probe.js';

/** The account to probe. */
export interface ProbedAccount {
  readonly definition: ProviderDefinition;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The headers with your credentials; none if they must not be used. */
  readonly headers: readonly CredentialHeader[];
  /** The credential that names the account; undefined if none does, or if none may be used. */
  readonly accountId: string | undefined;
}

export interface SendOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly userAgent: string;
  /** Ends the attempt. */
  readonly signal?: AbortSignal | undefined;
}

export function sendProbe(
  probe: Probe,
  account: ProbedAccount,
  { fetch, timeoutMs, userAgent, signal }: SendOptions,
): Promise<Answer | Failure> {
  const { method } = operationNamed(account.definition, probe.operation);
  const { body } = partsOf(probe, account.accountId);
  const headers = new Headers({ accept: 'application/json', 'user-agent': userAgent });
  for (const { name, value } of credentialsFor(probe, account)) headers.set(name, value);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const text = body === undefined ? undefined : JSON.stringify(body);
  const url = urlOfProbe(probe, account, account.accountId);
  return attemptOnce({ url, method, headers, body: text, signal }, fetch, timeoutMs);
}

/**
 * The URL of a probe.
 *
 * @param accountId Replaces the placeholder of the account, if the URL has one.
 * @throws InvalidTargetError for a canary that would change the URL.
 */
export function urlOfProbe(
  probe: Probe,
  { definition, baseUrl }: Pick<ProbedAccount, 'definition' | 'baseUrl'>,
  accountId?: string,
): string {
  const address = { provider: definition.name, origin: new URL(baseUrl).origin, baseUrl };
  const { path, query } = partsOf(probe, accountId);
  const request = { operation: operationNamed(definition, probe.operation), path, query };
  return urlOf(address, request, definition.contract);
}

/** The parts of the request, with the account filled in. Only a probe with your credential names your account. */
function partsOf({ path = {}, query = {}, body }: Probe, accountId: string | undefined): Parts {
  const parts: Parts = { path, query, body };
  if (accountId === undefined) return parts;
  const filled = JSON.stringify(parts).replaceAll(JSON.stringify(YOUR_ACCOUNT), () =>
    JSON.stringify(accountId),
  );
  return { body: undefined, ...JSON.parse(filled) };
}

type Parts = Required<RequestParts>;

/** @throws TypeError if the probe needs a credential, and there is none. */
function credentialsFor(
  { credential }: Probe,
  { definition, headers }: ProbedAccount,
): readonly CredentialHeader[] {
  switch (credential) {
    case 'none':
      return [];
    case 'wrong':
      return [headerOf(probedForm(definition), WRONG_CREDENTIAL)];
    case 'yours':
      if (headers.length === 0) throw new TypeError('This level needs a credential.');
      return headers;
  }
}
