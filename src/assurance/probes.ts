/**
 * The ladder: every request that `verify` can send, written out. Nothing else makes one, and below level 3 no
 * request names a contact that anybody can have.
 */
import type { CredentialForm } from '../http/credential.js';
import { hudumaCredentials } from '../providers/huduma-rules.js';
import { sendme123Credentials } from '../providers/sendme123-rules.js';
import { wabotifyCredentials } from '../providers/wabotify-rules.js';
import type { ProviderName } from './providers.js';

/** 1: no credential of yours. 2: yours, and contacts that nobody has. 3: deletes the contact that you name. */
export type Level = 1 | 2 | 3;

/** No contact and no workspace has it: RFC 9562 keeps it for "none". */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** The largest id that the contract has. A service that counts up from 1 does not get there. */
export const UNREACHABLE_ID = Number.MAX_SAFE_INTEGER;

/** What is sent for a credential that nobody has. */
export const WRONG_CREDENTIAL = 'not-a-credential-of-anybody';

/** Stands in a body for the workspace of the account; it is put in when the request is sent. No id can be like it. */
export const YOUR_WORKSPACE = '<your workspace>';

/** The header that a credential of nobody goes in. */
export const probeHeaders = {
  huduma: hudumaCredentials.token,
  sendme123: sendme123Credentials.apiKey,
  wabotify: wabotifyCredentials.workspaceId,
} as const satisfies Record<ProviderName, CredentialForm>;

export interface Probe {
  /** The workflow and its step, as in `specs/workflows/probes`: `level1WithoutCredential.delete`. */
  readonly step: string;
  readonly level: Level;
  readonly operation: string;
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST';
  /** Below the base URL. */
  readonly path: string;
  /** The whole body, perhaps with `YOUR_WORKSPACE` in it. */
  readonly body?: unknown;
  readonly credential: 'none' | 'wrong' | 'yours';
  /** The status of a provider that keeps the contract. */
  readonly expects: 200 | 401 | 404;
  /** Whom it names. */
  readonly names: readonly (number | string)[];
}

type Request = Pick<Probe, 'operation' | 'method' | 'path' | 'body' | 'names'>;
type Circumstance = Pick<Probe, 'step' | 'level' | 'credential' | 'expects'>;

const hudumaDelete = (naming: { readonly ids: number[] } | { readonly uuids: string[] }): Request => ({
  operation: 'deleteContacts',
  method: 'DELETE',
  path: '/contacts',
  // To the trash, should the impossible be possible.
  body: { trash: true, ...naming },
  names: Object.values(naming).flat(),
});

const sendme123 = (operation: string, method: Probe['method'], id: string): Request => ({
  operation,
  method,
  path: `/api/contacts/${id}`,
  names: [id],
});
const sendme123Check = (id: string) => sendme123('headContact', 'HEAD', id);
const sendme123LookUp = (id: string) => sendme123('getContact', 'GET', id);
const sendme123Delete = (id: string) => sendme123('deleteContact', 'DELETE', id);

const wabotifyDelete = (workspaceId: string, id: string): Request => ({
  operation: 'deleteContacts',
  method: 'POST',
  path: '/api/contact/delete-batch',
  body: { workspaceId, contactIds: [{ ids: id }] },
  names: [id],
});

const withoutCredential = (step: string): Circumstance => ({
  step: `level1WithoutCredential.${step}`,
  level: 1,
  credential: 'none',
  expects: 401,
});
const withWrongCredential = (step: string): Circumstance => ({
  step: `level1WithWrongCredential.${step}`,
  level: 1,
  credential: 'wrong',
  expects: 401,
});
const unknownContact = (step: string): Circumstance => ({
  step: `level2UnknownContact.${step}`,
  level: 2,
  credential: 'yours',
  expects: 404,
});
const canary = (step: string, expects: 200 | 404): Circumstance => ({
  step: `level3Canary.${step}`,
  level: 3,
  credential: 'yours',
  expects,
});

const ladders = {
  huduma: (canaryId) => {
    const byId = hudumaDelete({ ids: [UNREACHABLE_ID] });
    const byUuid = hudumaDelete({ uuids: [NIL_UUID] });
    const ours = canaryId === undefined ? undefined : hudumaDelete({ ids: [Number(canaryId)] });
    return [
      { ...withoutCredential('delete'), ...byId },
      { ...withWrongCredential('delete'), ...byId },
      { ...unknownContact('deleteById'), ...byId },
      { ...unknownContact('deleteByUuid'), ...byUuid },
      ...(ours
        ? [
            { ...canary('delete', 200), ...ours },
            { ...canary('deleteAgain', 404), ...ours },
          ]
        : []),
    ];
  },
  sendme123: (id) => [
    { ...withoutCredential('check'), ...sendme123Check(NIL_UUID) },
    { ...withoutCredential('lookUp'), ...sendme123LookUp(NIL_UUID) },
    { ...withoutCredential('delete'), ...sendme123Delete(NIL_UUID) },
    { ...withWrongCredential('check'), ...sendme123Check(NIL_UUID) },
    { ...withWrongCredential('lookUp'), ...sendme123LookUp(NIL_UUID) },
    { ...withWrongCredential('delete'), ...sendme123Delete(NIL_UUID) },
    { ...unknownContact('check'), ...sendme123Check(NIL_UUID) },
    { ...unknownContact('lookUp'), ...sendme123LookUp(NIL_UUID) },
    { ...unknownContact('delete'), ...sendme123Delete(NIL_UUID) },
    ...(id === undefined
      ? []
      : [
          { ...canary('check', 200), ...sendme123Check(id) },
          { ...canary('lookUp', 200), ...sendme123LookUp(id) },
          { ...canary('delete', 200), ...sendme123Delete(id) },
          // Both pages document a 404 here. What HEAD says of a contact that is only marked, neither does.
          { ...canary('deleteAgain', 404), ...sendme123Delete(id) },
        ]),
  ],
  wabotify: (id) => [
    { ...withoutCredential('delete'), ...wabotifyDelete(NIL_UUID, NIL_UUID) },
    { ...withWrongCredential('delete'), ...wabotifyDelete(NIL_UUID, NIL_UUID) },
    { ...unknownContact('delete'), ...wabotifyDelete(YOUR_WORKSPACE, NIL_UUID) },
    ...(id === undefined
      ? []
      : [
          { ...canary('delete', 200), ...wabotifyDelete(YOUR_WORKSPACE, id) },
          { ...canary('deleteAgain', 404), ...wabotifyDelete(YOUR_WORKSPACE, id) },
        ]),
  ],
} as const satisfies Record<ProviderName, (canaryId: string | undefined) => readonly Probe[]>;

/** The requests up to a level, in their order. Without a canary there is no level 3. */
export function ladderOf(provider: ProviderName, upTo: Level, canaryId?: string): readonly Probe[] {
  return ladders[provider](canaryId).filter(({ level }) => level <= upTo);
}

/** Why a contact cannot be the canary, in words that follow "the canary"; undefined if it can. */
export function problemOfCanary(provider: ProviderName, id: string): string | undefined {
  if (provider === 'huduma') {
    const isId = /^[1-9]\d*$/.test(id) && Number.isSafeInteger(Number(id));
    return isId ? undefined : 'must be given by its number at Huduma';
  }
  // Such an id stands in a path and in JSON alike as it is.
  return /^[\w-][\w.~-]*$/.test(id) ? undefined : 'must have letters, digits and - _ . ~ only';
}
