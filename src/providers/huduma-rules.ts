/** What is known of deleting at Huduma SMS before anything is sent: data that the engine and a plan read. */
import { contract } from '../../generated/huduma/contract.js';
import type { CredentialForm } from '../http/credential.js';
import { problemOfMangled } from '../http/mangled-id.js';
import type { KnownProvider, Mode } from './provider.js';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id as text. Other values are none: what a provider sends can be anything. */
const idIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const permanenceOf = (mode: Mode | undefined) => (mode === 'trash' ? 'soft' : 'permanent');

/** By the client's own word for it: where a credential goes. */
export const hudumaCredentials = {
  token: { name: 'X-Huduma', scheme: 'Bearer ' },
} as const satisfies Record<string, CredentialForm>;

export const knownHuduma = {
  provider: contract.provider,
  offersMode: true,
  deletion: {
    batchLimit: 50,
    transactional: true,
    vagueNotFound: false,
    // 409, 413, 414 and 431 stand on no page of Huduma's; they are ruled on as HTTP defines them.
    rulings: {
      400: 'rejected',
      401: 'stop',
      402: 'stop',
      403: 'stop',
      404: 'absent',
      405: 'stop',
      409: 'blocked',
      413: 'tooLarge',
      414: 'tooLarge',
      422: 'rejected',
      431: 'tooLarge',
    },
    numericIds: true,
    canonicalId: (id) => {
      if (UUID.test(id)) return { id: id.toLowerCase() };
      const isId = /^[1-9]\d*$/.test(id) && Number.isSafeInteger(Number(id));
      return isId ? { id } : { problem: problemOfMangled(id) ?? 'must be a positive whole number or a UUID' };
    },
    read: (body, names, mode) => {
      const { status, code, data } = (body ?? {}) as Partial<Record<string, unknown>>;
      const denied = code !== 0 || (status !== undefined && status !== '200 OK');
      if (denied || !Array.isArray(data)) return 'contradiction';
      const listed = data.map((contact: { id?: unknown } | null) => idIn(contact?.id));
      const named = new Set(listed.filter((id) => names.includes(id)));
      // A contact named by UUID is listed under its id, so as many strangers are no surprise; more are.
      const strangers = listed.length - named.size;
      const byUuid = names.filter((name) => UUID.test(name)).length;
      return strangers > byUuid ? 'contradiction' : { permanence: permanenceOf(mode), named };
    },
    permanenceOf,
    namedOffenders: (body, names) => {
      const { errors } = (body ?? {}) as { errors?: unknown };
      const rejected = (Array.isArray(errors) ? errors : [])
        // Another field holds something else than a contact: a length, an account.
        .filter((error: { field?: unknown } | null) => /^(ids|uuids)(\[\d+\])?$/.test(idIn(error?.field)))
        .map((error: { rejectedValue?: unknown }) => idIn(error.rejectedValue).toLowerCase());
      return names.filter((name) => rejected.includes(name));
    },
    isOwnNotFound: (body) => {
      const { status, code } = (body ?? {}) as Partial<Record<string, unknown>>;
      return typeof code === 'number' && idIn(status).startsWith('404');
    },
  },
} satisfies KnownProvider<'huduma', true>;
