/** Ten things that go wrong, of all kinds. `test/soak` has a hundred (`CRASHES`). */
import { afterAll, beforeAll, test } from 'vitest';
import { expectHonestyInChaos } from './chaos.js';
import { type PostgresServer, startPostgres } from './postgres.js';
import { buildPrograms, type Programs } from './processes/index.js';

let server: PostgresServer;
let programs: Programs;

beforeAll(async () => {
  server = await startPostgres({ hasDisk: true });
  programs = await buildPrograms();
});

afterAll(async () => {
  await programs?.end();
  await server?.stop();
});

test('whatever dies, nothing is lost, settled twice, sent by a worker that has lost its lane, or called deleted that is not', async () => {
  const crashes = Number(process.env.CRASHES ?? 10);
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  await expectHonestyInChaos(server, programs, { crashes, seed, accounts: 2, contacts: 150 * crashes });
}, 1_800_000);
