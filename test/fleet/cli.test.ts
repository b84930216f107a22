/** The commands of the fleet, on a real database, with the sandbox behind a real server. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { outcomesIn, range, summaryIn } from '../cli/lines.js';
import { createFleetWorld, insistingOn } from './cli-world.js';

const contacts = { huduma: [1, 2], sendme123: ['a', 'b'], wabotify: ['w'] };

describe('from a plan to a receipt', () => {
  test('the workers delete what is enqueued, with the choices of the plan, and each command says how it stands', async () => {
    const { cli, fleet, sandbox, start, folder, schema } = await createFleetWorld(
      { contacts },
      { migrated: false },
    );
    const migrated = await fleet(['migrate']);
    expect(migrated).toMatchObject({ code: 0, stderr: '' });
    expect(migrated.stdout).toContain(`in the schemas ${schema} and ${schema}_jobs.`);
    expect((await fleet(['migrate'])).code).toBe(0);
    expect((await fleet(['status'])).stdout).toBe('No runs yet.\n\nNo accounts yet.\n');

    await cli([
      'plan',
      'huduma:1',
      'huduma:9',
      'sendme123:a',
      'wabotify:w',
      '--mode',
      'permanent',
      '-o',
      'plan.json',
    ]);
    const refused = await fleet(['enqueue', 'plan.json'], insistingOn('4 x\r'));
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain('To delete: 4 contacts.');
    const enqueued = await fleet(['enqueue', 'plan.json', '--yes', '--expect', '4']);
    expect(enqueued.code).toBe(0);
    const [, run = ''] = /^Run (\S+): 4 contacts enqueued\.\n$/.exec(enqueued.stdout) ?? [];
    expect(enqueued.stderr).toBe(
      `See how it goes: contact-deletion fleet status ${run} --schema ${schema}\n`,
    );
    // A refused run is not there.
    expect(JSON.parse((await fleet(['status', '--json'])).stdout)).toMatchObject({
      runs: [{ run, total: 4, isDone: false }],
      accounts: [{ provider: 'huduma', waiting: 2 }, { provider: 'sendme123' }, { provider: 'wabotify' }],
    });

    await start(['worker']);
    const followed = await fleet(['outcomes', run, '--follow', '--json']);
    expect(followed.code).toBe(0);
    expect(outcomesIn(followed.stdout)).toHaveLength(4);
    expect(summaryIn(followed.stdout)).toMatchObject({
      run,
      outcomes: { deleted: 3, absent: 1 },
      exitCode: 0,
    });
    expect(sandbox.stateOf('huduma', 1)).toBe('deleted');
    expect(sandbox.stateOf('huduma', 2)).toBe('present');
    expect(sandbox.requests.find(({ provider }) => provider === 'huduma')?.ids).toEqual([1, 9]);

    const listed = await fleet(['outcomes', run, '--only', 'absent']);
    expect(listed.stdout).toContain('huduma:9  absent');
    expect(listed.stdout).not.toContain('sendme123:a');
    const status = await fleet(['status', run]);
    expect(status.code).toBe(0);
    expect(status.stdout).toMatch(/4 contacts; done\./);
    expect(status.stdout).toMatch(/^huduma +2 +1 +1 +0 +0 +0 +0 +0 +1 permanent$/m);
    expect((await fleet(['status'])).stdout).toMatch(new RegExp(`^${run} .* 4 +done$`, 'm'));

    const receipt = await fleet(['receipt', run, '-o', 'receipt.json']);
    expect(receipt).toMatchObject({ code: 0, stderr: 'Wrote receipt.json.\n' });
    const written = await readFile(join(folder, 'receipt.json'), 'utf8');
    expect(JSON.parse(written)).toMatchObject({ run, total: 4, complete: true });
    expect((await cli(['receipt', 'verify', 'receipt.json'])).code).toBe(0);
    const spanish = await fleet(['receipt', run, '--html', '--lang', 'es']);
    expect(spanish.stdout).toContain('<html lang="es">');
    const one = await fleet(['receipt', run, '--target', 'sendme123:a']);
    expect(JSON.parse(one.stdout)).toMatchObject({ scope: 'contact', total: 1 });
  });
});

describe('what is stopped', () => {
  test('is reported with the command that lifts it, and goes on after that', async () => {
    const { enqueue, fleet, start, env, schema, seen, sandbox } = await createFleetWorld({ contacts });
    const ids = range(25, (index) => `sendme123:gone-${index}`);
    const run = await enqueue([...ids, 'sendme123:a']);
    const worker = await start(['worker', '--max-in-flight', '1']);
    const followed = await fleet(['outcomes', run, '--follow']);
    expect(followed.code).toBe(5);
    const { account } = JSON.parse((await fleet(['status', run, '--json'])).stdout).stops[0];
    const lift = `contact-deletion fleet resume-account ${account} --schema ${schema}`;
    expect(followed.stderr).toContain(`When the cause is removed: ${lift}`);
    expect((await fleet(['status'])).stderr).toContain(lift);
    const status = await fleet(['status', run]);
    expect(status.stdout).toContain('stuck');
    expect(status.stderr).toContain(`Account ${account} at sendme123 is stopped (`);
    expect(worker.lines('stopped')).toMatchObject([{ account, provider: 'sendme123' }]);

    const unknown = await fleet(['resume-account', '999']);
    expect(unknown.code).toBe(5);
    const lifted = await fleet(['resume-account', account], {
      env: { DATABASE_URL: env.DATABASE_URL ?? '' },
    });
    expect(lifted.stdout).toContain(`Account ${account} (sendme123) is worked on again. Lifted: `);
    await seen.waitFor(run);
    expect(sandbox.stateOf('sendme123', 'a')).toBe('deleted');
    expect((await fleet(['status'])).stderr).toBe('');
  });
});

describe('resume', () => {
  test('asks again about what another answer may settle', async () => {
    const { enqueue, fleet, start, schema, sandbox } = await createFleetWorld({ contacts });
    const run = await enqueue(['wabotify:gone']);
    await start(['worker']);
    const followed = await fleet(['outcomes', run, '--follow']);
    // Nothing has proven the account, so a 404 may mean the account.
    expect(followed.code).toBe(4);
    const resume = `contact-deletion fleet resume ${run} --schema ${schema}`;
    expect(followed.stderr).toContain(`${resume} --proven-account wabotify`);
    expect((await fleet(['outcomes', run])).stderr).toContain(`${resume} --proven-account wabotify`);
    expect((await fleet(['status', run])).stderr).toContain(resume);
    const nothing = await fleet(['resume', run]);
    expect(nothing.stdout).toContain('Nothing is left to ask about');
    const sent = sandbox.requests.length;
    const resumed = await fleet(['resume', run, '--proven-account', 'wabotify']);
    expect(resumed).toMatchObject({ code: 0, stdout: '1 contact is asked about again.\n' });
    expect(await fleet(['outcomes', run, '--follow'])).toMatchObject({ code: 0 });
    expect(sandbox.requests.length).toBeGreaterThan(sent);
  });
});

describe('forget', () => {
  test('asks, and removes the contacts of old runs; what is kept is reported', async () => {
    const { enqueue, fleet, start, seen } = await createFleetWorld({ contacts });
    const run = await enqueue(['sendme123:a']);
    await start(['worker']);
    await seen.waitFor(run);
    const before = '2026-01-01';
    expect(await fleet(['forget', '--before', '2020-01-01', '--yes'])).toMatchObject({
      code: 0,
      stdout: 'Forgot the contacts of 0 runs.\n',
    });
    const asked = await fleet(['forget', '--before', before]);
    expect(asked).toMatchObject({ code: 2, stdout: '' });
    const refused = await fleet(['forget', '--before', before], insistingOn('yes\r'));
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain('will be deleted from the database');
    expect((await fleet(['outcomes', run])).stdout).toContain('sendme123:a');

    // Wait for the next second, so that the run has ended before it.
    const next = new Date(Math.ceil(Date.now() / 1_000) * 1_000);
    while (Date.now() <= next.getTime()) await sleep(50);
    const typed = `forget before ${next.toISOString().slice(0, 10)}\r`;
    const forgotten = await fleet(['forget', '--before', next.toISOString().replace('.000', '')], {
      terminal: true,
      input: typed,
    });
    expect(forgotten.stdout).toBe('Forgot the contacts of 1 run.\n');
    const outcomes = await fleet(['outcomes', run]);
    expect(outcomes).toMatchObject({ code: 5, stdout: '' });
    expect(outcomes.stderr).toContain('were forgotten');
    expect((await fleet(['status', run])).stdout).toContain('done, and its contacts forgotten');
    expect(JSON.parse((await fleet(['receipt', run])).stdout)).toMatchObject({ run, total: 1 });
    expect((await fleet(['receipt', run, '--target', 'sendme123:a'])).code).toBe(5);
    expect((await fleet(['resume', run])).code).toBe(5);
  });

  test.each(['yesterday', '2026-02-30', '2026-01-01T00:00:00', '01/02/2026', '2999-01-01', ''])(
    'refuses --before %j',
    async (date) => {
      const { fleet } = await createFleetWorld({});
      const ended = await fleet(['forget', '--before', date, '--yes']);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
    },
  );
});
