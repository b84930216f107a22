/** `receipt verify --fleet`: the fleet's database has the key of a run's receipts. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFleetWorld } from './cli-world.js';

const SENDME = { contacts: { sendme123: ['a', 'b'] } };

/** A run that is done, and its receipt. */
async function done() {
  const world = await createFleetWorld(SENDME);
  const { cli, fleet, enqueue, start, seen, schema, folder } = world;
  const run = await enqueue(['sendme123:a']);
  await start(['worker']);
  await seen.waitFor(run);
  const receipt = await fleet(['receipt', run]);
  expect(receipt.code).toBe(0);
  const keep = (text: string) => writeFile(join(folder, 'receipt.json'), text);
  await keep(receipt.stdout);
  const verify = (...args: string[]) =>
    cli(['receipt', 'verify', 'receipt.json', '--fleet', '--schema', schema, ...args]);
  return { ...world, run, receipt: receipt.stdout, keep, verify };
}

test('checks the seal, and a contact, with the key in the database', async () => {
  const { verify, cli } = await done();
  const whole = await verify();
  expect(whole).toMatchObject({ code: 0, stderr: '' });
  expect(whole.stdout).toContain('Its form, sums, digest and seal are right: it is unchanged.');
  const one = await verify('sendme123:a');
  expect(one).toMatchObject({ code: 0, stdout: expect.stringMatching(/^sendme123:a: deleted, /) });
  expect(await verify('sendme123:b')).toMatchObject({
    code: 3,
    stdout: 'The receipt does not name sendme123:b.\n',
  });
  const { stdout } = await verify('--json');
  expect(JSON.parse(stdout)).toMatchObject({ kept: true, checks: { seal: 'kept' } });
  const without = await cli(['receipt', 'verify', 'receipt.json']);
  expect(without.stdout).toContain('(--journal, --fleet)');
});

test('exits with 5 for a receipt that was changed, also to another run of the fleet', async () => {
  const { verify, keep, receipt, run, enqueue } = await done();
  await keep(receipt.replace(/"createdAt": "2/, '"createdAt": "1'));
  const changed = await verify();
  expect(changed).toMatchObject({ code: 5, stdout: '' });
  expect(changed.stderr).toContain('its seal is not the one that its run makes: it was changed');
  await keep(receipt.replace(run, await enqueue(['sendme123:b'])));
  expect((await verify()).stderr).toContain('its seal is not the one that its run makes');
});

test('exits with 5 for a run that the fleet does not have', async () => {
  const { cli } = await done();
  const other = await createFleetWorld(SENDME);
  const args = ['receipt', 'verify', 'receipt.json', '--fleet', '--schema', other.schema];
  const ended = await cli(args);
  expect(ended).toMatchObject({ code: 5, stdout: '' });
  expect(ended.stderr).toContain('this fleet has no run of that id');
});

test('goes on to work when the contacts of the run were forgotten', async () => {
  const { verify, seen, run, fleet, keep } = await done();
  expect(await seen.forget(new Date(Date.now() + 60_000))).toBe(1);
  expect(await verify('sendme123:a')).toMatchObject({ code: 0 });
  await keep((await fleet(['receipt', run])).stdout);
  expect(await verify('sendme123:a')).toMatchObject({ code: 0 });
});

test('needs --fleet with the options of the database, and takes either a fleet or a journal', async () => {
  const { cli } = await createFleetWorld();
  const verify = (...args: string[]) => cli(['receipt', 'verify', 'receipt.json', ...args]);
  for (const option of ['--schema', '--database'])
    expect(await verify(option, 'postgres://db.example/x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--database and --schema go with --fleet.'),
    });
  expect(await verify('--fleet', '--journal', 'a.journal')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'--fleet' cannot be used with option '--journal <file>'"),
  });
  expect(await verify('sendme123:a')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('give --journal <file>, or --fleet'),
  });
});
