/**
 * A tour of the command line: people ask to be erased, by phone number and e-mail address. Find them at three providers,
 * plan, apply, crash halfway, resume, make a receipt. Runs against a sandbox in this process, and needs no credential and no
 * network beyond loopback.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createSandbox } from 'contact-deletion/sandbox';
import { listen } from 'contact-deletion/sandbox/node';
import { bundleProgram } from '../tools/bundled-program.js';

/** People who ask to be erased, with contacts at all three providers. */
const people = Array.from({ length: 40 }, (_, index) => {
  const line = String(712_000_000 + index * 1_001);
  return {
    reference: `request-${index + 1}`,
    phone: `+255${line}`,
    line,
    email: `person${index + 1}@example.com`,
  };
});
const sandbox = createSandbox({
  contacts: {
    huduma: [
      ...people.map(({ line, email }, index) => ({ id: 101 + index, number: `255${line}`, email })),
      // Other people whom a search for the first person also finds: one number contains the other.
      { id: 900, number: `255${people[0]?.line}9`, email: 'somebody@example.com' },
      { id: 901, number: '255799000001', email: `not-${people[0]?.email}` },
    ],
    sendme123: [
      ...people.map(({ line, email, reference }) => ({
        id: `uuid-${reference}`,
        phone: line,
        countryCode: '255',
        email,
        // One has pending messages, and cannot be deleted now.
        pendingMessages: reference === 'request-7',
      })),
      // A family shares the second person's number, under another address.
      { id: 'uuid-family', phone: people[1]?.line ?? '', countryCode: '255', email: 'family@example.com' },
    ],
    wabotify: people.map(({ line, reference }) => ({
      id: `wa-${reference}`,
      platformSenderPhone: `255${line}`,
    })),
  },
  faults: [{ provider: 'sendme123', method: 'DELETE', nth: 5, do: { kind: 'reset', effect: 'before' } }],
  latencyMs: 20,
});
const server = await listen(sandbox);
const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-tour-'));
const program = await bundleProgram(join(folder, 'program'));
// As if it were installed, so that it calls itself by its name in what it suggests. Windows may forbid the link.
const bin = join(folder, 'bin');
await mkdir(bin);
await symlink(program, join(bin, 'contact-deletion')).catch(() => {});
const env = {
  ...process.env,
  PATH: [bin, process.env.PATH].join(delimiter),
  HUDUMA_BASE_URL: server.urls.huduma,
  HUDUMA_TOKEN: sandbox.credentials.huduma.token,
  SENDME123_BASE_URL: server.urls.sendme123,
  SENDME123_API_KEY: sandbox.credentials.sendme123.apiKey,
  WABOTIFY_BASE_URL: server.urls.wabotify,
  WABOTIFY_WORKSPACE_ID: sandbox.credentials.wabotify.workspaceId,
};

const deletions = () => sandbox.requests.filter(({ method }) => method !== 'GET').length;

/** Runs a command, shows its output, and kills it after `killAfter` requests that delete. */
async function run(args: readonly string[], killAfter = Number.POSITIVE_INFINITY): Promise<void> {
  console.log(`\n$ contact-deletion ${args.join(' ')}`);
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env, stdio: 'inherit' });
  const watch = setInterval(() => {
    if (deletions() >= killAfter) child.kill('SIGKILL');
  }, 1);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...ended) => resolve(ended));
  });
  clearInterval(watch);
  console.log(signal ? `(killed with ${signal})` : `(exit code ${code})`);
}

try {
  const rows = people.map(({ reference, phone, email }) => `${reference};${phone};${email}`);
  await writeFile(join(folder, 'people.csv'), ['reference;phone;email', ...rows].join('\n'));
  await run(['find', '--from', 'people.csv', '--scan', '-o', 'found.ndjson']);
  await run(['plan', '--from', 'found.ndjson', '--mode', 'permanent', '-o', 'plan.json']);
  await run(['apply', 'plan.json', '--yes', '--expect', '119'], 15);
  await run(['resume', 'plan.journal', '--dry-run']);
  await run(['resume', 'plan.journal']);
  await run(['receipt', 'plan.journal', '-o', 'receipt.json']);
  await run(['receipt', 'verify', 'receipt.json', '--journal', 'plan.journal', 'huduma:101']);
  await run(['receipt', 'plan.journal', '--person', 'request-1', '--md']);
  const left = (['huduma', 'sendme123', 'wabotify'] as const).flatMap((provider) =>
    sandbox
      .contacts(provider)
      .filter(({ state }) => state === 'present')
      .map(({ id }) => `${provider}:${id}`),
  );
  console.log(`\nThe sandbox says: these are still there, and nobody else: ${left.join(', ')}.`);
} finally {
  await server.close();
  await rm(folder, { recursive: true });
}
