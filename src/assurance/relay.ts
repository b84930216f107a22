/**
 * Stands between respect and the provider. Respect asks; what is sent are the ladder's own requests, each once at
 * the most, in their order, and none after the first that was not answered as the contract says.
 *
 * So what `verify` can send is decided by the ladder, whatever a workflow file or respect does. Respect follows
 * redirects and would take the credential along; the relay does neither, and respect never holds the credential.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { type Answer, attemptOnce } from '../http/attempt.js';
import type { CredentialHeader } from '../http/credential.js';
import { answered, type Finding, unanswered } from './findings.js';
import { type Probe, STAND_IN, WRONG_CREDENTIAL, workflowHeaders } from './probes.js';
import { operationNamed, type ProviderName } from './providers.js';

/** The account to be asked. */
export interface ProbedAccount {
  readonly provider: ProviderName;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The header that carries the credential; undefined where none is to be used. */
  readonly header: CredentialHeader | undefined;
}

export interface RelayOptions {
  readonly account: ProbedAccount;
  readonly ladder: readonly Probe[];
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly userAgent: string;
}

export interface Relay {
  /** Where respect finds the provider. Nobody can guess it. */
  readonly url: string;
  /** What came of each probe that was sent, by its place in the ladder. */
  readonly findings: ReadonlyMap<Probe, Finding>;
  /** How many requests were refused because it was not their turn, or they have none. Nothing was sent for them. */
  readonly refused: number;
  close(): Promise<void>;
}

/** No provider answers with it, and it tells respect nothing: the relay's own findings count. */
const NOT_PASSED_ON = 599;

const MOST_BYTES = 64 * 1024;

export async function openRelay(options: RelayOptions): Promise<Relay> {
  const { account, ladder } = options;
  const secretPath = `/${randomBytes(24).toString('hex')}`;
  const findings = new Map<Probe, Finding>();
  let refused = 0;
  /** The place in the ladder of the one probe that may be asked for now. */
  let next = 0;
  let halted = false;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const probe = halted ? undefined : ladder[next];
    if (!probe || !isAsked(probe, request, body, secretPath, account)) {
      if (!halted) refused += 1;
      response.writeHead(NOT_PASSED_ON).end();
      return;
    }
    next += 1;
    // Until it is known to be kept: respect asks one by one, but that is not ours to rely on.
    halted = true;
    const { finding, answer } = await send(probe, options);
    findings.set(probe, finding);
    halted = finding.verdict !== 'kept';
    const { status, type, text } = answer ?? { status: NOT_PASSED_ON };
    response.writeHead(status, type ? { 'content-type': type } : {});
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  const server = createServer((request, response) => {
    // Whoever doesn't know the path is not respect, and is no reason to doubt what respect finds.
    if (!request.url?.startsWith(secretPath)) {
      response.writeHead(404).end();
      return;
    }
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${secretPath}`,
    findings,
    get refused() {
      return refused;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether respect asks for exactly this probe. */
function isAsked(
  { method, path, body, credential }: Probe,
  request: IncomingMessage,
  received: string,
  secretPath: string,
  { provider }: ProbedAccount,
): boolean {
  const given = request.headers[workflowHeaders[provider].name.toLowerCase()];
  return (
    request.method === method &&
    request.url === secretPath + path &&
    isDeepStrictEqual(parse(received), body) &&
    given === valueInWorkflow(provider, credential)
  );
}

/** What the header holds in the workflow. */
function valueInWorkflow(provider: ProviderName, credential: Probe['credential']): string | undefined {
  const { scheme } = workflowHeaders[provider];
  switch (credential) {
    case 'none':
      return undefined;
    case 'wrong':
      return scheme + WRONG_CREDENTIAL;
    case 'yours':
      return scheme + STAND_IN;
  }
}

/** The body that respect sent; undefined where there is none. Respect writes an absent one as an empty text. */
function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface Sent {
  readonly finding: Finding;
  /** What respect is given of it. */
  readonly answer?: { readonly status: number; readonly type?: string | undefined; readonly text?: string };
}

/** Sends the ladder's own request: nothing of what respect sent is in it. */
async function send(probe: Probe, { account, fetch, timeoutMs, userAgent }: RelayOptions): Promise<Sent> {
  const headers = new Headers({ accept: 'application/json', 'user-agent': userAgent });
  const credential = credentialFor(probe, account);
  if (credential) headers.set(credential.name, credential.value);
  let body: string | undefined;
  if (probe.body !== undefined) {
    headers.set('content-type', 'application/json');
    const text = JSON.stringify(probe.body);
    body = text.replaceAll(JSON.stringify(STAND_IN), () => JSON.stringify(account.header?.secret ?? ''));
  }
  const { method, path } = probe;
  const message = { url: account.baseUrl + path, method, headers, body, signal: undefined };
  const attempt = await attemptOnce(message, fetch, timeoutMs);
  if (attempt.result !== 'answered') return { finding: unanswered(attempt.result) };
  const finding = answered(account.provider, probe, attempt);
  return { finding, answer: answerFor(account.provider, probe, attempt) };
}

/** What respect can judge: it fails at a body that no page documents where it cannot read it. */
function answerFor(provider: ProviderName, probe: Probe, { response, contentType, text = '' }: Answer) {
  const status = response.status === 0 ? NOT_PASSED_ON : response.status;
  if (operationNamed(provider, probe.operation).responses[status]?.body === 'undocumented') return { status };
  // Respect minds the case of a media type, and HTTP does not.
  return { status, type: contentType.toLowerCase() || undefined, text };
}

/** @throws TypeError where a credential is needed and there is none; it is asked for before anything is sent. */
function credentialFor(
  { credential }: Probe,
  { provider, header }: ProbedAccount,
): CredentialHeader | undefined {
  if (credential === 'none') return undefined;
  if (credential === 'wrong') {
    const { name, scheme } = workflowHeaders[provider];
    return { name, value: scheme + WRONG_CREDENTIAL, secret: WRONG_CREDENTIAL };
  }
  if (!header) throw new TypeError('This level needs a credential.');
  return header;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new RangeError('No probe is that long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
