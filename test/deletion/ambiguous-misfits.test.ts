/** Targets that cannot be sent, and that an earlier run may have deleted: their problem now does not rule that out. */
import { expect, test } from 'vitest';
import { deleteContacts } from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { clientOf, finish } from './runs.js';

/** Deletes one target at Huduma and sendme123, and expects that nothing is sent. */
async function verdictOn(target: object) {
  const sandbox = createSandbox({ contacts: { huduma: [1], sendme123: ['a'] } });
  const providers = [clientOf(sandbox, 'huduma'), clientOf(sandbox, 'sendme123')];
  const targets = [target as never];
  const { outcomes, summary } = await finish(deleteContacts({ providers, targets }));
  expect(sandbox.requests).toEqual([]);
  expect(outcomes).toHaveLength(1);
  return { outcome: outcomes[0], summary };
}

const misfits: readonly (readonly [what: string, target: object])[] = [
  ['an id that the provider cannot have', { provider: 'sendme123', id: '..' }],
  ['no id of Huduma', { provider: 'huduma', id: 'contact-uuid-123' }],
  ['an unknown provider', { provider: 'hubspot', id: '1' }],
  ['a number where ids are none', { provider: 'sendme123', id: 5 }],
  ['a number that has lost digits', { provider: 'huduma', id: 2 ** 53 }],
  ['no id', { provider: 'sendme123' }],
];

test.each(misfits)(
  '%s, after a request that may have deleted it: unknown, perhaps by us',
  async (_, target) => {
    const { outcome, summary } = await verdictOn({ ...target, ambiguous: true });
    expect(outcome).toMatchObject({
      outcome: 'unknown',
      evidence: 'none',
      perhapsByUs: true,
      attempts: 0,
      reason: {
        code: 'refusedAfterLoss',
        message: expect.stringMatching(
          /^the target ".*" .+\. Nothing was sent\. An earlier request may have deleted it\.$/,
        ),
      },
    });
    expect(summary).toMatchObject({ unknown: 1, rejected: 0, total: 1 });
  },
);

test.each(misfits)('%s, and nothing before: rejected', async (_, target) => {
  const { outcome, summary } = await verdictOn({ ...target, ambiguous: false });
  expect(outcome).toMatchObject({
    outcome: 'rejected',
    perhapsByUs: false,
    reason: { code: 'invalidTarget' },
  });
  expect(summary).toMatchObject({ unknown: 0, rejected: 1, total: 1 });
});
