/** The effect of drift on a call: none by default, and an error if the client is strict. */
import { describe, expect, test } from 'vitest';
import {
  type Drift,
  DriftError,
  NotFoundError,
  RedirectError,
  ServerError,
  UnexpectedResponseError,
} from '../../src/index.js';
import { deletions, hudumaAt } from './clients.js';
import { hudumaDeleted, hudumaError } from './documented.js';
import { answers, answersJson, redirects, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks } from './witness.js';

const deletion = { mode: 'trash', ids: [1] } as const;

describe('by default a call carries on', () => {
  test('with the success, since the deletion has happened', async () => {
    const server = await serverThat(answersJson(200, { ...hudumaDeleted(1), code: 7 }));
    const { data } = await hudumaAt(server).deleteContacts(deletion);
    expect(data).toEqual({ ...hudumaDeleted(1), code: 7 });
  });

  test('with the error of the status', async () => {
    const server = await serverThat(answersJson(404, { error: 'not there' }));
    const error = await failureOf(hudumaAt(server).deleteContacts(deletion), NotFoundError);
    expect(error.body).toEqual({ error: 'not there' });
  });
});

describe('a strict client throws', () => {
  test('a success that does not match, and says where', async () => {
    const server = await serverThat(answersJson(200, { ...hudumaDeleted(1), code: 7, message: undefined }));
    const work = hudumaAt(server, { strict: true }).deleteContacts(deletion);
    const error = await failureOf(work, DriftError);
    expect(error.message).toBe(
      'huduma: the answer 200 to deleteContacts does not match the spec: / (required), /code (const).',
    );
    expect(error).toMatchObject({
      provider: 'huduma',
      operation: 'deleteContacts',
      attempts: 1,
      drift: { status: 200, kind: 'body' },
    });
  });

  test('an error that does not match', async () => {
    const server = await serverThat(answers(404));
    const work = hudumaAt(server, { strict: true }).deleteContacts(deletion);
    const error = await failureOf(work, DriftError);
    expect(error.message).toBe(
      'huduma: the answer 404 to deleteContacts does not match the spec: missingBody.',
    );
    expect(error.drift).toMatchObject({ status: 404, kind: 'missingBody' });
  });

  test.each(deletions)('through the contract of %s too', async ({ sendByContract }) => {
    const server = await serverThat(answersJson(418, {}));
    const error = await failureOf(sendByContract(server, { strict: true }), DriftError);
    expect(error.drift.kind).toBe('status');
  });

  test('what is worse than drift as what it is', async () => {
    const server = await serverThat(
      redirects(302, 'https://elsewhere.example'),
      answers(200, '<p>', { 'content-type': 'text/html' }),
    );
    const client = hudumaAt(server, { strict: true });
    await failureOf(client.deleteContacts(deletion), RedirectError);
    await failureOf(client.deleteContacts(deletion), UnexpectedResponseError);
  });

  test('after the hook was called', async () => {
    const drifts: Drift[] = [];
    const server = await serverThat(answersJson(200, {}));
    const client = hudumaAt(server, { strict: true, onDrift: (drift) => drifts.push(drift) });
    const error = await failureOf(client.deleteContacts(deletion), DriftError);
    expect(drifts).toEqual([error.drift]);
  });

  test('only if there is drift', async () => {
    const server = await serverThat(answersJson(500, hudumaError(500)));
    const client = hudumaAt(server, { strict: true, retries: 0 });
    await failureOf(client.deleteContacts(deletion), ServerError);
  });
});

nothingLeaks();
