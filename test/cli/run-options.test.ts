/** The options of a run on the command line: how many contacts per request, whole batches, look-ups. */
import { describe, expect, test } from 'vitest';
import { createWorld } from './world.js';

const agree = (count: number) => ['--yes', '--expect', String(count), '--mode', 'permanent'];
const contacts = { huduma: [1, 2, 3], sendme123: ['a', 'b'] };

describe('a run', () => {
  test('puts as many contacts into one request as --batch-limit says', async () => {
    const { cli, sandbox } = await createWorld({ contacts });
    const targets = ['huduma:1', 'huduma:2', 'huduma:3'];
    const { code } = await cli([
      'delete',
      ...targets,
      ...agree(3),
      '--batch-limit',
      '2',
      '--max-in-flight',
      '1',
    ]);
    expect(code).toBe(0);
    expect(sandbox.requests.map(({ ids }) => ids)).toEqual([[1, 2], [3]]);
  });

  test('keeps a transaction whole with --atomic', async () => {
    const { cli, sandbox } = await createWorld({ contacts });
    const { code } = await cli(['delete', 'huduma:1', 'huduma:99', ...agree(2), '--atomic']);
    expect(code).toBe(5);
    expect(sandbox.has('huduma', 1)).toBe(true);
    expect(sandbox.requests).toHaveLength(1);
  });

  test('looks each deleted contact up again with --look-up all', async () => {
    const { cli, sandbox } = await createWorld({ contacts });
    const targets = ['sendme123:a', 'sendme123:b'];
    const { stdout } = await cli(['delete', ...targets, '--yes', '--expect', '2', '--look-up', 'all']);
    expect(stdout.match(/by absence/g)).toHaveLength(2);
    expect(sandbox.requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });

  test('knows what can be looked up', async () => {
    const { cli, sandbox } = await createWorld({ contacts });
    const { code, stderr } = await cli([
      'delete',
      'sendme123:a',
      '--yes',
      '--expect',
      '1',
      '--look-up',
      'some',
    ]);
    expect({ code, requests: sandbox.requests }).toEqual({ code: 2, requests: [] });
    expect(stderr).toContain('Allowed choices are sample, all.');
  });
});
