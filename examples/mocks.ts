/**
 * Deletes contacts at all three providers, each played by a Prism mock of its spec on this machine. Shows what is sent, what
 * comes back and what it means. Needs no credential, and no network beyond loopback.
 */
import { ApiError, ContactDeletionError, type ResponseEvent } from 'contact-deletion';
import { createHuduma } from 'contact-deletion/huduma';
import { createSendme123 } from 'contact-deletion/sendme123';
import { createWabotify } from 'contact-deletion/wabotify';
import { startPrism } from '../contract/prism.js';

interface Row {
  readonly what: string;
  readonly sent: string;
  readonly came: string;
  readonly verdict: string;
}

const rows: Row[] = [];
let last: ResponseEvent | undefined;
const onResponse = (event: ResponseEvent) => {
  last = event;
};

/** Makes one call, and shows what it sent, what came back and what that means. */
async function show<T>(what: string, call: () => Promise<T>, meaning: (result: T) => string): Promise<void> {
  last = undefined;
  const verdict = await call().then(meaning, (error: unknown) => {
    if (error instanceof ApiError) return `${error.ambiguous ? 'unknown' : 'not deleted'}: ${error.name}`;
    if (error instanceof ContactDeletionError && error.attempts === 0) return `refused here: ${error.name}`;
    throw error;
  });
  const event = last as ResponseEvent | undefined;
  const sent = event ? `${event.method} ${event.route}` : 'nothing';
  rows.push({ what, sent, came: String(event?.status ?? '-'), verdict });
}

function print(): void {
  const head = { what: 'What', sent: 'Sent', came: 'Came back', verdict: 'Verdict' };
  const all: Row[] = [head, ...rows];
  const width = (key: keyof Row) => Math.max(...all.map((row) => row[key].length));
  const widths = { what: width('what'), sent: width('sent'), came: width('came'), verdict: width('verdict') };
  for (const [index, row] of all.entries()) {
    const cells = (Object.keys(widths) as (keyof Row)[]).map((key) => row[key].padEnd(widths[key]));
    console.log(cells.join('  ').trimEnd());
    if (index === 0)
      console.log(
        Object.values(widths)
          .map((length) => '-'.repeat(length))
          .join('  '),
      );
  }
}

console.log('Starting a Prism mock of each spec …');
const [hudumaMock, sendme123Mock, wabotifyMock] = await Promise.all([
  startPrism('specs/huduma.yaml'),
  startPrism('specs/sendme123.yaml'),
  startPrism('specs/wabotify.yaml'),
]);
try {
  const huduma = createHuduma({ token: 'demo', baseUrl: hudumaMock.baseUrl, onResponse });
  const sendme123 = createSendme123({ apiKey: 'demo', baseUrl: sendme123Mock.baseUrl, onResponse });
  const wabotify = createWabotify({ workspaceId: 'demo', baseUrl: wabotifyMock.baseUrl, onResponse });
  // A mock has no memory: the Prefer header says which of the spec's answers to give.
  const answer = (prefer: string) => ({ headers: { prefer } });

  await show(
    'huduma: 123 and 456, to the trash',
    () => huduma.deleteContacts({ mode: 'trash', ids: [123, 456] }),
    ({ data }) => `deleted (soft): ${data.data.map(({ id }) => id).join(', ')}`,
  );
  await show(
    'huduma: 123 and 999, where 999 is unknown',
    () =>
      huduma.deleteContacts(
        { mode: 'permanent', ids: [123, 999] },
        answer('code=404, example=contactNotFound'),
      ),
    () => 'deleted',
  );
  await show(
    'sendme123: as the English page says',
    () => sendme123.deleteContact('contact-uuid-123'),
    ({ data }) => ('deletedContactId' in data ? 'deleted (permanent)' : 'deleted (soft)'),
  );
  await show(
    'sendme123: as the Spanish page says',
    () => sendme123.deleteContact('contact-uuid-123', answer('code=200, example=deletedContact')),
    ({ data }) => ('deletedContactId' in data ? 'deleted (permanent)' : 'deleted (soft)'),
  );
  await show(
    'sendme123: with pending messages',
    () => sendme123.deleteContact('contact-uuid-123', answer('code=409')),
    () => 'deleted',
  );
  await show(
    'sendme123: the id ".."',
    () => sendme123.deleteContact('..'),
    () => 'deleted',
  );
  await show(
    'wabotify: a batch of two',
    () => wabotify.deleteContacts(['contact-id-1', 'contact-id-2']),
    ({ attempts }) => `deleted (permanence undocumented), ${attempts} attempt`,
  );
  await show(
    'wabotify: an unknown workspace or contact',
    () => wabotify.deleteContacts(['contact-id-3'], answer('code=404')),
    () => 'deleted',
  );
  await show(
    'wabotify: an empty batch',
    () => wabotify.deleteContacts([]),
    () => 'deleted',
  );
  print();
} finally {
  await Promise.all([hudumaMock.close(), sendme123Mock.close(), wabotifyMock.close()]);
}
