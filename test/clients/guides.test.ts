/**
 * The code in the guides runs, with a sandbox in place of the providers. The Spanish pages have the same code, as
 * spanish-pages.test.ts checks.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { loadSpec } from '../../contract/spec.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { listen, type SandboxServer } from '../../src/sandbox/node.js';
import { bundled, codeBlocks, commandsIn, guides, modulesIn, useProgram } from './shown-code.js';

const run = promisify(execFile);
const program = useProgram();

const servers: SandboxServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

/** A sandbox with all contacts of the guides, and the environment for it. */
async function world() {
  const sandbox = createSandbox({
    contacts: {
      huduma: [123, 456],
      sendme123: ['contact-uuid-123', 'contact-uuid-124'],
      wabotify: ['contact-id-1', 'contact-id-2'],
    },
  });
  const server = await listen(sandbox);
  servers.push(server);
  const { huduma, sendme123, wabotify } = sandbox.credentials;
  const env = {
    ...process.env,
    HUDUMA_TOKEN: huduma.token,
    HUDUMA_BASE_URL: server.urls.huduma,
    SENDME123_API_KEY: sendme123.apiKey,
    SENDME123_BASE_URL: server.urls.sendme123,
    WABOTIFY_WORKSPACE_ID: wabotify.workspaceId,
    WABOTIFY_BASE_URL: server.urls.wabotify,
  };
  /** The code, with the sandbox in place of the providers. */
  const point = (code: string) => {
    let pointed = code.replace(/create(Huduma|Sendme123|Wabotify)\(\{/g, (call, name: string) => {
      const provider = name.toLowerCase() as 'huduma' | 'sendme123' | 'wabotify';
      return `${call} baseUrl: '${server.urls[provider]}',`;
    });
    for (const provider of ['huduma', 'sendme123', 'wabotify'] as const) {
      pointed = pointed.replaceAll(loadSpec(provider).servers[0]?.url ?? '', server.urls[provider]);
    }
    return pointed;
  };
  return { sandbox, env, point };
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-guide-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each(guides.filter((file) => codeBlocks(file, 'ts').length > 0))(
  '%s: TypeScript runs, and sends nothing to a provider',
  async (file) => {
    const outputs = modulesIn(file).map(async (code) => {
      const { sandbox, env, point } = await world();
      const pointed = point(code);
      const isPointed = /create(Huduma|Sendme123|Wabotify)\(\{|fetch\(/.test(code);
      expect(pointed !== code).toBe(isPointed);
      // The environment points `fromEnv` at the sandbox.
      const talks = isPointed || code.includes('.fromEnv(');
      const { stdout, stderr } = await inFolder(async (folder) => {
        const script = join(folder, 'code.mjs');
        await writeFile(script, await bundled(pointed));
        return run(process.execPath, [script], { env, cwd: folder });
      });
      expect(stderr).toBe('');
      // A configuration prints nothing by itself.
      if (!code.includes('export default')) expect(stdout).not.toBe('');
      if (talks) expect(sandbox.requests.length, code).toBeGreaterThan(0);
    });
    await Promise.all(outputs);
  },
  60_000,
);

describe.each(guides.filter((file) => codeBlocks(file, 'sh').length > 0))('%s', (file) => {
  test('the commands run in their order, and each ends well', async () => {
    // Only this guide is about a real account. The others must run without a credential.
    const env = file.includes('erasure-request') ? (await world()).env : { PATH: process.env.PATH };
    await inFolder(async (folder) => {
      const { stdout } = await run('sh', ['-c', commandsIn(file, program.path)], { cwd: folder, env });
      expect(stdout).toMatch(/contact-uuid-123|deleted/);
      // These guides end with a receipt.
      const makesReceipt = /erasure-request|command-line/.test(file);
      expect(existsSync(join(folder, 'receipt.json'))).toBe(makesReceipt);
    });
  }, 180_000);
});
