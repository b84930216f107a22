/** A client's account, as in the fingerprint of a plan: identified by the one credential that the client needs. */
import { expect, test } from 'vitest';
import type { Provider } from '../../src/index.js';
import type { CredentialForm } from '../../src/providers/definition.js';
import { clientOf } from '../../src/providers/factory.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { engine } from '../../src/providers/provider.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';

test.each<[client: string, provider: Provider, kind: string, credential: string, baseUrl: string]>([
  [
    'one with a token',
    createHuduma({ token: 'token-1' }).choosing({ mode: 'trash' }),
    'token',
    'token-1',
    'https://sms-api.huduma.cloud/api/v3',
  ],
  [
    'one with the other of two credentials',
    createSendme123({ bearerToken: 'bearer-1' }),
    'bearerToken',
    'bearer-1',
    'https://app.sendme123.com',
  ],
  [
    'one with an optional credential besides',
    createWabotify({ apiKey: 'key-1', workspaceId: 'workspace-1' }),
    'workspaceId',
    'workspace-1',
    'https://api.wabotify.com',
  ],
  [
    'one with a server of its own',
    createWabotify({ workspaceId: 'workspace-1', server: 'europe' }),
    'workspaceId',
    'workspace-1',
    'https://apieu.wabotify.com',
  ],
  [
    'one with a base URL of its own',
    createSendme123({ apiKey: 'key-1', baseUrl: 'http://localhost:4010/sendme123/' }),
    'apiKey',
    'key-1',
    'http://localhost:4010/sendme123',
  ],
])('%s', (_, provider, kind, credential, baseUrl) => {
  expect(provider[engine].account()).toEqual({ kind, credential, baseUrl });
});

test('one whose optional credential comes first', () => {
  const { definition } = createWabotify({ workspaceId: 'workspace-1' })[engine];
  const { apiKey, workspaceId } = definition.credentials as Record<'apiKey' | 'workspaceId', CredentialForm>;
  const client = clientOf(
    { ...definition, credentials: { apiKey, workspaceId } },
    { apiKey: 'k', workspaceId: 'w' },
  );
  const { kind, credential } = (client as Provider)[engine].account();
  expect({ kind, credential }).toEqual({ kind: 'workspaceId', credential: 'w' });
});
