/** A definition that cannot work is refused before anything is made from it, with the reason. */
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../generated/contract.js';
import { deleteContacts, InvalidOptionError, type Provider } from '../../src/index.js';
import { assertDefinition } from '../../src/providers/assert-definition.js';
import {
  DEFAULT_RULINGS,
  defineConfig,
  defineProvider,
  type ProviderDefinition,
  textId,
} from '../../src/providers/define.js';
import { rulingOn } from '../../src/providers/definition.js';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { assertChosen, clientOf } from '../../src/providers/factory.js';
import { titled } from '../titles.js';

const contract: Contract = {
  provider: 'acme',
  version: '1.0.0',
  servers: ['https://acme.example', 'https://acme.test'],
  operations: {
    deletePerson: { operationId: 'deletePerson', method: 'DELETE', path: '/people/{id}', responses: {} },
    findPerson: { operationId: 'findPerson', method: 'GET', path: '/people/{id}', responses: {} },
  },
};

const deletion: ProviderDefinition['deletion'] = {
  operation: 'deletePerson',
  batchLimit: 1,
  transactional: true,
  parseId: textId(),
  request: ([id = '']) => ({ path: { id } }),
  read: (_, ids) => ({ permanence: 'permanent', named: new Set(ids) }),
  permanenceOf: () => 'permanent',
};

const apiKey = { header: 'x-key', variable: 'ACME_API_KEY' };

const acme: ProviderDefinition = { name: 'acme', contract, credentials: { apiKey }, deletion };

const optionsOfClients = [
  ...['baseUrl', 'fetch', 'timeoutMs', 'deadlineMs', 'retries', 'userAgent', 'headers', 'logger'],
  ...['onRequest', 'onResponse', 'onRetry', 'onDrift', 'strict', 'clock', 'server', 'env'],
];

const lookUp: NonNullable<ProviderDefinition['lookUp']> = {
  operation: 'findPerson',
  request: (id) => ({ path: { id } }),
  read: () => 'present',
};

