/** What `verify` can send to Acme CRM. */
import {
  canary,
  type ProbedRequest,
  type ProbeSet,
  unknownContact,
  withoutCredential,
  withWrongCredential,
} from 'contact-deletion/provider';

/** Never given to anybody, says the spec. */
const NOBODY = 'per_0';

const lookUp = (id: string): ProbedRequest => ({ operation: 'getPerson', path: { id }, names: [id] });
const deleting = (id: string): ProbedRequest => ({
  operation: 'deletePerson',
  path: { id },
  query: { scope: 'profile' },
  names: [id],
});

export const probes: ProbeSet = {
  credential: 'apiKey',
  probes: (id) => [
    { ...withoutCredential('lookUp'), ...lookUp(NOBODY) },
    { ...withoutCredential('delete'), ...deleting(NOBODY) },
    { ...withWrongCredential('lookUp'), ...lookUp(NOBODY) },
    { ...withWrongCredential('delete'), ...deleting(NOBODY) },
    { ...unknownContact('lookUp'), ...lookUp(NOBODY) },
    { ...unknownContact('delete'), ...deleting(NOBODY) },
    ...(id === undefined
      ? []
      : [
          { ...canary('lookUp', 200), ...lookUp(id) },
          { ...canary('delete', 204), ...deleting(id) },
          { ...canary('deleteAgain', 410), ...deleting(id) },
        ]),
  ],
  problemOfCanary: (id) =>
    /^per_[\da-z]+$/.test(id) ? undefined : 'must be per_ with small letters and digits',
};
