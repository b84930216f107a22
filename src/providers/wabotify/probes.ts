/** What `verify` can send to Wabotify. */
import {
  canary,
  NIL_UUID,
  type ProbedRequest,
  type ProbeSet,
  plainCanary,
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

export const probes: ProbeSet = {
  credential: 'workspaceId',
  probes: (id) => [
    { ...withoutCredential('lookUp'), ...lookingUp(NIL_UUID, NIL_UUID) },
    { ...withoutCredential('delete'), ...deleting(NIL_UUID, NIL_UUID) },
    { ...withWrongCredential('lookUp'), ...lookingUp(NIL_UUID, NIL_UUID) },
    { ...withWrongCredential('delete'), ...deleting(NIL_UUID, NIL_UUID) },
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
