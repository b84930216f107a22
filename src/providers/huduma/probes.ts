/** What `verify` can send to Huduma. */
import {
  canary,
  NIL_UUID,
  type ProbedRequest,
  type ProbeSet,
  UNREACHABLE_ID,
  unknownContact,
  withoutCredential,
  withWrongCredential,
} from '../../assurance/probe.js';

const deleting = (naming: { readonly ids: number[] } | { readonly uuids: string[] }): ProbedRequest => ({
  operation: 'deleteContacts',
  // To the trash, in case a contact with this id exists after all.
  body: { trash: true, ...naming },
  names: Object.values(naming).flat(),
});

/** A term that is in no name, number or e-mail address, so that the answer holds no personal data. */
const searching: ProbedRequest = {
  operation: 'listContacts',
  query: { query: NIL_UUID, records: 1 },
  names: [],
};

const byId = deleting({ ids: [UNREACHABLE_ID] });
const byUuid = deleting({ uuids: [NIL_UUID] });

export const probes: ProbeSet = {
  credential: 'token',
  probes: (canaryId) => {
    const ours = canaryId === undefined ? undefined : deleting({ ids: [Number(canaryId)] });
    return [
      { ...withoutCredential('search'), ...searching },
      { ...withoutCredential('delete'), ...byId },
      { ...withWrongCredential('search'), ...searching },
      { ...withWrongCredential('delete'), ...byId },
      { ...unknownContact('search', 200), ...searching },
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
  problemOfCanary: (id) => {
    const isId = /^[1-9]\d*$/.test(id) && Number.isSafeInteger(Number(id));
    return isId ? undefined : 'must be given by its number at Huduma';
  },
};
