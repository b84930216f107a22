/** Errors of the calling program and of this one: the run ends, and every target has its outcome. */
import { expect, test } from 'vitest';
import { AbortError, deleteContacts } from '../../src/index.js';
import { factoryOf } from '../../src/providers/factory.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { finish, many, run, withDeletion, withPort } from './runs.js';

const contacts = { sendme123: many(2_000, 'c') };

test('an error of this program ends the run, and leaves no target without an outcome', async () => {
  const sandbox = createSandbox({ contacts });
  const read = () => {
    throw new TypeError('a bug');
  };
  const outcomes: unknown[] = [];
  const providers = [withDeletion(createSendme123(sandbox.options('sendme123')), { read })];
  const work = deleteContacts({ providers, targets: many(10), maxInFlight: 1 });
  const readAll = async () => {
    for await (const outcome of work) outcomes.push(outcome);
  };
  await expect(readAll()).rejects.toThrow('a bug');
  const message = 'an error of this program (TypeError).';
  expect(work.summary.stops).toEqual([{ provider: undefined, guard: 'unexpected', message }]);
  expect(outcomes[0]).toMatchObject({ outcome: 'unknown', reason: { code: 'unexpected', message } });
  expect(work.summary).toMatchObject({ unknown: 1, notAttempted: 9, requests: 1 });
  expect(outcomes).toHaveLength(10);
});

test('a hook that throws before a request ends the run, and leaves nobody in doubt', async () => {
  const sandbox = createSandbox({ contacts });
  const onRequest = () => {
    if (sandbox.requests.length === 3) throw new Error('the logger is broken');
  };
  const providers = [createSendme123({ ...sandbox.options('sendme123'), onRequest })];
  const { summary, of } = await finish(run(sandbox, many(10), { providers, maxInFlight: 1 }));
  const message = 'sendme123: onRequest threw before deleteContact. It was not carried out.';
  // A request that was held back is neither an attempt nor a request.
  expect(summary).toMatchObject({ deleted: 3, notAttempted: 7, unknown: 0, requests: 3 });
  expect(summary.stops).toEqual([{ provider: undefined, guard: 'unexpected', message }]);
  expect(of('sendme123:c3')).toMatchObject({
    outcome: 'notAttempted',
    attempts: 0,
    reason: { code: 'unexpected', message },
  });
});

test('whatever this program ends with is shown', async () => {
  const sandbox = createSandbox({ contacts });
  const client = createSendme123(sandbox.options('sendme123'));
  const read = () => {
    throw 'no error at all';
  };
  const work = deleteContacts({
    providers: [withDeletion(client, { read })],
    targets: many(1),
  });
  await expect(work.finish()).rejects.toBe('no error at all');
  expect(work.summary.stops).toMatchObject([{ message: 'an error of this program (string).' }]);
});

test('an error while an answer is read leaves its whole batch unknown', async () => {
  const sandbox = createSandbox({ contacts: { wabotify: ['x', 'y', 'z'] } });
  const client = createWabotify(sandbox.options('wabotify'));
  const named = new (class extends Set<string> {
    override has(id: string): boolean {
      if (id === 'y') throw new Error('a bug');
      return true;
    }
  })();
  const read = () => ({ permanence: 'undocumented', named }) as const;
  const work = deleteContacts({
    providers: [withDeletion(client, { read })],
    targets: ['wabotify:x', 'wabotify:y', 'wabotify:z'],
  });
  await expect(work.finish()).rejects.toThrow('a bug');
  expect(work.summary).toMatchObject({ total: 3, deleted: 0, unknown: 3 });
});

test('an error of our classes that no answer explains leaves open what was sent', async () => {
  const sandbox = createSandbox({ contacts });
  const client = createSendme123(sandbox.options('sendme123'));
  const error = new AbortError('aborted.', { provider: 'sendme123', attempts: 1, ambiguous: true });
  const providers = [withPort(client, { call: () => Promise.reject(error) })];
  const { of } = await finish(run(sandbox, many(1), { providers }));
  expect(of('sendme123:c0')).toMatchObject({ outcome: 'unknown', reason: { code: 'unexpected' } });
});

