/** A small provider of a user's own, as the text of a module, for whatever reads the configuration. */

/** @param more Further fields of the definition, as text. Later ones win. */
export const acmeModule = (more = ''): string => `
const people = (ids) => new Map(ids.map((id) => [id, 'present']));
const answer = (status) => ({ status, headers: {}, body: undefined });
export const acme = {
  definition: {
    name: 'acme',
    title: 'Acme CRM',
    contract: {
      provider: 'acme',
      version: '2.1.0',
      servers: ['https://api.acme.example/v1', 'https://eu.acme.example/v1'],
      operations: {
        deletePerson: {
          operationId: 'deletePerson',
          method: 'DELETE',
          path: '/people/{id}',
          query: ['how'],
          responses: { 204: { body: 'undocumented' }, 401: { body: 'undocumented' }, 410: { body: 'undocumented' } },
        },
      },
    },
    credentials: {
      apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'ACME_API_KEY' },
      gatewayKey: { header: 'x-gateway-key', variable: 'ACME_GATEWAY_KEY', optional: true },
    },
    servers: { america: 'https://api.acme.example/v1', europe: 'https://eu.acme.example/v1' },
    choices: { removalKind: ['archive', 'erase'] },
    deletion: {
      operation: 'deletePerson',
      batchLimit: 1,
      transactional: true,
      rulings: { 410: 'absent' },
      parseId: (id) => (/^per_[a-z0-9]+$/.test(id) ? { id } : { problem: 'must begin with per_' }),
      request: ([id], { choices }) => ({ path: { id }, query: { how: choices.removalKind } }),
      read: (_, ids) => ({ permanence: 'permanent', named: new Set(ids) }),
      permanenceOf: ({ removalKind }) => (removalKind === 'archive' ? 'soft' : 'permanent'),
    },
    exampleIds: ['per_1'],
    fake: {
      credentials: { apiKey: 'sandbox-acme-key' },
      seedsOf: (ids) => ids,
      start({ seeds }) {
        const states = people([...seeds]);
        return {
          respond({ operation, parameters, headers }) {
            if (!operation) return answer(404);
            if (headers.get('authorization') !== 'Bearer sandbox-acme-key') return answer(401);
            if (states.get(parameters.id) !== 'present') return answer(410);
            states.set(parameters.id, 'deleted');
            return answer(204);
          },
          documentedAnswer: (_, status) => answer(status),
          contacts: () => Array.from(states, ([id, state]) => ({ id, state })),
          stateOf: (id) => states.get(id),
        };
      },
    },
    ${more}
  },
};
`;
