/**
 * Other people's code works against the mock as people start it: axios, with the requests in the providers' own samples, and
 * the samples in our specs, unchanged.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import axios from 'axios';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import twoContacts from '../../contract/fixtures/huduma/delete-contacts.200.json' with { type: 'json' };
import receipt from '../../contract/fixtures/sendme123/delete-contact.200.receipt.json' with { type: 'json' };
import wrapper from '../../contract/fixtures/wabotify/delete-batch.200.json' with { type: 'json' };
import { loadSpec, type Provider } from '../../contract/spec.js';
import { providers } from '../contract/cases.js';
import { freePort } from '../free-port.js';
import { titled } from '../titles.js';
import { bundled, codeSamples } from './shown-code.js';

const run = promisify(execFile);
const mocks: { process: ChildProcess; provider: Provider; baseUrl: string }[] = [];

/** `npx prism mock specs/<provider>.yaml`, without npx. */
async function startPrismCli(provider: Provider): Promise<void> {
  const port = await freePort();
  const cli = 'node_modules/@stoplight/prism-cli/dist/index.js';
  const child = spawn(process.execPath, [cli, 'mock', `specs/${provider}.yaml`, '--port', String(port)]);
  mocks.push({ process: child, provider, baseUrl: `http://127.0.0.1:${port}` });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      if (printed.includes('Prism is listening')) resolve();
    });
    child.once('exit', () => reject(new Error(`Prism did not start: ${printed}`)));
  });
}

beforeAll(() => Promise.all(providers.map(startPrismCli)), 60_000);

afterAll(async () => {
  for (const { process: child } of mocks) {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  }
});

const baseUrlOf = (provider: Provider) => mocks.find((mock) => mock.provider === provider)?.baseUrl ?? '';

describe('axios, without any of our code', () => {
  test('huduma: a DELETE with a body moves contacts to the trash', async () => {
    const { data } = await axios.delete(`${baseUrlOf('huduma')}/contacts`, {
      headers: {
        'X-Huduma': 'Bearer a-token',
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      data: { trash: true, ids: [123, 456, 789] },
    });
    expect(data).toEqual(twoContacts);
  });

  test('huduma: a body without ids is answered with an error that axios understands', async () => {
    const request = axios.delete(`${baseUrlOf('huduma')}/contacts`, {
      headers: { 'X-Huduma': 'Bearer a-token' },
      data: { trash: true },
    });
    await expect(request).rejects.toMatchObject({ response: { status: 422, data: { code: 4220 } } });
  });

  test('sendme123: look up, then delete', async () => {
    const url = `${baseUrlOf('sendme123')}/api/contacts/contact-uuid-123`;
    const headers = { 'api-key': 'a-key' };
    expect((await axios.get(url, { headers })).data).toMatchObject({ name: 'Juan' });
    const deletion = { headers: { ...headers, 'Content-Type': 'application/json' } };
    expect((await axios.delete(url, deletion)).data).toEqual(receipt);
  });

  test('sendme123: check that it exists, then delete, with fetch', async () => {
    const url = `${baseUrlOf('sendme123')}/api/contacts/contact-uuid-123`;
    const headers = { 'api-key': 'a-key' };
    expect((await fetch(url, { method: 'HEAD', headers })).ok).toBe(true);
    expect(await (await fetch(url, { method: 'DELETE', headers })).json()).toEqual(receipt);
  });

  test('wabotify: a batch of two', async () => {
    const { data } = await axios.post(
      `${baseUrlOf('wabotify')}/api/contact/delete-batch`,
      { workspaceId: 'a-workspace', contactIds: [{ ids: 'contact-id-1' }, { ids: 'contact-id-2' }] },
      { headers: { 'x-workspace-id': 'a-workspace' } },
    );
    expect(data).toEqual(wrapper);
  });
});

/** The samples of one language, titled by their operation. */
const samplesIn = (lang: string) =>
  titled(codeSamples(lang), ({ provider, operationId }) => `${provider} ${operationId}`);

const credentials = {
  HUDUMA_TOKEN: 'a-token',
  SENDME123_API_KEY: 'a-key',
  WABOTIFY_WORKSPACE_ID: 'a-workspace',
};

describe('the code samples in the specs', () => {
  test('there is one for curl, one for this package and one for Python for every operation', () => {
    const operations = providers.flatMap((provider) =>
      Object.values(loadSpec(provider).paths).flatMap((item) =>
        [item.delete, item.get, item.head, item.post].flatMap((operation) => operation?.operationId ?? []),
      ),
    );
    expect(codeSamples('Shell').map(({ operationId }) => operationId)).toEqual(operations);
    expect(codeSamples('TypeScript').map(({ operationId }) => operationId)).toEqual(operations);
    expect(codeSamples('Python').map(({ operationId }) => operationId)).toEqual(operations);
  });

  test.each(samplesIn('TypeScript'))('%s: TypeScript runs', async ({ provider, source }) => {
    const code = await bundled(source);
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', code], {
      env: {
        ...process.env,
        ...credentials,
        [`${provider.toUpperCase()}_BASE_URL`]: baseUrlOf(provider),
      },
    });
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
  });

  // Skipped without curl.
  test.skipIf(spawnSync('curl', ['--version']).error).each(samplesIn('Shell'))(
    '%s: curl runs',
    async ({ provider, source }) => {
      const server = loadSpec(provider).servers[0]?.url ?? '';
      const pointed = source.replace(server, baseUrlOf(provider));
      expect(pointed).not.toBe(source);
      const { stdout } = await run('sh', ['-c', `${pointed.trim()} --silent --show-error --fail`], {
        env: { ...process.env, ...credentials },
      });
      expect(stdout).not.toBe('');
    },
  );

  // Skipped without Python and requests.
  test.skipIf(spawnSync('python3', ['-c', 'import requests']).status !== 0).each(samplesIn('Python'))(
    '%s: Python runs',
    async ({ provider, source }) => {
      const server = loadSpec(provider).servers[0]?.url ?? '';
      const pointed = source.replace(server, baseUrlOf(provider));
      expect(pointed).not.toBe(source);
      const { stdout } = await run('python3', ['-c', pointed], { env: { ...process.env, ...credentials } });
      expect(stdout).not.toBe('');
    },
  );
});
