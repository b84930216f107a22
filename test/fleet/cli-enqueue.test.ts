/** `fleet enqueue`: what it asks, what it passes on, and whose contacts they are. */
import { describe, expect, test } from 'vitest';
import { createCrm, KEYS } from '../cli/crm.js';
import { linesOf, range } from '../cli/lines.js';
import { createFleetWorld } from './cli-world.js';
import { afterwards, databaseUrl, newSchema } from './fleets.js';

const contacts = { sendme123: ['a', 'b'] };

describe('enqueue', () => {
  test.each([
    [['--yes'], 2, '--yes needs --expect'],
    [[], 2, 'there is no terminal to ask on'],
    [['--yes', '--expect', '3'], 5, '--expect is 3'],
    [['--yes', '--expect', '2', '--max-delete', '1'], 5, '--max-delete is 1'],
  ])('with %j asks as apply does', async (options, code, words) => {
    const { cli, fleet, seen } = await createFleetWorld({ contacts });
    await cli(['plan', 'sendme123:a', 'sendme123:b', '-o', 'plan.json']);
    const ended = await fleet(['enqueue', 'plan.json', ...options]);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(words);
    expect(await seen.runs()).toEqual([]);
  });

  test('takes the numbers that a person types back', async () => {
    const { cli, fleet, seen } = await createFleetWorld({ contacts });
    await cli(['plan', 'sendme123:a', 'sendme123:b', '-o', 'plan.json']);
    const ended = await fleet(['enqueue', 'plan.json'], { terminal: true, input: '2 sendme123\r' });
    expect(ended.code).toBe(0);
    expect(await seen.runs()).toMatchObject([{ total: 2 }]);
  });

  test('does nothing with --dry-run, and needs no database for it', async () => {
    const { cli, fleet, seen } = await createFleetWorld({ contacts });
    await cli(['plan', 'sendme123:a', '-o', 'plan.json']);
    const ended = await fleet(['enqueue', 'plan.json', '--dry-run'], { env: {} });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('To delete: 1 contact.');
    expect(await seen.runs()).toEqual([]);
  });

  test('says what another run has in hand', async () => {
    const { cli, fleet, enqueue } = await createFleetWorld({ contacts });
    await enqueue(['sendme123:a', 'sendme123:b']);
    await cli(['plan', 'sendme123:a', '-o', 'plan.json']);
    const ended = await fleet(['enqueue', 'plan.json', '--yes', '--expect', '1', '--json']);
    expect(linesOf(ended.stdout)).toMatchObject([{ type: 'enqueued', total: 1, shared: 1 }]);
    expect(ended.stderr).toContain('1 of them is in the hands of another run');
  });

  test('hands what was agreed to on to the workers', async () => {
    const ids = range(25, (index) => `gone-${index}`);
    const { enqueue, fleet, start } = await createFleetWorld({ contacts });
    // Twenty absent contacts at the start, and nothing else, would stop it.
    const run = await enqueue(
      ids.map((id) => `sendme123:${id}`),
      '--allow-absent',
    );
    await start(['worker']);
    expect((await fleet(['outcomes', run, '--follow'])).code).toBe(0);
  });

  test('takes a plan for people: contacts are read again, and each person has a receipt', async () => {
    const ana = { id: 'c1', phone: '255712345678' };
    const bo = { id: 'c2', phone: '255712345679' };
    const { cli, write, contacts: here, requests } = await createCrm([ana, bo]);
    const schema = newSchema();
    const env = { ...KEYS, DATABASE_URL: databaseUrl() };
    const fleet = (...args: string[]) => cli(['fleet', ...args, '--schema', schema], { env });
    await write('people.csv', 'reference,phone\nr1,+255712345678\nr2,+255712345679\n');
    await cli(['find', '--from', 'people.csv', '-o', 'found.ndjson']);
    await cli(['plan', '--from', 'found.ndjson', '-o', 'plan.json']);
    await fleet('migrate');
    const enqueued = await fleet('enqueue', 'plan.json', '--yes', '--expect', '2', '--json');
    const run = String(linesOf(enqueued.stdout)[0]?.run);
    // Her number has changed since.
    here.crm = [{ ...ana, phone: '255799999999' }, bo];
    requests.length = 0;
    let end = () => {};
    const worker = cli(['fleet', 'worker', '--schema', schema], {
      env,
      begun: ({ signals }) => {
        end = () => signals.emit('SIGTERM');
      },
    });
    afterwards(async () => {
      end();
      await worker;
    });
    const followed = await fleet('outcomes', run, '--follow', '--json');
    expect(linesOf(followed.stdout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'c1', outcome: 'notAttempted' }),
        expect.objectContaining({ id: 'c2', outcome: 'deleted' }),
      ]),
    );
    expect(requests.filter((request) => request.startsWith('DELETE'))).toEqual(['DELETE crm/people/c2']);
    const receipt = await fleet('receipt', run, '--person', 'r2');
    expect(JSON.parse(receipt.stdout)).toMatchObject({ scope: 'person', total: 1 });
    const nobody = await fleet('receipt', run, '--person', 'r3');
    expect(nobody).toMatchObject({ code: 2, stdout: '' });
    expect(nobody.stderr).toContain('no person of that reference');
  });
});
