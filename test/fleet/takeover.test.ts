/**
 * One worker takes over from another: the first one no longer sends what it announced, and its recorded answers still count.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { databaseUrl, newFleet } from './fleets.js';
import { buildPrograms, type Programs, type Provider, type WorkerProcess } from './processes/index.js';

const LEASE_MS = 1_500;
const IN_FLIGHT = 16;

let programs: Programs;

beforeAll(async () => {
  programs = await buildPrograms();
});

afterAll(() => programs?.end());

async function oneAccount(contacts: number, latencyMs: number) {
  const provider = await programs.startProvider({ accounts: 1, contacts, latencyMs, limit: 64 });
  const [baseUrl = ''] = provider.baseUrls;
  const client = createSendme123({ apiKey: provider.apiKey, baseUrl });
  const fleet = await newFleet({ providers: [client] });
  const targets = Array.from({ length: contacts }, (_, index) => `sendme123:contact-${index}`);
  const { run } = await fleet.enqueue(targets, { maxDelete: contacts });
  const startWorker = (name: string) =>
    programs.startWorker({
      databaseUrl: databaseUrl(),
      schema: fleet.schema,
      name: `${name}-${randomUUID()}`,
      apiKey: provider.apiKey,
      baseUrls: provider.baseUrls,
      options: { leaseMs: LEASE_MS, maxInFlight: IN_FLIGHT },
      isNamed: true,
    });
  return { provider, fleet, run, startWorker };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50);
}

const hasTaken = ({ events }: WorkerProcess) => events.some(({ type }) => type === 'taken');
const sentBy = async (provider: Provider, { name }: WorkerProcess) =>
  (await provider.seen()).arrivals.filter(({ worker }) => worker === name);

test('a worker that was paused past its lease and goes on sends no more than its HTTP client had in hand', async () => {
  const { provider, fleet, run, startWorker } = await oneAccount(4_000, 50);
  const first = startWorker('first');
  await until(async () => (await sentBy(provider, first)).length > 200);
  const second = startWorker('second');
  first.child.kill('SIGSTOP');
  await until(() => hasTaken(second));
  await until(async () => (await sentBy(provider, second)).length > 50);
  const before = (await sentBy(provider, first)).length;
  first.child.kill('SIGCONT');
  await until(() => first.events.some(({ type }) => type === 'released'));
  await sleep(300);
  // What its HTTP client already had when the process was stopped is sent late, and cannot be held back: at most what may be
  // in flight.
  expect((await sentBy(provider, first)).length - before).toBeLessThanOrEqual(IN_FLIGHT);
  expect(await fleet.waitFor(run)).toMatchObject({ isDone: true, counts: { notAttempted: 0, unknown: 0 } });
  // The contacts that the first worker had under way are not reported as deleted by us alone: it is not known who deleted
  // them.
  const { counts } = await fleet.status(run);
  expect(counts.deleted + counts.absent).toBe(4_000);
  const states = Object.values(await provider.states(0));
  expect(states.every((state) => state === 'deleted')).toBe(true);
});

test('a takeover in the middle of a Retry-After keeps to it', async () => {
  const { provider, fleet, run, startWorker } = await oneAccount(600, 20);
  const first = startWorker('first');
  await until(async () => (await sentBy(provider, first)).length > 100);
  const heldFrom = Date.now();
  await provider.hold(0, 6);
  await until(() => first.events.some(({ type }) => type === 'waits'));
  await sleep(300);
  first.child.kill('SIGKILL');
  const second = startWorker('second');
  await until(() => hasTaken(second));
  await fleet.waitFor(run);
  const [earliest] = await sentBy(provider, second);
  expect(earliest?.at).toBeGreaterThanOrEqual(heldFrom + 5_900);
  expect(await fleet.status(run)).toMatchObject({ isDone: true, counts: { notAttempted: 0, unknown: 0 } });
});