describe('a definition is refused if', () => {
  const withDeletion = (other: object) => ({ deletion: { ...deletion, ...other } });
  const withCredential = (other: object) => ({ credentials: { apiKey: { ...apiKey, ...other } } });
  const badName = 'its name must be small letters, digits and hyphens, since targets are written name:id';
  const badVariable = 'the credential apiKey needs an environment variable, such as ACME_API_KEY';
  const badHeader = 'the credential apiKey has no header that can be sent';
  const noCredential = 'its stand-in accepts no credential that must be given';
  const source = { title: 'Deleting people', url: 'https://acme.example/delete' };
  const withStatement = (other: object) => ({
    statements: { backups: [{ en: 'a', es: 'b', source, ...other }] },
  });
  const noTopic = 'there is no topic people for statements: recovery, retention, messages, backups, requests';
  const noText = 'a statement on backups has no text in each of en, es';
  const noSource = 'a statement on backups has no source: the title of a page, and its address';
  const badBatch = 'batchLimit must be a whole number, 1 or more';
  const badStatus = (status: number, ruling = 'absent') =>
    `there is a ruling for ${status} (${ruling}); only 4xx are ruled on, and of these not 408 and 429`;

  test.each<[what: string, other: object, problem: string, name?: string]>([
    ['its name has a capital', { name: 'Acme' }, badName, 'Acme'],
    ['its name has a colon', { name: 'ac:me' }, badName, 'ac:me'],
    ['its name begins with a digit', { name: '1acme' }, badName, '1acme'],
    ['its name is empty', { name: '' }, badName, ''],
    ['it has no name', { name: undefined }, badName, 'a provider'],
    ['its name is no text', { name: 7 }, badName, 'a provider'],
    [
      'it has no contract',
      { contract: undefined },
      'it has no contract; `contact-deletion generate` makes one from the spec',
    ],
    ['it has no credentials', { credentials: undefined }, 'it has no credential that must be given'],
    ['it has none at all', { credentials: {} }, 'it has no credential that must be given'],
    ['all can be left out', withCredential({ optional: true }), 'it has no credential that must be given'],
    ['a credential has no header', withCredential({ header: undefined }), badHeader],
    ['a header cannot be sent', withCredential({ header: 'x key' }), badHeader],
    ['a header is empty', withCredential({ header: '' }), badHeader],
    ['a scheme cannot be sent', withCredential({ scheme: 'Bearer\n' }), badHeader],
    ['a credential has no variable', withCredential({ variable: undefined }), badVariable],
    ['a variable is none', withCredential({ variable: 'acme-key' }), badVariable],
    ['a variable only ends like one', withCredential({ variable: 'acme-KEY' }), badVariable],
    ['a variable only begins like one', withCredential({ variable: 'ACME-key' }), badVariable],
    ['a variable begins with a digit', withCredential({ variable: '1_KEY' }), badVariable],
    [
      'its stand-in takes a credential that it does not have',
      { fake: { credentials: { key: 'x' } } },
      'its stand-in accepts a credential key, which it does not have',
    ],
    [
      'its stand-in takes a credential that every object seems to have',
      { fake: { credentials: { toString: 'x' } } },
      'its stand-in accepts a credential toString, which it does not have',
    ],
    ['its stand-in takes none', { fake: { credentials: {} } }, noCredential],
    ['its stand-in says of none', { fake: {} }, noCredential],
    [
      'its stand-in takes the optional one alone',
      {
        credentials: { apiKey, team: { header: 'x-team', variable: 'ACME_TEAM', optional: true } },
        fake: { credentials: { team: 'x' } },
      },
      noCredential,
    ],
    [
      'its probes send a credential that it does not have',
      { probes: { credential: 'key' } },
      'its probes send a credential key, which it does not have',
    ],
    ['a choice has one value', { choices: { depth: ['deep'] } }, 'the choice depth needs two values or more'],
    [
      'a choice has one value twice',
      { choices: { depth: ['deep', 'deep'] } },
      'the choice depth needs two values or more',
    ],
    ...optionsOfClients.map((option): [string, object, string] => [
      `a credential is called like the option ${option}`,
      { credentials: { [option]: apiKey } },
      `the credential ${option} is called like another option of its clients: give it another name`,
    ]),
    ['a choice is no list', { choices: { depth: 'deep' } }, 'the choice depth needs two values or more'],
    [
      'a server is not of its spec',
      { servers: { north: 'https://acme.example', south: 'https://elsewhere.example' } },
      'the server south is none of its spec',
    ],
    ['it states something on no topic', { statements: { people: [] } }, noTopic],
    [
      'its statements are no list',
      { statements: { backups: 'none' } },
      'the statements on backups must be a list',
    ],
    ['a statement is one language short', withStatement({ es: ' ' }), noText],
    ['a statement is none', { statements: { backups: [null] } }, noText],
    ['a statement has no source', withStatement({ source: undefined }), noSource],
    ['a source has no title', withStatement({ source: { url: 'https://acme.example' } }), noSource],
    ['a source is a script', withStatement({ source: { title: 'A', url: 'javascript:alert(1)' } }), noSource],
    ['an address is none', withStatement({ source: { title: 'A' } }), noSource],
    [
      'an address comes later',
      withStatement({ source: { title: 'A', url: 'see https://a.example' } }),
      noSource,
    ],
    ['an address is two', withStatement({ source: { title: 'A', url: 'https://a.example b' } }), noSource],
    ['it has no deletion', { deletion: undefined }, 'it does not say how to delete'],
    [
      'there is no such operation',
      withDeletion({ operation: 'deletePeople' }),
      'there is no operation deletePeople in its contract: deletePerson, findPerson',
    ],
    [
      'there is no such operation of its own',
      withDeletion({ operation: 'toString' }),
      'there is no operation toString in its contract: deletePerson, findPerson',
    ],
    [
      'there is no such look-up',
      { lookUp: { ...lookUp, operation: 'find' } },
      'there is no operation find in its contract: deletePerson, findPerson',
    ],
    ['nothing parses an id', withDeletion({ parseId: undefined }), 'parseId must be a function'],
    ['nothing makes a request', withDeletion({ request: undefined }), 'request must be a function'],
    ['nothing reads an answer', withDeletion({ read: undefined }), 'read must be a function'],
    ['a permanence is a word', withDeletion({ permanenceOf: 'soft' }), 'permanenceOf must be a function'],
    ['nothing reads a look-up', { lookUp: { ...lookUp, read: undefined } }, 'lookUp.read must be a function'],
    [
      'nothing reads a list',
      { search: { list: { operation: 'findPerson', request: () => ({}) } } },
      'search.list.read must be a function',
    ],
    [
      'nothing asks for a list',
      { search: { list: { operation: 'findPerson', read: () => 'unclear' } } },
      'search.list.request must be a function',
    ],
    [
      'nothing says what to search for',
      { search: { email: { operation: 'findPerson', request: () => ({}), read: () => 'unclear' } } },
      'search.email.terms must be a function',
    ],
    [
      'a search is of an operation that there is not',
      {
        search: { phone: { operation: 'find', terms: () => [], request: () => ({}), read: () => 'unclear' } },
      },
      'there is no operation find in its contract: deletePerson, findPerson',
    ],
    [
      'nothing asks a look-up',
      { lookUp: { ...lookUp, request: undefined } },
      'lookUp.request must be a function',
    ],
    ['a batch is of none', withDeletion({ batchLimit: 0 }), badBatch],
    ['a batch is of a share', withDeletion({ batchLimit: 1.5 }), badBatch],
    ['a batch has no limit', withDeletion({ batchLimit: undefined }), badBatch],
    [
      'nothing tells whom a batch names',
      withDeletion({ batchLimit: 2 }),
      'a batch needs namesIn, which says whom a request names',
    ],
    ['it rules on a success', withDeletion({ rulings: { 200: 'absent' } }), badStatus(200)],
    ['it rules on a redirect', withDeletion({ rulings: { 302: 'stop' } }), badStatus(302, 'stop')],
    ['it rules on a time-out', withDeletion({ rulings: { 408: 'absent' } }), badStatus(408)],
    ['it rules on a limit', withDeletion({ rulings: { 429: 'stop' } }), badStatus(429, 'stop')],
    ['it rules on a failure', withDeletion({ rulings: { 500: 'absent' } }), badStatus(500)],
    [
      'it rules with another word',
      withDeletion({ rulings: { 410: 'gone' } }),
      'the ruling gone for 410 is none: absent, blocked, rejected, tooLarge, stop',
    ],
  ])('%s', (_, other, problem, name = 'acme') => {
    const define = () => defineProvider({ ...acme, ...other } as never);
    expect(define).toThrow(InvalidOptionError);
    const message = `${name}: its definition cannot be used: ${problem}.`;
    expect(define).toThrow(expect.objectContaining({ message, attempts: 0 }));
  });

  test.each([undefined, null, 'acme', 7])('it is %j', (nothing) => {
    expect(() => defineProvider(nothing as never)).toThrow(InvalidOptionError);
  });
});

