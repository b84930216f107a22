/** Asks a sandbox with plain requests, and checks every answer against the spec. */
import type { Sandbox } from '../../src/sandbox/index.js';
import { assertInContract, type Read } from './in-contract.js';

/** A time at which the clock is stopped. */
export const NOON = '2025-04-10T12:00:00.000Z';
export const atNoon = { now: () => Date.parse(NOON) };

/** What a test changes in an otherwise valid request. */
export interface Change {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

function bodyOf(body: unknown): { body?: string } {
  if (body === undefined) return {};
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function signalOf({ signal }: Change): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

export function sendHuduma(sandbox: Sandbox, change: Change): Promise<Response> {
  const { token } = sandbox.credentials.huduma;
  const headers = { 'x-huduma': `Bearer ${token}`, 'content-type': 'application/json', ...change.headers };
  const { method = 'DELETE', body } = change;
  const init = { method, headers, ...bodyOf(body), ...signalOf(change) };
  return sandbox.fetch(`${sandbox.baseUrls.huduma}/contacts`, init);
}

export async function askHuduma(sandbox: Sandbox, body: unknown, change: Change = {}): Promise<Read> {
  return assertInContract('huduma', 'deleteContacts', await sendHuduma(sandbox, { body, ...change }));
}

/** Lists contacts at Huduma, or searches them. */
export async function listHuduma(
  sandbox: Sandbox,
  query: Readonly<Record<string, string>> = {},
  headers: Record<string, string> = { 'x-huduma': `Bearer ${sandbox.credentials.huduma.token}` },
): Promise<Read> {
  const url = `${sandbox.baseUrls.huduma}/contacts?${new URLSearchParams(query)}`;
  return assertInContract('huduma', 'listContacts', await sandbox.fetch(url, { headers }));
}

/** Lists contacts at sendme123. */
export async function listSendme123(
  sandbox: Sandbox,
  query: Readonly<Record<string, string>> = {},
  headers: Record<string, string> = { 'api-key': sandbox.credentials.sendme123.apiKey },
): Promise<Read> {
  const url = `${sandbox.baseUrls.sendme123}/api/contacts?${new URLSearchParams(query)}`;
  return assertInContract('sendme123', 'listContacts', await sandbox.fetch(url, { headers }));
}

const SENDME123_OPERATIONS = { DELETE: 'deleteContact', GET: 'getContact', HEAD: 'headContact' } as const;

export function sendSendme123(sandbox: Sandbox, id: string, change: Change = {}): Promise<Response> {
  const { method = 'DELETE', headers = { 'api-key': sandbox.credentials.sendme123.apiKey } } = change;
  const url = `${sandbox.baseUrls.sendme123}/api/contacts/${encodeURIComponent(id)}`;
  return sandbox.fetch(url, { method, headers, ...signalOf(change) });
}

export async function askSendme123(
  sandbox: Sandbox,
  method: keyof typeof SENDME123_OPERATIONS,
  id: string,
  change: Change = {},
): Promise<Read> {
  const response = await sendSendme123(sandbox, id, { ...change, method });
  return assertInContract('sendme123', SENDME123_OPERATIONS[method], response);
}

/** The body that the page shows. */
export function batchOf(sandbox: Sandbox, ids: readonly string[]): unknown {
  const { workspaceId } = sandbox.credentials.wabotify;
  return { workspaceId, contactIds: ids.map((id) => ({ ids: id })) };
}

export function sendWabotify(sandbox: Sandbox, change: Change): Promise<Response> {
  const { workspaceId } = sandbox.credentials.wabotify;
  const { method = 'POST', body, headers } = change;
  const url = `${sandbox.baseUrls.wabotify}/api/contact/delete-batch`;
  const defaults = { 'x-workspace-id': workspaceId, 'content-type': 'application/json' };
  return sandbox.fetch(url, { method, headers: headers ?? defaults, ...bodyOf(body), ...signalOf(change) });
}

export async function askWabotify(
  sandbox: Sandbox,
  idsOrBody: readonly string[] | { body: unknown },
  change: Change = {},
): Promise<Read> {
  const body = 'body' in idsOrBody ? idsOrBody.body : batchOf(sandbox, idsOrBody);
  const response = await sendWabotify(sandbox, { body, ...change });
  return assertInContract('wabotify', 'deleteContacts', response);
}

/** Looks a contact up at Wabotify. */
export async function lookUpAtWabotify(
  sandbox: Sandbox,
  id: string,
  query = `?workspaceId=${sandbox.credentials.wabotify.workspaceId}`,
  headers: Record<string, string> = { 'x-workspace-id': sandbox.credentials.wabotify.workspaceId },
): Promise<Read> {
  const url = `${sandbox.baseUrls.wabotify}/api/contact/${encodeURIComponent(id)}${query}`;
  return assertInContract('wabotify', 'getContact', await sandbox.fetch(url, { headers }));
}

const LISTS = {
  listContacts: '/api/contact',
  searchContactsByPhone: '/api/contact/searchByCellphone',
  searchContactsByEmail: '/api/contact/searchByEmail',
} as const;

/** Searches contacts at Wabotify, or lists them. The query names the workspace by default. */
export async function listAtWabotify(
  sandbox: Sandbox,
  operation: keyof typeof LISTS,
  query: Readonly<Record<string, string>> = {},
  headers: Record<string, string> = { 'x-workspace-id': sandbox.credentials.wabotify.workspaceId },
): Promise<Read> {
  const { workspaceId } = sandbox.credentials.wabotify;
  const url = `${sandbox.baseUrls.wabotify}${LISTS[operation]}?${new URLSearchParams({ workspaceId, ...query })}`;
  return assertInContract('wabotify', operation, await sandbox.fetch(url, { headers }));
}
