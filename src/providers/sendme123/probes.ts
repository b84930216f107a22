/** What `verify` can send to sendme123. */
import {
  canary,
  NIL_UUID,
  type ProbedRequest,
  type ProbeSet,
  plainCanary,
  unknownContact,
  withoutCredential,
  withWrongCredential,
} from '../../assurance/probe.js';

const about = (operation: string, id: string): ProbedRequest => ({ operation, path: { id }, names: [id] });
const check = (id: string) => about('headContact', id);
const lookUp = (id: string) => about('getContact', id);
const deleting = (id: string) => about('deleteContact', id);

/** A page so far behind the last one that it is empty, so that the answer holds no personal data. */
const listing: ProbedRequest = {
  operation: 'listContacts',
  query: { page: 1_000_000_000, limit: 1 },
  names: [],
};

export const probes: ProbeSet = {
  credential: 'apiKey',
  probes: (id) => [
    { ...withoutCredential('list'), ...listing },
    { ...withoutCredential('check'), ...check(NIL_UUID) },
    { ...withoutCredential('lookUp'), ...lookUp(NIL_UUID) },
    { ...withoutCredential('delete'), ...deleting(NIL_UUID) },
    { ...withWrongCredential('list'), ...listing },
    { ...withWrongCredential('check'), ...check(NIL_UUID) },
    { ...withWrongCredential('lookUp'), ...lookUp(NIL_UUID) },
    { ...withWrongCredential('delete'), ...deleting(NIL_UUID) },
    { ...unknownContact('list', 200), ...listing },
    { ...unknownContact('check'), ...check(NIL_UUID) },
    { ...unknownContact('lookUp'), ...lookUp(NIL_UUID) },
    { ...unknownContact('delete'), ...deleting(NIL_UUID) },
    ...(id === undefined
      ? []
      : [
          { ...canary('check', 200), ...check(id) },
          { ...canary('lookUp', 200), ...lookUp(id) },
          { ...canary('delete', 200), ...deleting(id) },
          // Both pages document a 404 here. Neither says what HEAD answers for a contact that is only marked as deleted.
          { ...canary('deleteAgain', 404), ...deleting(id) },
        ]),
  ],
  problemOfCanary: plainCanary,
};
