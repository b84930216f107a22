/** `resume`: what it goes on with, and what it refuses. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf } from './lines.js';
import { createWorld, type World } from './world.js';

const contacts = { huduma: [123, 456], sendme123: ['contact-uuid-123', 'b'], wabotify: ['w'] };
const agree = (count: number) => ['--yes', '--expect', String(count)];

describe('resume', () => {
  test('goes on after a guard has stopped it, and leaves alone what is done', async () => {
    const faults = [{ ids: ['b'], times: 1, do: { kind: 'status', status: 401 } }] as const;
    const { cli, sandbox } = await createWorld({ contacts, faults });
    await cli(['plan', 'sendme123:contact-uuid-123', 'sendme123:b', '-o', 'plan.json']);
    const first = await cli(['apply', 'plan.json', ...agree(2), '--max-in-flight', '1']);
    expect(first.code).toBe(5);
    expect((await cli(['resume', 'plan.journal', '--dry-run'])).stdout).toMatch(
      /\nLeft to do: 1 contact\.\n$/,
    );
    const second = await cli(['resume', 'plan.journal']);
    expect(second.stdout).toMatch(/: 2 deleted \(.*\)\.\n$/);
    expect(second.code).toBe(0);
    expect(sandbox.requests.map(({ ids }) => ids)).toEqual([['contact-uuid-123'], ['b'], ['b']]);
    expect(await cli(['resume', 'plan.journal'])).toMatchObject({ code: 0 });
    expect(sandbox.requests).toHaveLength(3);
  });

  test('the command that goes on can be pasted, whatever the file is called', async () => {
    const faults = [{ do: { kind: 'status', status: 502 } }] as const;
    const { cli } = await createWorld({ faults });
    const plan = await cli(['plan', 'sendme123:a', '-o', "Ann's plan.json"]);
    expect(plan.stderr).toMatch(/Go on with: contact-deletion apply 'Ann'\\''s plan\.json'$/m);
    const { stderr } = await cli(['apply', "Ann's plan.json", ...agree(1)]);
    expect(stderr).toMatch(/Go on with: contact-deletion resume 'Ann'\\''s plan\.journal'$/m);
  });

  test('a 404 that may mean the account settles nothing, until the account is said to be the right one', async () => {
    const { cli, sandbox } = await createWorld();
    const first = await cli(['delete', 'wabotify:gone', ...agree(1), '--journal', 'run.journal']);
    expect(first.stdout).toMatch(/wabotify:gone +unknown/);
    expect(first.code).toBe(4);
    expect(first.stderr).not.toContain('Go on with');
    expect(first.stderr).toContain('1 contact stays unknown: asking again would get the same answer.');
    const again = await cli(['resume', 'run.journal']);
    expect(again).toMatchObject({ code: 4, stderr: expect.stringContaining('--proven-account wabotify') });
    const asked = () => sandbox.requests.map(({ method }) => method);
    expect(asked()).toEqual(['GET', 'POST']);
    const proven = await cli(['resume', 'run.journal', '--proven-account', 'wabotify']);
    expect(proven.stdout).toMatch(/: 1 absent\.\n$/);
    expect(proven.code).toBe(0);
    expect(asked()).toEqual(['GET', 'POST', 'POST']);
  });

  test('a refusal after a lost answer is asked about once, and then stays as it is', async () => {
    const faults = [
      { times: 3, method: 'DELETE', do: { kind: 'reset' } },
      { do: { kind: 'status', status: 400 } },
    ] as const;
    const { cli, sandbox } = await createWorld({ faults });
    const first = await cli(['delete', 'sendme123:malformed', ...agree(1), '--journal', 'run.journal']);
    expect(first).toMatchObject({ code: 4, stderr: expect.stringContaining('Go on with') });
    const second = await cli(['resume', 'run.journal']);
    expect(second.code).toBe(4);
    expect(second.stderr).toContain('1 contact stays unknown');
    expect(second.stderr).not.toContain('Go on with');
    const sent = sandbox.requests.length;
    expect(await cli(['resume', 'run.journal'])).toMatchObject({ code: 4 });
    expect(sandbox.requests).toHaveLength(sent);
  });

  test('refuses a damaged journal, with the line, and another account', async () => {
    const { cli, folder, env, read } = await createWorld({
      contacts,
      faults: [{ do: { kind: 'status', status: 401 } }],
    });
    await cli(['delete', 'sendme123:b', ...agree(1), '--journal', 'run.journal']);
    const other = await cli(['resume', 'run.journal'], { env: { ...env, SENDME123_API_KEY: 'another-key' } });
    expect(other).toMatchObject({ code: 5, stderr: expect.stringContaining('another credential') });
    const text = await read('run.journal');
    await writeFile(join(folder, 'run.journal'), text.replace('"intent"', '"INTENT"'));
    const damaged = await cli(['resume', 'run.journal']);
    expect(damaged).toMatchObject({ code: 5, stderr: expect.stringContaining('is damaged: line 4 ') });
  });
});

describe('resume under another credential', () => {
  /** A run that a refused credential has stopped, and the same account with its bearer token. */
  async function stoppedRun(): Promise<World & { readonly renewed: Readonly<Record<string, string>> }> {
    const faults = [{ times: 1, do: { kind: 'status', status: 401 } }] as const;
    const world = await createWorld({ contacts, faults });
    await world.cli(['delete', 'sendme123:b', ...agree(1), '--journal', 'run.journal']);
    const { SENDME123_API_KEY: SENDME123_BEARER_TOKEN = '', ...others } = world.env;
    return { ...world, renewed: { ...others, SENDME123_BEARER_TOKEN } };
  }

  test('is refused, and says what to do if it was renewed', async () => {
    const { cli, renewed, sandbox } = await stoppedRun();
    const { code, stderr } = await cli(['resume', 'run.journal'], { env: renewed });
    expect(code).toBe(5);
    expect(stderr).toContain(
      'the run was begun with another credential for sendme123. Set that one or, if it was renewed for the ' +
        'same account, say so: --renewed-credential sendme123.',
    );
    expect(stderr).not.toContain('renewedCredentials');
    expect(sandbox.requests).toHaveLength(1);
  });

  test('goes on if somebody vouches for the account, and puts that on record', async () => {
    const { cli, renewed, read } = await stoppedRun();
    const args = ['resume', 'run.journal', '--renewed-credential', 'sendme123'];
    const { code, stdout } = await cli(args, { env: renewed });
    expect(stdout).toMatch(/: 1 deleted \(.*\)\.\n$/);
    expect(code).toBe(0);
    const sessions = linesOf(await read('run.journal')).filter(({ type }) => type === 'session');
    expect(sessions.map(({ renewedCredentials }) => renewedCredentials)).toEqual([undefined, ['sendme123']]);
    expect((await cli(['receipt', 'run.journal', '-o', 'receipt.json'])).code).toBe(0);
  });

  test('nothing is put on record if the credential is the one of the run', async () => {
    const { cli, read } = await stoppedRun();
    await cli(['resume', 'run.journal', '--renewed-credential', 'sendme123,huduma']);
    expect(await read('run.journal')).not.toContain('renewedCredentials');
  });

  test('is still refused at another address, and for a provider that nobody vouched for', async () => {
    const { cli, renewed, env, sandbox } = await stoppedRun();
    const args = ['resume', 'run.journal', '--renewed-credential'];
    const SENDME123_BASE_URL = `${env.SENDME123_BASE_URL}/elsewhere`;
    const elsewhere = await cli([...args, 'sendme123'], { env: { ...renewed, SENDME123_BASE_URL } });
    expect(elsewhere).toMatchObject({ code: 5, stderr: expect.stringContaining('the base URL is now') });
    const other = await cli([...args, 'huduma'], { env: renewed });
    expect(other).toMatchObject({ code: 5, stderr: expect.stringContaining('another credential') });
    expect(sandbox.requests).toHaveLength(1);
  });

  test('does not matter at Wabotify, whose credential is the account', async () => {
    const { cli, env, sandbox } = await createWorld({ contacts, faults: [{ do: { kind: 'reset' } }] });
    await cli(['delete', 'wabotify:w', ...agree(1), '--journal', 'run.journal']);
    const sent = sandbox.requests.length;
    const other = { env: { ...env, WABOTIFY_WORKSPACE_ID: 'another-workspace' } };
    const refused = await cli(['resume', 'run.journal'], other);
    expect(refused).toMatchObject({ code: 5, stderr: expect.stringContaining('it names the account') });
    const asked = await cli(['resume', 'run.journal', '--renewed-credential', 'wabotify'], other);
    expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining('huduma, sendme123') });
    expect(sandbox.requests).toHaveLength(sent);
  });
});
