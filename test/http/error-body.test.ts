/** An error's body never changes the class of the error, and is shown only in `body`. */
import { describe, expect, test } from 'vitest';
import { NotFoundError, ServerError } from '../../src/index.js';
import { sendme123At } from './clients.js';
import {
  always,
  answers,
  answersInChunks,
  answersJson,
  type Behaviour,
  serverThat,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

describe('the body of an error', () => {
  const html = { 'content-type': 'text/html' };
  const page = `<h1>Bad gateway</h1> ${SECRETS.inBody}`;
  const megabytes = 'x'.repeat(20 * 2 ** 20);
  const cases: [name: string, make: (status: number) => Behaviour, body: unknown, foreign?: 'foreign'][] = [
    ['JSON', (status) => answersJson(status, { message: SECRETS.inBody }), { message: SECRETS.inBody }],
    ['JSON of a problem', (status) => problem(status), { title: 'no' }],
    ['a page', (status) => answers(status, page, html), page, 'foreign'],
    [
      'JSON that is cut off',
      (status) => answers(status, '{"message":"', { 'content-type': 'application/json' }),
      '{"message":"',
      'foreign',
    ],
    ['JSON that calls itself a page', (status) => answers(status, '{}', html), '{}', 'foreign'],
    ['empty', (status) => answers(status), undefined],
    ['empty and JSON', (status) => answers(status, '', { 'content-type': 'application/json' }), undefined],
    ['empty, in chunks', (status) => answersInChunks(status, []), undefined],
    ['20 MiB long', (status) => answers(status, megabytes), undefined, 'foreign'],
    ['20 MiB long, in chunks', (status) => answersInChunks(status, [megabytes]), undefined, 'foreign'],
    [
      'not in its charset',
      (status) => answers(status, Buffer.from([0xff, 0xfe, 0xfd])),
      undefined,
      'foreign',
    ],
  ];

  function problem(status: number) {
    return answers(status, '{"title":"no"}', { 'content-type': 'application/problem+json' });
  }

  test.each(cases)('that is %s leaves the error that of its status', async (_, make, body, foreign) => {
    for (const [status, ErrorClass] of [
      [404, NotFoundError],
      [500, ServerError],
    ] as const) {
      const server = await serverThat(always(make(status)));
      const error = await failureOf(sendme123At(server, { retries: 0 }).deleteContact(PERSON), ErrorClass);
      expect(error.status).toBe(status);
      expect(error.body).toEqual(body);
      expect(error.foreignBody).toBe(foreign === 'foreign');
    }
  });

  test.each(cases)('that is %s does not throw through the contract', async (_, make, body) => {
    const server = await serverThat(always(make(404)));
    const params = { path: { id: PERSON } };
    const { data, error, response } = await sendme123At(server).api.DELETE('/api/contacts/{id}', { params });
    expect(response.status).toBe(404);
    expect(data).toBeUndefined();
    // openapi-fetch parses whatever can be parsed, regardless of the content type.
    expect(error).toEqual(body === '{}' ? {} : (body ?? ''));
  });

  test('shows nowhere but in `body`', async () => {
    const server = await serverThat(answersJson(404, { message: SECRETS.inBody, contact: PERSON }));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), NotFoundError);
    expect(error.body).toEqual({ message: SECRETS.inBody, contact: PERSON });
    expect(Object.keys(error)).not.toContain('body');
    expect(JSON.stringify(error)).not.toContain(PERSON);
  });
});

nothingLeaks();
