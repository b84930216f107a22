/** What `verify` can send to Wabotify. */
import {
  canary,
  NIL_UUID,
  type ProbedRequest,
  type ProbeSet,
  plainCanary,
  UNREACHABLE_EMAIL,
  UNREACHABLE_PHONE,
  unknownContact,
  withoutCredential,
  withWrongCredential,
  YOUR_ACCOUNT,
} from '../../assurance/probe.js';

const deleting = (workspaceId: string, id: string): ProbedRequest => ({
  operation: 'deleteContacts',
  body: { workspaceId, contactIds: [{ ids: id }] },
  names: [id],
});

const lookingUp = (workspaceId: string, contactId: string): ProbedRequest => ({
  operation: 'getContact',
  path: { contactId },
  query: { workspaceId },
  names: [contactId],
});

const searchingByPhone = (workspaceId: string): ProbedRequest => ({
  operation: 'searchContactsByPhone',
  query: { cellphone: UNREACHABLE_PHONE, workspaceId },
  names: [],
});

const searchingByEmail = (workspaceId: string): ProbedRequest => ({
  operation: 'searchContactsByEmail',
  query: { email: UNREACHABLE_EMAIL, workspaceId },
  names: [],
});

const listing = (workspaceId: string): ProbedRequest => ({
  operation: 'listContacts',
  query: { workspaceId },
  names: [],
});

export const probes: ProbeSet = {
  credential: 'workspaceId',
  probes: (id) => [
    { ...withoutCredential('list'), ...listing(NIL_UUID) },
    { ...withoutCredential('searchByPhone'), ...searchingByPhone(NIL_UUID) },
    { ...withoutCredential('searchByEmail'), ...searchingByEmail(NIL_UUID) },
    { ...withoutCredential('lookUp'), ...lookingUp(NIL_UUID, NIL_UUID) },
    { ...withoutCredential('delete'), ...deleting(NIL_UUID, NIL_UUID) },
    { ...withWrongCredential('list'), ...listing(NIL_UUID) },
    { ...withWrongCredential('searchByPhone'), ...searchingByPhone(NIL_UUID) },
    { ...withWrongCredential('searchByEmail'), ...searchingByEmail(NIL_UUID) },
    { ...withWrongCredential('lookUp'), ...lookingUp(NIL_UUID, NIL_UUID) },
    { ...withWrongCredential('delete'), ...deleting(NIL_UUID, NIL_UUID) },
    // Not the list: with your credential it would show people.
    { ...unknownContact('searchByPhone'), ...searchingByPhone(YOUR_ACCOUNT) },
    { ...unknownContact('searchByEmail'), ...searchingByEmail(YOUR_ACCOUNT) },
    { ...unknownContact('lookUp'), ...lookingUp(YOUR_ACCOUNT, NIL_UUID) },
    { ...unknownContact('delete'), ...deleting(YOUR_ACCOUNT, NIL_UUID) },
    ...(id === undefined
      ? []
      : [
          { ...canary('lookUp', 200), ...lookingUp(YOUR_ACCOUNT, id) },
          { ...canary('delete', 200), ...deleting(YOUR_ACCOUNT, id) },
          { ...canary('lookUpAgain', 404), ...lookingUp(YOUR_ACCOUNT, id) },
          { ...canary('deleteAgain', 404), ...deleting(YOUR_ACCOUNT, id) },
        ]),
  ],
  problemOfCanary: plainCanary,
};
