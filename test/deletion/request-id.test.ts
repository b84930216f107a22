/** The provider's request id is in the outcomes that rest on its answer. */
import { expect, test } from 'vitest';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { finish, run } from './runs.js';

const answered = (status: number, id: string): Fault => ({
  kind: 'status',
  status,
  headers: { 'x-request-id': id },
});

test('the id of the last answer is kept, also if no other answer follows', async () => {
  const faults = [
    { method: 'POST', nth: 1, do: answered(500, 'first') },
    { method: 'POST', nth: 2, do: answered(429, 'second') },
    { method: 'POST', from: 3, do: { kind: 'refuse' as const } },
  ];
  const sandbox = createSandbox({ contacts: { wabotify: ['x'] }, faults });
  const { of } = await finish(run(sandbox, ['wabotify:x']));
  expect(of('wabotify:x')).toMatchObject({ outcome: 'unknown', requestId: 'second' });
});

test('without an id of the provider, there is none', async () => {
  const { of } = await finish(run(createSandbox({ contacts: { wabotify: ['x'] } }), ['wabotify:x']));
  expect(of('wabotify:x')).not.toHaveProperty('requestId');
});

test.each(['a\u001b[31m', 'x'.repeat(201), ''])('%j is no id of a request', async (id) => {
  const body = { status: '401 UNAUTHORIZED', code: 4010, reqId: id, message: 'no' };
  const faults = [{ do: { kind: 'status' as const, status: 401, body } }];
  const { of } = await finish(run(createSandbox({ contacts: { huduma: [1] }, faults }), ['huduma:1']));
  expect(of('huduma:1')).not.toHaveProperty('requestId');
});
