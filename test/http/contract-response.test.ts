/**
 * What a caller of the contract gets from an answer: the status in words, the headers, and the text in the right charset.
 */
import { describe, expect, test } from 'vitest';
import type { DocumentedResponse } from '../../generated/contract.js';
import { clientOf } from '../../src/providers/factory.js';
import { acme, contract } from '../acme.js';
import { sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { answers, answersJson, type Behaviour, serverThat } from './misbehaving-server.js';
import { nothingLeaks, PERSON } from './witness.js';

const deletionAt = async (behaviour: Behaviour) => {
  const params = { path: { id: PERSON } };
  return sendme123At(await serverThat(behaviour)).api.DELETE('/api/contacts/{id}', { params });
};

test.each([
  [200, 'OK'],
  [404, 'Not Found'],
])('the status %i comes with its words', async (status, statusText) => {
  const { response } = await deletionAt(answersJson(status, sendme123Receipt()));
  expect(response).toMatchObject({ status, statusText });
});

test('the headers come as they were sent, but for the length on the wire', async () => {
  const { response } = await deletionAt(answersJson(200, sendme123Receipt(), { 'x-trace': 'trace-1' }));
  expect(response.headers.get('x-trace')).toBe('trace-1');
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.has('content-length')).toBe(false);
});

describe('a body is read in the charset that it names', () => {
  const message = 'borrado: Pérez';
  const latin1 = Buffer.from(JSON.stringify({ ...sendme123Receipt(), message }), 'latin1');

  test.each([
    'application/json; charset=iso-8859-1',
    'application/json;charset=iso-8859-1',
    'application/json;   charset=iso-8859-1',
    'application/json; charset="iso-8859-1"',
    'application/json; charset=iso-8859-1; profile=x',
    'application/json; charset=iso-8859-1;profile=x',
    'application/json; charset=iso-8859-1 ',
    'application/json; CHARSET=ISO-8859-1',
    'application/json; profile=x; charset=latin1',
  ])('%s', async (type) => {
    const { data } = await deletionAt(answers(200, latin1, { 'content-type': type }));
    expect(data).toMatchObject({ message });
  });
});

describe('what cannot have a body comes without one', () => {
  test.each([204, 205])('a %i that its page documents', async (status) => {
    const { deletePerson } = contract.operations;
    const responses: Record<number, DocumentedResponse> = { [status]: { body: 'undocumented' } };
    const operations = { deletePerson: { ...deletePerson, responses } };
    const definition = { ...acme.definition, contract: { ...contract, operations } };
    const fetch = async () => new Response(null, { status });
    const { api } = clientOf<{ [path: string]: { delete: object } }, unknown>(definition as never, {
      accountId: 'a-1',
      fetch,
    });
    const path = { account: 'a-1', id: 'per_1' };
    const call = api.DELETE('/accounts/{account}/people/{id}', { params: { path } } as never);
    expect((await call).response).toMatchObject({ status, body: null });
  });

  test('an answer to HEAD', async () => {
    const server = await serverThat(answers(200, '', { 'content-length': '123' }));
    const params = { path: { id: PERSON } };
    const { response } = await sendme123At(server).api.HEAD('/api/contacts/{id}', { params });
    expect(response).toMatchObject({ status: 200, body: null });
  });
});

nothingLeaks();
