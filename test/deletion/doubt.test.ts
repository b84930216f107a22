/** How a doubt about an earlier request affects the verdict of a later answer, and the counts. */
import { fetch as undiciFetch } from 'undici';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/deletion/limits.js';
import { deleteContacts } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type Fault, type FaultRule } from '../../src/sandbox/index.js';
import { answers, serverThat } from '../http/misbehaving-server.js';
import { SECRETS } from '../http/witness.js';
import { finish, run } from './runs.js';
import { deleteThree, targets } from './three-contacts.js';

const status = (code: number): Fault => ({ kind: 'status', status: code });

test('a batch whose answer was lost stays in doubt, although it is refused after that', async () => {
  const { outcomes } = await deleteThree('wabotify', [
    { method: 'POST', nth: 1, do: { kind: 'reset' } },
    { do: status(400) },
  ]);
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({
      outcome: 'unknown',
      perhapsByUs: true,
      reason: { code: 'refusedAfterLoss', status: 400 },
    });
});

test('a contact that is refused by itself, after a batch that may have been carried out in part, is rejected, perhaps by us', async () => {
  const { of } = await deleteThree('wabotify', [{ ids: ['y'], do: status(400) }]);
  expect(of('wabotify:y')).toMatchObject({ outcome: 'rejected', perhapsByUs: true });
});

test('a refusal after a lost answer says why it settles nothing', async () => {
  const faults: FaultRule[] = [{ nth: 1, do: { kind: 'reset' } }, { do: status(400) }];
  const sandbox = createSandbox({ contacts: { huduma: [1] }, faults });
  const { of } = await finish(run(sandbox, ['huduma:1']));
  expect(of('huduma:1')).toHaveProperty(
    'reason.message',
    expect.stringMatching(
      /was answered with 400.*, and an earlier request for it may have deleted it; asking again cannot tell\.$/,
    ),
  );
});

test('a conflict after a lost answer stays a conflict: it may go away, and then asking again can tell', async () => {
  const faults: FaultRule[] = [{ nth: 1, do: { kind: 'reset' } }, { do: status(409) }];
  const sandbox = createSandbox({ contacts: { huduma: [1] }, faults });
  const { of } = await finish(run(sandbox, ['huduma:1']));
  expect(of('huduma:1')).toMatchObject({ outcome: 'unknown', reason: { code: 'conflict', status: 409 } });
});

test('a contact that a fetch of the caller asked for twice by itself, and that is not found, is absent, perhaps by us', async () => {
  const server = await serverThat(answers(421), answers(404), answers(404));
  const fetch: typeof globalThis.fetch = (url, init) => undiciFetch(url as string, init as never) as never;
  const provider = createSendme123({ apiKey: SECRETS.apiKey, baseUrl: server.origin, fetch });
  const { outcomes } = await finish(deleteContacts({ providers: [provider], targets: ['sendme123:a'] }));
  expect(outcomes).toMatchObject([{ outcome: 'absent', perhapsByUs: true, attempts: 2 }]);
});

test('a connection that does not come about after the last wait leaves no doubt: notAttempted', async () => {
  const faults: FaultRule[] = [{ times: LIMITS.waitsInRow, do: status(429) }, { do: { kind: 'refuse' } }];
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
  const { of, summary } = await finish(run(sandbox, ['sendme123:a']));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'notAttempted', reason: { code: 'noConnection' } });
  expect(summary.stops).toMatchObject([{ guard: 'rateLimit' }]);
});

describe('the summary', () => {
  test('counts as absent, perhaps by us, the absent ones alone', async () => {
    const { summary } = await deleteThree('sendme123', [
      { ids: ['a'], method: 'DELETE', do: { kind: 'reset' } },
      { ids: ['b'], nth: 1, do: { kind: 'reset', effect: 'before' } },
    ]);
    expect(summary).toMatchObject({ unknown: 1, absent: 1, deleted: 1, absentPerhapsByUs: 1 });
  });

  test('counts the permanence of the deleted ones alone', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] } });
    const { summary } = await finish(run(sandbox, targets.huduma));
    expect(summary).toMatchObject({ deleted: 2, absent: 1 });
    expect(summary.permanence).toEqual({ permanent: 0, soft: 2, undocumented: 0 });
  });
});
