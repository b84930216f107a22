/** Sends one probe: the ladder's own request, once, to the account's own server. A redirect is not followed. */
import { type Answer, attemptOnce, type Failure } from '../http/attempt.js';
import type { CredentialHeader } from '../http/credential.js';
import { type Probe, probeHeaders, WRONG_CREDENTIAL, YOUR_WORKSPACE } from './probes.js';
import type { ProviderName } from './providers.js';

/** The account to be asked. */
export interface ProbedAccount {
  readonly provider: ProviderName;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The header that carries the credential; undefined if none is to be used. */
  readonly header: CredentialHeader | undefined;
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
  const { method, path, body } = probe;
  const headers = new Headers({ accept: 'application/json', 'user-agent': userAgent });
  const credential = credentialFor(probe, account);
  if (credential) headers.set(credential.name, credential.value);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const text = body === undefined ? undefined : bodyFor(body, credential);
  return attemptOnce({ url: account.baseUrl + path, method, headers, body: text, signal }, fetch, timeoutMs);
}

/** Only a body of level 2 or above has the workspace in it, and so goes with the credential. */
function bodyFor(body: unknown, credential: CredentialHeader | undefined): string {
  const workspace = JSON.stringify(credential?.secret ?? '');
  return JSON.stringify(body).replaceAll(JSON.stringify(YOUR_WORKSPACE), () => workspace);
}

/** @throws TypeError if the probe asks for a credential, and there is none. */
function credentialFor(
  { credential }: Probe,
  { provider, header }: ProbedAccount,
): CredentialHeader | undefined {
  switch (credential) {
    case 'none':
      return undefined;
    case 'wrong': {
      const { name, scheme } = probeHeaders[provider];
      return { name, value: scheme + WRONG_CREDENTIAL, secret: WRONG_CREDENTIAL };
    }
    case 'yours':
      if (!header) throw new TypeError('This level needs a credential.');
      return header;
  }
}
