/** `drift` reads the logs of our own clients: statuses, and what `onDrift` reported about bodies. */
import { describe, expect, test } from 'vitest';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { compare, file } from './compared.js';
import { createDrifted } from './drifted.js';

/** All events of a client, one per line. */
function newLog() {
  const lines: string[] = [];
  const log = (event: object) => void lines.push(JSON.stringify(event));
  return { lines, hooks: { onRequest: log, onResponse: log, onRetry: log, onDrift: log } };
}

describe.concurrent('a log of our clients', () => {
  test('has the statuses, and what onDrift reported about bodies', async () => {
    const { lines, hooks } = newLog();
    const { fetch, sandbox } = createDrifted({
      answer: ({ status, json }) => (status === 200 ? { json: { ...json, code: 1 } } : undefined),
    });
    const huduma = createHuduma({
      ...sandbox.options('huduma'),
      fetch,
      ...hooks,
    });
    await huduma.deleteContacts({ mode: 'trash', ids: [123], uuids: [] });
    const report = await compare([await file('drift.ndjson', `${lines.join('\n')}\n`)]);
    expect(report).toMatchObject({
      verdict: 'drifted',
      providers: [
        {
          operations: [{ exchanges: 1, statuses: { 200: 1 }, notCompared: { response: { notRecorded: 1 } } }],
          differences: [{ kind: 'schema', place: '/code', keyword: 'const', count: 1 }],
        },
      ],
    });
  });

  test('supports a verdict by its statuses: our clients check the bodies themselves', async () => {
    const { lines, hooks } = newLog();
    const sandbox = createSandbox({ contacts: { huduma: [123] } });
    const huduma = createHuduma({ ...sandbox.options('huduma'), ...hooks });
    await huduma.deleteContacts({ mode: 'trash', ids: [123], uuids: [] });
    const report = await compare([await file('kept.ndjson', lines.join('\n'))]);
    expect(report).toMatchObject({ verdict: 'kept', providers: [{ differences: [] }] });
  });

  test('counts each attempt once, lost ones apart, and an undocumented status as drift', async () => {
    const { lines, hooks } = newLog();
    const faults = [
      { nth: 1, do: { kind: 'reset' } },
      { nth: 2, do: { kind: 'status', status: 503 } },
      { nth: 3, do: { kind: 'status', status: 418 } },
    ] as const;
    const sandbox = createSandbox({ faults });
    const clock = { sleep: async () => {} };
    const client = createSendme123({
      ...sandbox.options('sendme123'),
      clock,
      ...hooks,
    });
    await expect(client.getContact('x')).rejects.toThrow('418');
    const report = await compare([await file('log.ndjson', lines.join('\n'))]);
    expect(report).toMatchObject({ verdict: 'drifted', unanswered: 1, unusable: [] });
    expect(report.providers).toMatchObject([{ operations: [{ statuses: { 503: 1, 418: 1 } }] }]);
    expect(report.providers[0]?.differences.map(({ kind, status, count }) => [kind, status, count])).toEqual([
      ['undocumentedStatus', 503, 1],
      ['undocumentedStatus', 418, 1],
    ]);
  });

  test('a line that is cut off, or of somebody else, is named by its number', async () => {
    const line =
      '{"provider":"huduma","operation":"deleteContacts","method":"DELETE","result":"answered","status":200}';
    const path = await file(
      'broken.ndjson',
      `${line}\n{"provider":"acme","operation":"x"}\n\n${line.slice(0, 40)}`,
    );
    const report = await compare([path]);
    expect(report.unusable).toEqual([
      { file: path, index: 2, problem: 'names no provider' },
      { file: path, index: 4, problem: 'is not JSON' },
    ]);
  });
});
