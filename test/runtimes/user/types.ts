/** What a user writes with the entries that run anywhere; compiled with the types of a browser alone. */
import { ConflictError, type DeletionRun, deleteContacts, type Outcome } from 'contact-deletion';
import { findContacts } from 'contact-deletion/find';
import { createHuduma } from 'contact-deletion/huduma';
import { defineProvider } from 'contact-deletion/provider';
import { createSandbox, type Sandbox } from 'contact-deletion/sandbox';
import { createSendme123 } from 'contact-deletion/sendme123';
import { createWabotify } from 'contact-deletion/wabotify';

const sandbox: Sandbox = createSandbox({ contacts: { huduma: [123], sendme123: ['c1'] } });
const huduma = createHuduma(sandbox.options('huduma'));
const sendme123 = createSendme123(sandbox.options('sendme123'));

export const run: DeletionRun = deleteContacts({
  providers: [huduma.choosing({ mode: 'trash' }), sendme123, createWabotify(sandbox.options('wabotify'))],
  targets: ['huduma:123', 'sendme123:c1'],
});

export async function outcomes(): Promise<Outcome['outcome'][]> {
  const all: Outcome['outcome'][] = [];
  for await (const { outcome } of run) all.push(outcome);
  return all;
}

export async function single(): Promise<string | undefined> {
  try {
    const { data } = await sendme123.deleteContact('c1');
    return 'deletedContactId' in data ? data.deletedContactId : data.deletedAt;
  } catch (error) {
    if (error instanceof ConflictError) return error.name;
    throw error;
  }
}

// @ts-expect-error: what is to become of the contacts must be chosen.
deleteContacts({ providers: [huduma], targets: ['huduma:123'] });
// @ts-expect-error: there is no such provider in this run.
deleteContacts({ providers: [sendme123], targets: ['hudma:1'] });

export const more = { defineProvider, findContacts };
