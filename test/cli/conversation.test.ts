/**
 * Everything that the command line says, in docs/conversation.txt, for people who review its words.
 * `vitest run test/cli/conversation.test.ts -u` writes it again.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Conversation } from './conversation.js';
import { createCrm } from './crm.js';
import type { Running } from './in-process.js';
import { range } from './lines.js';
import { createWorld } from './world.js';

const TITLE = `What a person at the command line sees

This file is made by test/cli/conversation.test.ts from runs against the sandbox. Ids of runs, times and what is
measured are always the same in it. Results (standard output) and everything else (standard error) stand as they come.`;

const agree = (count: number) => ['--yes', '--expect', String(count)];

/** Types an answer when something is shown. */
const typing =
  (...answers: readonly (readonly [RegExp, string])[]) =>
  ({ stdin, stderr }: Running) => {
    const left = [...answers];
    stderr.on('text', () => {
      if (!left[0]?.[0].test(stderr.text)) return;
      const [, keys = ''] = left.shift() ?? [];
      setImmediate(() => stdin.write(keys));
    });
  };

async function wholeRun(told: Conversation): Promise<void> {
  told.chapter('A request for erasure, from the search to the receipt');
  const { cli } = await createWorld();
  const person = ['--phone', '+255712345678', '--email', 'ana@example.com', '--reference', 'request 17'];
  told.scene('Where is this person? In the sandbox, where nothing is real.');
  await told.say(cli, ['find', '--sandbox', ...person, '--scan', '-o', 'found.ndjson']);
  told.scene('What would be deleted?');
  await told.say(cli, [
    'plan',
    '--from',
    'found.ndjson',
    '--mode',
    'permanent',
    '--sandbox',
    '-o',
    'plan.json',
  ]);
  await told.say(cli, ['plan', 'show', 'plan.json']);
  told.scene('Do it.');
  await told.say(cli, ['apply', 'plan.json']);
  told.scene('What became of it?');
  await told.say(cli, ['outcomes', 'plan.journal']);
  await told.say(cli, ['outcomes', 'plan.journal', '-o', 'outcomes.csv']);
  await told.say(cli, ['receipt', 'plan.journal', '-o', 'receipt.json']);
  await told.say(cli, ['receipt', 'verify', 'receipt.json', '--journal', 'plan.journal']);
  told.scene('A plan is carried out once.');
  await told.say(cli, ['apply', 'plan.json']);
  await told.say(cli, ['resume', 'plan.journal']);
}

async function questions(told: Conversation): Promise<void> {
  told.chapter('The question on a terminal');
  const world = await createWorld({
    contacts: { huduma: [1, 2], sendme123: ['a'], wabotify: ['w'] },
  });
  const { cli } = world;
  told.scene('Everything is asked for on its own; a slip is asked again.');
  await told.say(cli, [
    'plan',
    'huduma:1',
    'huduma:2',
    'sendme123:a',
    'wabotify:w',
    '--mode',
    'permanent',
    '-o',
    'plan.json',
  ]);
  await told.say(cli, ['apply', 'plan.json', '--max-in-flight', '1'], {
    terminal: true,
    env: { ...world.env, NO_COLOR: '1' },
    begun: typing(
      [/type: 2 huduma/, '2 hudma\r'],
      [/1 of 3\)/, '2 huduma\r'],
      [/type: 1 sendme123/, '1 sendme123\r'],
      [/type: 1 wabotify/, '1 wabotify\r'],
    ),
  });
  told.scene('The trash can be undone, and says so. Three wrong answers are a no.');
  await told.say(cli, ['delete', 'huduma:1', '--mode', 'trash'], {
    terminal: true,
    env: { ...world.env, NO_COLOR: '1' },
    begun: typing([/type: 1 huduma/, 'yes\r'], [/\(1 of 3\)/, 'y\r'], [/\(2 of 3\)/, 'huduma\r']),
  });
  told.scene('Where nobody can answer.');
  await told.say(cli, ['delete', 'huduma:1', '--mode', 'trash']);
  await told.say(cli, ['delete', 'huduma:1', '--mode', 'trash', '--yes']);
  await told.say(cli, ['delete', 'huduma:1', '--mode', 'trash', ...agree(2)]);
}

