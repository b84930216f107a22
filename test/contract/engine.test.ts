/** The whole engine against the mocks. Only the forms: a mock has no memory, and knows only its own ids. */
import { expect, inject, test } from 'vitest';
import { deleteContacts, type Outcome } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';

test('a run over all three providers ends with the outcomes that the examples say', async () => {
  const mocks = inject('mocks');
  const run = deleteContacts({
    providers: [
      createHuduma({ token: 'a-token', baseUrl: mocks.huduma, strict: true }).choosing({ mode: 'permanent' }),
      createSendme123({ apiKey: 'a-key', baseUrl: mocks.sendme123, strict: true }),
      createWabotify({ workspaceId: 'a-workspace', baseUrl: mocks.wabotify, strict: true }),
    ],
    targets: [
      'huduma:123',
      'huduma:456',
      'huduma:789',
      'sendme123:contact-uuid-123',
      'sendme123:somebody-else',
      'wabotify:contact-id-1',
      'wabotify:contact-id-2',
    ],
  });
  const outcomes = new Map<string, Outcome>();
  for await (const outcome of run) outcomes.set(`${outcome.target.provider}:${outcome.target.id}`, outcome);

  const deleted = { outcome: 'deleted', permanence: 'permanent' };
  expect(outcomes.get('huduma:123')).toMatchObject({ ...deleted, evidence: 'item' });
  expect(outcomes.get('huduma:456')).toMatchObject({ ...deleted, evidence: 'item' });
  // The page's own answer to three ids lists two.
  expect(outcomes.get('huduma:789')).toMatchObject({ ...deleted, evidence: 'batch' });
  expect(outcomes.get('sendme123:contact-uuid-123')).toMatchObject({ ...deleted, evidence: 'item' });
  // The mock says that it deleted contact-uuid-123, but the request was for another contact.
  expect(outcomes.get('sendme123:somebody-else')).toMatchObject({
    outcome: 'unknown',
    reason: { code: 'contradiction' },
  });
  expect(outcomes.get('wabotify:contact-id-1')).toMatchObject({
    outcome: 'deleted',
    permanence: 'undocumented',
    evidence: 'batch',
  });
  expect(run.summary).toMatchObject({ total: 7, deleted: 6, unknown: 1, requests: 4, stops: [] });
});
