/** An asynchronous input: how often it is read, and that it is closed. */
import { expect, test } from 'vitest';
import { deleteContacts } from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { clientOf, finish } from './runs.js';

const sandbox = createSandbox();
const providers = [clientOf(sandbox, 'sendme123')];

/** An input that records when it is read and when it is closed. */
function watchedInput<T>(items: Iterable<T>, onCall: (calls: readonly string[]) => void = () => {}) {
  const calls: string[] = [];
  const iterator = items[Symbol.iterator]();
  const note = (call: string) => {
    calls.push(call);
    onCall(calls);
  };
  const input: AsyncIterable<T> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        note('asked');
        return iterator.next();
      },
      return: async () => {
        note('closed');
        return { done: true, value: undefined };
      },
    }),
  };
  return { calls, input };
}

test('it is not asked at all if the run was aborted before', async () => {
  const { calls, input } = watchedInput(['sendme123:a']);
  const signal = AbortSignal.abort();
  const { outcomes } = await finish(deleteContacts({ providers, targets: input, signal }));
  expect(outcomes).toEqual([]);
  expect(calls).toEqual([]);
});

test('after an abort it is asked no more, and closed', async () => {
  const controller = new AbortController();
  const { calls, input } = watchedInput(['sendme123:a', 'sendme123:b', 'sendme123:c'], ({ length }) => {
    if (length === 2) controller.abort();
  });
  const { signal } = controller;
  const { summary } = await finish(deleteContacts({ providers, targets: input, signal }));
  expect(summary).toMatchObject({ deleted: 0, requests: 0 });
  expect(calls).toEqual(['asked', 'asked', 'closed']);
});

test('it is closed if one of its targets ends the run, and errors of closing it are ignored', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  const torn = {
    get provider(): string {
      throw new Error('cannot be read');
    },
    id: 'a',
  };
  const { calls, input } = watchedInput([torn, 'sendme123:a'], (so) => {
    if (so.at(-1) === 'closed') throw new Error('cannot be closed');
  });
  await expect(finish(deleteContacts({ providers, targets: input }))).rejects.toThrow('cannot be read');
  await new Promise(setImmediate);
  process.off('unhandledRejection', note);
  expect(calls).toEqual(['asked', 'closed']);
  expect(unhandled).toEqual([]);
});

test('it need not know how to be closed', async () => {
  const items = ['sendme123:a'][Symbol.iterator]();
  const input: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({ next: async () => items.next() }),
  };
  const { summary } = await finish(deleteContacts({ providers, targets: input }));
  expect(summary).toMatchObject({ total: 1 });
});
