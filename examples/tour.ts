/**
 * A tour of the command line: plan, apply, a crash in the middle, resume, receipt. It runs against a sandbox in
 * this process, needs no credential, and no network beyond loopback.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from 'contact-deletion/sandbox';

const people = Array.from({ length: 200 }, (_, index) => `person-${index + 1}`);
const sandbox = createSandbox({
  contacts: {
    huduma: [123, 456],
    // One has messages waiting, and the last one is gone already.
    sendme123: people.slice(0, -1).map((id) => (id === 'person-7' ? { id, pendingMessages: true } : id)),
  },
  faults: [{ provider: 'sendme123', nth: 5, do: { kind: 'reset', effect: 'before' } }],
  latencyMs: 20,
});
const server = await sandbox.listen();
const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-tour-'));
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const env = {
  ...process.env,
  HUDUMA_BASE_URL: server.urls.huduma,
  HUDUMA_TOKEN: sandbox.credentials.huduma.token,
  SENDME123_BASE_URL: server.urls.sendme123,
  SENDME123_API_KEY: sandbox.credentials.sendme123.apiKey,
};

/** Runs a command, shows what it says, and kills it once so many requests have arrived. */
async function run(args: readonly string[], killAfter = Number.POSITIVE_INFINITY): Promise<void> {
  console.log(`\n$ contact-deletion ${args.join(' ')}`);
  const loader = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, main, ...args], {
    cwd: folder,
    env,
    stdio: 'inherit',
  });
  const watch = setInterval(() => {
    if (sandbox.requests.length >= killAfter) child.kill('SIGKILL');
  }, 1);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...ended) => resolve(ended));
  });
  clearInterval(watch);
  console.log(signal ? `(killed with ${signal})` : `(exit code ${code})`);
}

try {
  const targets = ['huduma:123', 'huduma:456', ...people.map((id) => `sendme123:${id}`)];
  await writeFile(join(folder, 'contacts.txt'), targets.join('\n'));
  await run(['plan', '--from', 'contacts.txt', '--mode', 'trash', '-o', 'plan.json']);
  await run(['apply', 'plan.json', '--yes', '--expect', '202'], 60);
  await run(['resume', 'plan.journal', '--dry-run']);
  await run(['resume', 'plan.journal']);
  await run(['receipt', 'plan.journal', '-o', 'receipt.json']);
  await run(['receipt', 'verify', 'receipt.json', '--journal', 'plan.journal', 'huduma:123']);
  const gone = [...sandbox.contacts('huduma'), ...sandbox.contacts('sendme123')].filter(
    ({ state }) => state !== 'present',
  );
  console.log(
    `\nThe sandbox says: ${gone.length} of 201 are gone, and person-7 is ${sandbox.stateOf('sendme123', 'person-7')}.`,
  );
} finally {
  await server.close();
  await rm(folder, { recursive: true });
}
