/**
 * Measures what scanning a long list costs: memory must not grow with the list. `--check` fails beyond the promised limits.
 *
 *     npm run bench:find [-- --check]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findContacts } from 'contact-deletion/find';
import { defineProvider, textId } from 'contact-deletion/provider';

const PEOPLE = 100;
const PAGE = 100;
const MEBIBYTE = 1024 * 1024;
/** How much more memory a scan of ten times as many contacts may take, as a factor. */
const PROMISED = 1.5;

const anything = Object.assign((_: unknown): _ is unknown => true, { errors: null });

/** A provider in this process that can only be listed. Its contacts are made on demand. */
const directory = (count: number) =>
  defineProvider({
    name: 'directory',
    contract: {
      provider: 'directory',
      version: '1.0.0',
      servers: ['https://api.directory.example'],
      operations: {
        deletePerson: {
          operationId: 'deletePerson',
          method: 'DELETE',
          path: '/people/{id}',
          responses: { 204: { body: 'undocumented' } },
        },
        listPeople: {
          operationId: 'listPeople',
          method: 'GET',
          path: '/people',
          query: ['page'],
          responses: { 200: { body: 'required', validate: anything } },
        },
      },
    },
    credentials: { apiKey: { header: 'x-key', variable: 'DIRECTORY_KEY' } },
    deletion: {
      operation: 'deletePerson',
      batchLimit: 1,
      transactional: true,
      parseId: textId(),
      request: ([id = '']) => ({ path: { id } }),
      read: () => ({ permanence: 'permanent' }),
      permanenceOf: () => 'permanent',
    },
    search: {
      list: {
        operation: 'listPeople',
        request: (page) => ({ query: { page } }),
        read: (body) => {
          const { people, page, last } = body as { people: Person[]; page: number; last: boolean };
          const contacts = people.map(({ id, phone, email }) => ({
            id,
            phones: [{ number: phone }],
            emails: [email],
          }));
          return { contacts, cursor: page, total: count, isLast: last, next: last ? undefined : page + 1 };
        },
      },
    },
  })({
    apiKey: 'key-of-the-directory',
    fetch: async (input) => {
      // Yields as a network would, so that garbage can be collected.
      await new Promise((resolve) => setImmediate(resolve));
      const page = Number(new URL(String(input)).searchParams.get('page') ?? 1);
      const begin = (page - 1) * PAGE;
      const size = Math.min(PAGE, count - begin);
      const people = Array.from({ length: size }, (_, index) => personOf(begin + index));
      const body = JSON.stringify({ people, page, last: begin + PAGE >= count });
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    },
  });

interface Person {
  readonly id: string;
  readonly phone: string;
  readonly email: string;
}

const personOf = (index: number): Person => ({
  id: `contact-${String(index).padStart(8, '0')}-4c5e-8d6f-0a1b2c3d4e5f`,
  phone: `2557${String(10_000_000 + index)}`,
  email: `person-${index}@example.com`,
});

interface Cost {
  readonly count: number;
  /** The growth of memory at its peak, in MiB, after a collection. */
  readonly heap: number;
  readonly cpuMicros: number;
}

/** Runs in a process of its own, so that nothing of another scan is counted. */
async function costOf(count: number): Promise<Cost> {
  const child = fork(fileURLToPath(import.meta.url), ['--cost', String(count)], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  const [cost] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`A scan of ${count} contacts ended without a figure.`);
    }),
  ])) as [Cost];
  return cost;
}

async function scan(count: number, atPage: () => void): Promise<void> {
  // Half of the people are in the list, spread over all of it.
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const { phone } = personOf(Math.floor((index * count) / PEOPLE) + (index % 2) * count);
    return { phone: `+${phone}` };
  });
  const client = directory(count);
  const run = findContacts({
    providers: [client],
    people,
    scan: true,
    clock: {
      now: () => {
        atPage();
        return Date.now();
      },
    },
  });
  const { found, notFound } = await run.finish();
  if (found !== PEOPLE / 2 || notFound !== PEOPLE / 2) throw new Error(`${found} found, ${notFound} not.`);
}

/** All memory of the program, including what is outside the JavaScript heap. */
function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function measureCost(count: number): Promise<void> {
  // Load and compile everything first, so that it is not counted.
  await scan(1_000, () => {});
  for (let turn = 0; turn < 5; turn++)
    await new Promise((resolve) => setImmediate(resolve, globalThis.gc?.()));
  const before = held();
  const cpu = process.cpuUsage();
  let calls = 0;
  let peak = 0;
  const every = Math.ceil(count / PAGE / 10);
  await scan(count, () => {
    calls += 1;
    if (calls % every !== 0) return;
    globalThis.gc?.();
    peak = Math.max(peak, held() - before);
  });
  const { user, system } = process.cpuUsage(cpu);
  process.send?.({ count, heap: peak / MEBIBYTE, cpuMicros: (user + system) / count });
}

async function compareCosts(): Promise<void> {
  console.log(`A list that is read for ${PEOPLE} people, ${PAGE} contacts a page, in this process`);
  const costs: Cost[] = [];
  for (const count of [10_000, 100_000]) {
    const cost = await costOf(count);
    costs.push(cost);
    const { heap, cpuMicros } = cost;
    console.log(
      `  ${String(count).padStart(7)} contacts: ${heap.toFixed(2)} MiB more at the peak; ` +
        `${cpuMicros.toFixed(1)} µs of CPU for each contact, the collections of this measurement included`,
    );
  }
  const [small, large] = costs;
  if (!small || !large) return;
  const ratio = large.heap / small.heap;
  const isKept = ratio <= PROMISED;
  console.log(
    `  ${isKept ? 'kept' : 'NOT KEPT'}: ${ratio.toFixed(2)} times the memory for ten times the list; ${PROMISED} is promised`,
  );
  if (!isKept && process.argv.includes('--check')) process.exitCode = 1;
}

if (process.argv.includes('--cost')) await measureCost(Number(process.argv.at(-1)));
else await compareCosts();