async function troubles(told: Conversation): Promise<void> {
  told.chapter('Runs that do not end as planned');
  told.scene('Every kind of outcome, then the rest of the run.');
  const mixed = await createWorld({
    contacts: { huduma: [1], sendme123: ['a', { id: 'b', pendingMessages: true }, 'c'] },
    faults: [{ ids: ['c'], do: { kind: 'status', status: 502 } }],
  });
  const targets = ['huduma:1', 'sendme123:a', 'sendme123:b', 'sendme123:c', 'sendme123:gone'];
  const one = ['--max-in-flight', '1'];
  await told.say(mixed.cli, [
    'delete',
    ...targets,
    '--mode',
    'trash',
    '--journal',
    'run.journal',
    ...agree(5),
    ...one,
  ]);
  await told.say(mixed.cli, ['receipt', 'run.journal', '-o', 'receipt.json']);
  await told.say(mixed.cli, ['resume', 'run.journal', '--dry-run']);

  told.scene('The account is refused.');
  const refused = await createWorld({ contacts: { sendme123: ['a'] } });
  const wrong = { ...refused.env, SENDME123_API_KEY: 'another-key' };
  const some = range(60, (index) => `sendme123:c${index + 1}`);
  await writeFile(join(refused.folder, 'ids.txt'), `${some.join('\n')}\n`);
  await told.say(refused.cli, ['plan', '--from', 'ids.txt', '-o', 'plan.json'], { env: wrong });
  await told.say(refused.cli, ['apply', 'plan.json', ...agree(60), ...one], { env: wrong });

  told.scene('Nothing but absent contacts.');
  const empty = await createWorld();
  await writeFile(join(empty.folder, 'ids.txt'), `${some.join('\n')}\n`);
  await told.say(empty.cli, [
    'delete',
    '--from',
    'ids.txt',
    '--journal',
    'run.journal',
    ...agree(60),
    ...one,
  ]);
  await told.say(empty.cli, ['apply', 'run.journal']);

  told.scene('A 404 that may mean the account.');
  await told.say(empty.cli, ['delete', 'wabotify:w', '--journal', 'w.journal', ...agree(1)]);
  await told.say(empty.cli, ['resume', 'w.journal']);

  told.scene('The provider is not reached.');
  const unreached = await createWorld({ faults: [{ do: { kind: 'refuse' } }] });
  await writeFile(join(unreached.folder, 'ids.txt'), `${some.join('\n')}\n`);
  await told.say(unreached.cli, [
    'delete',
    '--from',
    'ids.txt',
    '--journal',
    'run.journal',
    ...agree(60),
    ...one,
  ]);
  await told.say(unreached.cli, ['outcomes', 'run.journal']);

  told.scene('Ctrl-C, once.');
  const six = some.slice(0, 6);
  const long = await createWorld({ contacts: { sendme123: range(6, (index) => `c${index + 1}`) } });
  const signals: Running['signals'][] = [];
  const fetch: typeof globalThis.fetch = (...request) => {
    if (long.sandbox.requests.length === 2) signals[0]?.emit('SIGINT');
    return long.sandbox.fetch(...request);
  };
  const begun = (running: Running) => signals.push(running.signals);
  const args = ['delete', ...six, '--journal', 'run.journal', ...agree(6), ...one];
  await told.say(long.cli, args, { fetch, begun });
  await told.say(long.cli, ['resume', 'run.journal', ...one]);

  told.scene('More contacts than a table has rows.');
  const clean = await createWorld({ contacts: { sendme123: range(60, (index) => `c${index + 1}`) } });
  await writeFile(join(clean.folder, 'ids.txt'), `${some.join('\n')}\n`);
  await told.say(clean.cli, [
    'delete',
    '--from',
    'ids.txt',
    '--journal',
    'run.journal',
    ...agree(60),
    ...one,
  ]);
}

async function people(told: Conversation): Promise<void> {
  told.chapter('People who cannot be searched for, and contacts that are not theirs any more');
  const { cli, contacts, write } = await createCrm(
    [
      { id: 'c1', phone: '255712345678' },
      { id: 'c2', email: 'bo@example.com' },
      { id: 'c3', email: 'bo@example.com' },
    ],
    [],
  );
  const lines = [
    'reference,phone,email',
    'r1,+255712345678,',
    'r2,,bo@example.com',
    'r3,,cy@example.com',
    'r4,,di@example.com',
  ];
  await write('people.csv', `${lines.join('\n')}\n`);
  told.scene('What is ambiguous comes first; what is the same of several people is said once.');
  await told.say(cli, ['find', '--from', 'people.csv', '-o', 'found.ndjson']);
  await told.say(cli, ['plan', '--from', 'found.ndjson', '-o', 'plan.json']);
  told.scene('Its number has changed since: it stays, and resume would not help.');
  contacts.crm = [{ id: 'c1', phone: '255712345670' }];
  await told.say(cli, ['apply', 'plan.json', ...agree(1)]);
  await told.say(cli, ['receipt', 'plan.journal', '-o', 'receipt.json']);
  told.scene('A person who is written so that nobody can be searched for.');
  await told.say(cli, ['find', '--phone', '0712345678']);
  await told.say(cli, ['find', '--phone', '+255712345678', '--reference', 'ana@example.com']);
  await told.say(cli, ['find']);
  await told.say(cli, ['plan', 'sendme123:ana@example.com']);
  told.scene('No credential at all.');
  await told.say(cli, ['find', '--email', 'bo@example.com'], { env: {} });
}

