/** The playground: what it shows is what the engine does, as the page "Reading outcomes" says. */
import { expect, test } from 'vitest';
import { rehearse } from '../../docs/.vitepress/theme/playground/rehearse.js';
import {
  anotherContact,
  contactsOf,
  days,
  moved,
  type PlaygroundContact,
  providerNames,
  type Setup,
} from '../../docs/.vitepress/theme/playground/setup.js';
import type { Outcome } from '../../src/deletion/outcome.js';
import type { SandboxRequest } from '../../src/sandbox/index.js';
import { answerKinds } from '../../tools/docs/answer-kinds.js';
import { outcomeTable } from '../../tools/docs/outcomes.js';

const pace = { latencyMs: 0, longestWaitMs: 0, timeoutMs: 50 };

async function run(contacts: readonly PlaygroundContact[], more: Partial<Setup> = {}) {
  const outcomes: Outcome[] = [];
  let requests: readonly SandboxRequest[] = [];
  const summary = await rehearse(
    { contacts, mode: 'permanent', lookUp: false, ...more },
    {
      onOutcome: (outcome) => outcomes.push(outcome),
      onRequests: (all) => {
        requests = all;
      },
    },
    { pace },
  );
  return { outcomes, requests, summary };
}

test('a single contact ends as the table of outcomes says, at every provider, for every answer', async () => {
  const table = await outcomeTable();
  const cases = providerNames.flatMap((provider) => answerKinds.map((answer) => [provider, answer] as const));
  await Promise.all(
    cases.map(async ([provider, answer]) => {
      const { outcomes } = await run(contactsOf([[provider, answer]]));
      const found = table.find((row) => row.answer === answer)?.found ?? [];
      const expected = found.filter((each) => each.provider === provider).map(({ outcome }) => outcome);
      expect(outcomes.map(({ outcome }) => outcome)).toHaveLength(1);
      expect(expected, `${provider}, ${answer}`).toContain(outcomes[0]?.outcome);
    }),
  );
});

test.each(Object.entries(days))(
  'of the day %s, each contact has exactly one outcome',
  async (_, contacts) => {
    const { outcomes, summary, requests } = await run(contacts);
    const key = ({ provider, id }: { provider: string; id: string }) => `${provider}:${id}`;
    expect(outcomes.map(({ target }) => key(target)).sort()).toEqual(contacts.map(key).sort());
    expect(summary.total).toBe(contacts.length);
    expect(requests.length).toBeGreaterThanOrEqual(summary.requests);
  },
);

test('the mixed day shows a deletion, one that perhaps was ours, a blocked contact and an unknown one', async () => {
  const { outcomes } = await run(days.mixed);
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(
    new Set(['deleted', 'absent', 'blocked', 'unknown']),
  );
});

test('a credential that expires stops its provider, and no other', async () => {
  const { outcomes, summary } = await run(days.account);
  expect(summary.stops.map(({ guard }) => guard)).toEqual(['account']);
  const ends = (provider: string) =>
    new Set(outcomes.filter(({ target }) => target.provider === provider).map(({ outcome }) => outcome));
  expect(ends('sendme123')).toContain('notAttempted');
  expect(ends('wabotify')).toEqual(new Set(['deleted']));
});

test('the trash is soft, and what is looked up is requested once more', async () => {
  const contacts = contactsOf([['huduma', 'success']]);
  const { outcomes } = await run(contacts, { mode: 'trash' });
  expect(outcomes).toMatchObject([{ outcome: 'deleted', permanence: 'soft' }]);

  const sendme123 = contactsOf([['sendme123', 'success']]);
  const [without, withLookUp] = [await run(sendme123), await run(sendme123, { lookUp: true })];
  expect(withLookUp.requests.length).toBe(without.requests.length + 1);
});

test('a contact that is added or moved gets an id of its own, in the shape that its provider has', async () => {
  let contacts: readonly PlaygroundContact[] = contactsOf([['huduma', 'success']]);
  contacts = [...contacts, anotherContact(contacts)];
  contacts = [...contacts, anotherContact(contacts)];
  expect(new Set(contacts.map(({ id }) => id)).size).toBe(3);
  const everywhere = contacts.map((contact, index) => moved(contact, providerNames[index] ?? 'huduma'));
  const { outcomes } = await run(everywhere);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['deleted', 'deleted', 'deleted']);
});
