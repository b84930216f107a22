/**
 * A provider that is not built in: one person per call, 204 for a deletion, 410 for a deleted person, the account in its
 * paths.
 */
import {
  bareAnswer,
  ContactStore,
  type Contract,
  canary,
  defineProvider,
  type FakeContext,
  type FakeProvider,
  jsonAnswer,
  NIL_UUID,
  type ProbeSet,
  plainCanary,
  type RoutedRequest,
  type RunningFake,
  textId,
  unknownContact,
  type Validator,
  withoutCredential,
  withWrongCredential,
  YOUR_ACCOUNT,
} from '../src/providers/define.js';

const person = Object.assign(
  (value: unknown): value is { id: string } => {
    const isPerson = typeof Object(value).id === 'string';
    person.errors = isPerson ? null : [{ instancePath: '/id', keyword: 'type' }];
    return isPerson;
  },
  { errors: null } as Pick<Validator<unknown>, 'errors'>,
);

const refusals = {
  401: { body: 'undocumented' },
  404: { body: 'undocumented' },
  410: { body: 'undocumented' },
} as const;

export const contract = {
  provider: 'acme',
  version: '1.0.0',
  servers: ['https://api.acme.example/v1', 'https://eu.acme.example/v1'],
  operations: {
    deletePerson: {
      operationId: 'deletePerson',
      method: 'DELETE',
      path: '/accounts/{account}/people/{id}',
      responses: { ...refusals, 204: { body: 'undocumented' } },
    },
    getPerson: {
      operationId: 'getPerson',
      method: 'GET',
      path: '/accounts/{account}/people/{id}',
      responses: { ...refusals, 200: { body: 'required', validate: person } },
    },
    echoPerson: {
      operationId: 'echoPerson',
      method: 'POST',
      path: '/echo',
      query: ['id'],
      responses: { 200: { body: 'required', validate: person } },
    },
  },
} as const satisfies Contract;

/** Acme's settings in the sandbox. */
export interface AcmeSettings {
  /** Whether a deleted person is answered with 410, as on its page, or like one who never existed. @default true */
  readonly remembers: boolean;
}

const ACCOUNT = 'sandbox-acme';

const fake = {
  credentials: { accountId: ACCOUNT },
  seedsOf: (ids) => ids,
  start,
} satisfies FakeProvider<string, AcmeSettings>;

function start({ seeds, settings, clock }: FakeContext<string, AcmeSettings>): RunningFake {
  const { remembers = true } = settings;
  const store = new ContactStore<string>();
  for (const id of seeds) store.add(id);
  const success = ({ operation, parameters: { id = '' } }: RoutedRequest) =>
    operation === 'getPerson' ? jsonAnswer(200, { id }) : bareAnswer(204);
  return {
    respond: (request) => {
      const { operation, parameters, headers } = request;
      if (headers.get('x-account') !== ACCOUNT) return bareAnswer(401);
      const { id = '', account } = parameters;
      if (!operation || account !== ACCOUNT) return bareAnswer(404);
      if (!store.isPresent(id)) return bareAnswer(remembers && store.stateOf(id) ? 410 : 404);
      if (operation === 'deletePerson') store.remove(id, 'deleted', clock.now());
      return success(request);
    },
    documentedAnswer: (request, status) => (status < 300 ? success(request) : bareAnswer(status)),
    contacts: () => store.list(),
    stateOf: (id) => store.stateOf(String(id)),
  };
}

const at = (operation: string, id: string, account = YOUR_ACCOUNT) => ({
  operation,
  path: { account, id },
  names: [id],
});

export const probes: ProbeSet = {
  credential: 'accountId',
  probes: (id) => [
    { ...withoutCredential('delete'), ...at('deletePerson', NIL_UUID, NIL_UUID) },
    { ...withWrongCredential('delete'), ...at('deletePerson', NIL_UUID, NIL_UUID) },
    { ...unknownContact('lookUp'), ...at('getPerson', NIL_UUID) },
    { ...unknownContact('delete'), ...at('deletePerson', NIL_UUID) },
    ...(id === undefined
      ? []
      : [
          { ...canary('lookUp', 200), ...at('getPerson', id) },
          { ...canary('delete', 204), ...at('deletePerson', id) },
          { ...canary('deleteAgain', 410), ...at('deletePerson', id) },
        ]),
  ],
  problemOfCanary: plainCanary,
};

export const acme = defineProvider({
  name: 'acme',
  contract,
  credentials: {
    accountId: { header: 'X-Account', variable: 'ACME_ACCOUNT_ID', isAccount: true },
    apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'ACME_API_KEY', optional: true },
  },
  deletion: {
    operation: 'deletePerson',
    batchLimit: 1,
    transactional: true,
    rulings: { 410: 'absent' },
    parseId: textId(),
    request: ([id = ''], { account = '' }) => ({ path: { account, id } }),
    read: (_body, ids) => ({ permanence: 'permanent', named: new Set(ids) }),
    permanenceOf: () => 'permanent',
  },
  lookUp: {
    operation: 'getPerson',
    request: (id, { account = '' }) => ({ path: { account, id } }),
    read: (body, id) => (Object(body).id === id ? 'present' : 'unclear'),
  },
  namesIn: ({ path = {} }) => [path.id],
  fake,
  probes,
});