test.each([
  ['the least that there can be', {}],
  ['with a look-up', { lookUp }],
  ['with a batch', { deletion: { ...deletion, batchLimit: 9 }, namesIn: () => [] }],
  ['with choices', { choices: { depth: ['shallow', 'deep'] } }],
  ['with named servers', { servers: { south: 'https://acme.test' } }],
  [
    'with 4xx of its own',
    { deletion: { ...deletion, rulings: { 400: 'stop', 410: 'absent', 499: 'stop' } } },
  ],
  ['with a digit and a hyphen in its name', { name: 'acme-2' }],
  ['with a digit in its variable', { credentials: { apiKey: { ...apiKey, variable: 'ACME_KEY_2' } } }],
  ['with a variable of one letter', { credentials: { apiKey: { ...apiKey, variable: 'K' } } }],
  ['with a scheme', { credentials: { apiKey: { ...apiKey, scheme: 'Bearer ' } } }],
  ['with a credential called like what every object has', { credentials: { toString: apiKey } }],
  [
    'with a stand-in that takes the needed credential beside an optional one',
    {
      credentials: { apiKey, team: { header: 'x-team', variable: 'ACME_TEAM', optional: true } },
      fake: { credentials: { team: 'x', apiKey: 'y' } },
    },
  ],
  ['with probes', { probes: { credential: 'apiKey' } }],
])('a definition is taken: %s', (_, other) => {
  expect(() => defineProvider({ ...acme, ...other } as never)).not.toThrow();
});

test.each(titled(builtinDefinitions, ({ name }) => name))(
  'the definition of %s is taken, too',
  (definition) => {
    expect(() => assertDefinition(definition)).not.toThrow();
  },
);

test('the built-in providers are called as people call them', () => {
  const titles = builtinDefinitions.map(({ name, title = name }) => title);
  expect(titles).toEqual(['Huduma SMS', 'sendme123', 'Wabotify']);
});

test('the built-in providers have names and variables of their own', () => {
  const names = builtinDefinitions.map(({ name }) => name);
  const variables = builtinDefinitions.flatMap(({ credentials }) =>
    Object.values(credentials).map(({ variable }) => variable),
  );
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(variables).size).toBe(variables.length);
});

test('two providers of one name cannot be in one run', () => {
  const providers = ['a-key', 'another-key'].map((key) => clientOf({ ...acme }, { apiKey: key }) as Provider);
  expect(() => deleteContacts({ providers, targets: [] })).toThrow('acme: the provider is given twice.');
});

test('a ruling of a provider is a difference from those that HTTP defines', () => {
  const own = { ...acme, deletion: { ...deletion, rulings: { 404: 'stop', 410: 'absent' } as const } };
  expect([400, 404, 409, 410, 418].map((status) => rulingOn(own, status))).toEqual([
    DEFAULT_RULINGS[400],
    'stop',
    'blocked',
    'absent',
    undefined,
  ]);
  expect(rulingOn(acme, 404)).toBe('absent');
});

test('a configuration is what it is given', () => {
  const config = { providers: [defineProvider(acme as never)] };
  expect(defineConfig(config)).toBe(config);
});

test.each(['name', 'api', 'choosing'])('a method called %s is refused, since a client has one', (name) => {
  const methods = () => ({ [name]: () => 'its own' });
  expect(() => clientOf({ ...acme, methods }, { apiKey: 'k' })).toThrow(
    `acme: a method cannot be called ${name}: that is the client's own.`,
  );
});

test('a server of a provider whose servers have no names is refused', () => {
  expect(() => clientOf(acme, { apiKey: 'k', server: 'north' })).toThrow(
    'acme: there is no server "north": none has a name.',
  );
});

describe('a choice is never assumed', () => {
  const choosy = { ...acme, choices: { depth: ['', 'deep'] } } as const;
  test.each<[string, Record<string, string>]>([
    ['missing, beside a value that is empty', {}],
    ['inherited', Object.create({ depth: 'deep' })],
  ])('if it is %s', (_, chosen) => {
    expect(() => assertChosen(choosy, chosen)).toThrow('it is never assumed');
  });
  test('and is kept if it was made', () => {
    expect(assertChosen(choosy, { depth: '' })).toEqual({ depth: '' });
  });
});