async function refusals(told: Conversation): Promise<void> {
  told.chapter('What is refused before anything is sent');
  const world = await createWorld({ contacts: { huduma: [1], sendme123: ['a'] } });
  const { cli, env, folder } = world;
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write('contacts.csv', 'provider,id\nhuduma,1\n');
  await write('ids.txt', `${range(1_200, (index) => `sendme123:c${index}`).join('\n')}\n`);
  await write('bad.csv', `provider,id\n${range(30, (index) => `nobody,${index}`).join('\n')}\n`);

  told.scene('Wrong files.');
  await told.say(cli, ['apply', 'contacts.csv']);
  await told.say(cli, ['apply', 'none.json']);
  await told.say(cli, ['plan', '--from', 'contacts.csv', '--mode', 'trash', '-o', 'nowhere/plan.json']);
  await told.say(cli, ['plan', '--from', 'contacts.csv', '--mode', 'trash', '-o', 'contacts.csv']);
  await told.say(cli, ['resume', 'contacts.csv']);
  await cli(['plan', '--from', 'contacts.csv', '--mode', 'trash', '-o', 'my plan.json']);
  await told.say(cli, ['outcomes', 'my plan.json']);
  await told.say(cli, ['receipt', 'verify', 'my plan.json']);
  await told.say(cli, ['plan', '--from', 'bad.csv']);

  told.scene('Too many.');
  await told.say(cli, ['plan', '--from', 'ids.txt', '-o', 'many.json']);
  await told.say(cli, ['apply', 'many.json', ...agree(1_200)]);
  await told.say(cli, ['plan', '--from', 'ids.txt', '--max-delete', '100', '-o', 'few.json']);

  told.scene('Another account, address or plan than before.');
  await told.say(cli, ['apply', 'my plan.json'], { env: { ...env, HUDUMA_TOKEN: 'another-token' } });
  await told.say(cli, ['apply', 'my plan.json'], {
    env: { ...env, HUDUMA_BASE_URL: 'https://huduma.example.com' },
  });
  await told.say(cli, ['apply', 'my plan.json', '--sandbox']);
  const plan = await readFile(join(folder, 'my plan.json'), 'utf8');
  await write('changed.json', plan.replace('"1"', '"2"'));
  await told.say(cli, ['apply', 'changed.json']);
  await write('my plan.journal', 'something else');
  await told.say(cli, ['apply', 'my plan.json', ...agree(1)]);

  told.scene('The command line, the environment, the configuration.');
  await told.say(cli, ['delete', 'huduma:1']);
  await told.say(cli, ['delete']);
  await told.say(cli, ['delete', 'sendme123:a', '--mode', 'trash']);
  await told.say(cli, ['delete', 'huduma:1', '--mod', 'trash']);
  await told.say(cli, ['plan', 'huduma:1', '--mode', 'trash'], { env: {} });
  await told.say(cli, ['plan', 'huduma:1', '--mode', 'trash', '--env-file', 'none.env'], { env: {} });
  await told.say(cli, ['outcomes', 'many.json', '-o', 'outcomes.html']);
  await write('contact-deletion.config.mjs', 'export default { defaults: { yes: true } };');
  await told.say(cli, ['plan', 'huduma:1', '--mode', 'trash']);
}

test('the conversation in docs/conversation.txt is what the command line says today', async () => {
  const told = new Conversation(TITLE);
  for (const chapter of [wholeRun, questions, troubles, people, refusals]) await chapter(told);
  // Flags, and no options of the library. A configuration has names of its own.
  expect(told.text.replace(/It can set .*/g, '')).not.toMatch(
    /\b(allowAbsent|maxDelete|provenAccounts?|defaultRegion|lookUp|renewedCredentials|maxContacts|(open|resume)Journal|scan: true)\b/,
  );
  await expect(told.text).toMatchFileSnapshot('../../docs/conversation.txt');
});