test('an error that is not one of our classes leaves open what was sent, and ends the run', async () => {
  const sandbox = createSandbox({ contacts });
  const client = createSendme123(sandbox.options('sendme123'));
  const providers = [withPort(client, { call: () => Promise.reject(new RangeError('secret')) })];
  const { of, summary } = await finish(run(sandbox, many(3), { providers, maxInFlight: 1 }));
  const message = 'the request ended with an error of the calling program (RangeError).';
  expect(of('sendme123:c0')).toMatchObject({ outcome: 'unknown', reason: { code: 'unexpected', message } });
  expect(summary).toMatchObject({ unknown: 1, notAttempted: 2, requests: 1 });
  expect(summary.stops).toEqual([{ provider: undefined, guard: 'unexpected', message }]);
});

test('what is thrown instead of an error is named by its type', async () => {
  const sandbox = createSandbox({ contacts });
  const client = createSendme123(sandbox.options('sendme123'));
  const providers = [withPort(client, { call: () => Promise.reject('secret') })];
  const { of } = await finish(run(sandbox, many(1), { providers }));
  expect(of('sendme123:c0')).toHaveProperty(
    'reason.message',
    'the request ended with an error of the calling program (string).',
  );
});

test('a target that the client itself refuses is rejected, and the rest goes on', async () => {
  const sandbox = createSandbox({ contacts });
  const client = createSendme123(sandbox.options('sendme123'));
  // Another spelling of the id than the client would send.
  const parseId = (id: string) => ({ id: id === 'c1' ? '..' : id });
  const providers = [withDeletion(client, { parseId })];
  const { of, summary } = await finish(run(sandbox, many(3), { providers, maxInFlight: 1 }));
  expect(of('sendme123:..')).toMatchObject({
    outcome: 'rejected',
    reason: {
      code: 'invalidTarget',
      message: 'sendme123: the contact id ".." would change the path of the request. Nothing was sent.',
    },
  });
  expect(summary).toMatchObject({ deleted: 2, rejected: 1, stops: [] });
});

test.each(['request', 'offenders', 'isOwnNotFound', 'read'] as const)(
  'a definition whose `%s` throws ends the run, and leaves open what may have been sent',
  async (name) => {
    // The first contact is not there, so that every kind of answer is read.
    const sandbox = createSandbox({ contacts: { sendme123: ['c1'] } });
    const { definition } = createSendme123;
    const { request, read } = definition.deletion;
    let throws = true;
    const once =
      <Args extends unknown[], T>(other: (...args: Args) => T) =>
      (...args: Args) => {
        if (!throws) return other(...args);
        throws = false;
        throw new Error('a bug of its author');
      };
    const others = {
      request: once(request),
      read: once(read),
      offenders: once(() => []),
      isOwnNotFound: once(() => true),
    };
    const deletion = { ...definition.deletion, [name]: others[name] };
    const providers = [factoryOf({ ...definition, deletion })(sandbox.options('sendme123'))];
    const work = run(sandbox, ['sendme123:c0', 'sendme123:c1'], { providers, maxInFlight: 1 });
    await work.finish().catch(() => {});
    expect(throws).toBe(false);
    expect(work.summary).toMatchObject({ total: 2, rejected: 0 });
    expect(work.summary.stops).toMatchObject([{ guard: 'unexpected' }]);
    const { absent, deleted, unknown, notAttempted } = work.summary;
    // Without a request, nothing can have been sent.
    expect(unknown).toBe(name === 'request' ? 0 : 1);
    expect(absent + deleted + unknown + notAttempted).toBe(2);
  },
);

test('an input that throws nothing at all still ends the run with an error', async () => {
  const sandbox = createSandbox({ contacts });
  function* torn(): Generator<string> {
    yield 'sendme123:c0';
    throw undefined;
  }
  const providers = [createSendme123(sandbox.options('sendme123'))];
  await expect(finish(deleteContacts({ providers, targets: torn() }))).rejects.toThrow('The run failed.');
  expect(sandbox.requests).toEqual([]);
});
