/** Options that make no sense are refused at once. */
import { expect, test } from 'vitest';
import { type FindOptions, findContacts } from '../../src/finding/index.js';
import { huduma } from '../../src/providers/huduma/index.js';
import { Directory } from './directory.js';

const client = new Directory([]).client();
const people = [{ email: 'ana@example.com' }];

test.each<[string, object, string]>([
  ['no providers', { providers: [] }, 'no provider was given'],
  ['providers that are no list', { providers: client }, 'no provider was given'],
  ['a provider twice', { providers: [client, client] }, 'given twice'],
  ['what is no client', { providers: [{ name: 'directory' }] }, 'no client of a provider'],
  ['nothing', { providers: [undefined] }, 'no client of a provider'],
  ['no people', { people: undefined }, 'people must be a list'],
  ['one text', { people: 'ana@example.com' }, 'people must be a list'],
  ['one person', { people: people[0] }, 'people must be a list'],
  ['an unknown option', { maxDelete: 5 }, 'no option "maxDelete"'],
  ['an unknown region', { defaultRegion: 'UK' }, 'defaultRegion must be'],
  ['a region in small letters', { defaultRegion: 'tz' }, 'defaultRegion must be'],
  ['an empty region', { defaultRegion: '' }, 'defaultRegion must be'],
  ['a scan that is a number', { scan: 100 }, 'scan must be'],
  ['a scan that is null', { scan: null }, 'scan must be'],
  ['a scan without a bound', { scan: {} }, 'scan must be'],
  ['a scan of nobody', { scan: { maxContacts: 0 } }, 'scan must be'],
  ['a text for a list', { accept: 'several' }, 'accept must be a list'],
  ['an unknown doubt', { accept: ['everything'] }, 'accept must be a list'],
  ['one account, not a list', { provenAccounts: 'huduma' }, 'provenAccounts must be a list'],
  ['an account elsewhere', { provenAccounts: ['elsewhere'] }, 'provenAccounts names a provider'],
  ['no requests in flight', { maxInFlight: 0 }, 'maxInFlight must be'],
  ['a pace elsewhere', { maxPerSecond: { elsewhere: 5 } }, 'maxPerSecond names a provider'],
])('%s', (_, options, problem) => {
  const all = { providers: [client], people, ...options } as FindOptions;
  expect(() => findContacts(all)).toThrow(problem);
  expect(() => findContacts(all)).toThrow(/Nothing was sent/);
});

test('a client with something left to choose can be searched', () => {
  const undecided = huduma({ token: 'token-of-somebody' });
  expect(() => findContacts({ providers: [undecided], people })).not.toThrow();
});
