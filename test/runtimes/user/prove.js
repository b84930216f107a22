/** What is proved wherever the package runs: a mixed run, a lost answer and an abort, against the sandbox. */
import { ContactDeletionError, deleteContacts } from 'contact-deletion';
import { createHuduma } from 'contact-deletion/huduma';
import { createSandbox } from 'contact-deletion/sandbox';
import { createSendme123 } from 'contact-deletion/sendme123';
import { createWabotify } from 'contact-deletion/wabotify';

export async function prove() {
  return { mixed: await mixed(), lost: await lost(), aborted: await aborted() };
}

async function mixed() {
  const contacts = { huduma: [123, 124], sendme123: ['c1'], wabotify: ['w1'] };
  const sandbox = createSandbox({ contacts });
  return outcomesOf(
    deleteContacts({
      providers: [
        createHuduma(sandbox.options('huduma')).choosing({ mode: 'trash' }),
        createSendme123(sandbox.options('sendme123')),
        createWabotify(sandbox.options('wabotify')),
      ],
      targets: ['huduma:123', 'huduma:999', 'sendme123:c1', 'sendme123:nobody', 'wabotify:w1', 'misspelt:1'],
    }),
  );
}

/** The contact is deleted, and the answer does not arrive. */
async function lost() {
  const faults = [{ method: 'DELETE', nth: 1, do: { kind: 'reset', effect: 'before' } }];
  const sandbox = createSandbox({ contacts: { sendme123: ['c1', 'c2'] }, faults });
  const providers = [createSendme123(sandbox.options('sendme123'))];
  const outcomes = await outcomesOf(deleteContacts({ providers, targets: ['sendme123:c1'] }));
  const again = createSandbox({ contacts: { sendme123: ['c1'] }, faults });
  const single = createSendme123({ ...again.options('sendme123'), retries: 0 });
  const error = await single.deleteContact('c1').catch((each) => each);
  return [
    ...outcomes,
    `${error.name}, ours: ${error instanceof ContactDeletionError}, ambiguous: ${error.ambiguous}`,
  ];
}

async function aborted() {
  const sandbox = createSandbox({
    contacts: { sendme123: ['c1', 'c2'] },
    faults: [{ do: { kind: 'stall' } }],
  });
  // What is under way when a run is aborted is waited for, this long.
  const client = createSendme123({ ...sandbox.options('sendme123'), timeoutMs: 200 });
  const single = new AbortController();
  setTimeout(() => single.abort(), 20);
  const error = await client.deleteContact('c1', { signal: single.signal }).catch((each) => each);
  const whole = new AbortController();
  setTimeout(() => whole.abort(), 20);
  const targets = ['sendme123:c1', 'sendme123:c2'];
  const run = deleteContacts({ providers: [client], targets, maxInFlight: 1, signal: whole.signal });
  return [error.name, ...(await outcomesOf(run))];
}

async function outcomesOf(run) {
  const outcomes = [];
  for await (const { target, outcome } of run) outcomes.push(`${target.provider}:${target.id} ${outcome}`);
  return outcomes.sort();
}
