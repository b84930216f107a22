/** A run with a journal, from code: each outcome is on record before it is seen, and the rest of the run is resumed. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type DeletionRun, deleteContacts, type Intent, type Outcome } from '../../src/index.js';
import type { DeletionDefinition } from '../../src/providers/definition.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { type DeletionPort, engine, type Provider } from '../../src/providers/provider.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { newFileStore } from '../../src/record/file-store.js';
import { memoryStore, openJournal, readJournal, readPlan, resumeJournal } from '../../src/record/index.js';
import { systemFacts } from '../../src/record/owner.js';
import { writePlan } from '../../src/record/plan.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { version } from '../../src/version.js';
import { clientOf, many } from '../deletion/runs.js';
import { linesIn, newFolder, planOf } from './plans.js';

const contacts = { huduma: [1, 2], sendme123: ['a', 'b', 'c'], wabotify: ['w', 'x'] };
const newPath = async () => join(await newFolder(), 'run.journal');
const at = (provider: string, ...ids: readonly string[]) => ids.map((id) => ({ provider, id }));

async function outcomesOf(run: DeletionRun): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of run) outcomes.push(outcome);
  return outcomes;
}

describe('a new journal', () => {
  test('has every contact with its outcome, and so have the summary and the stream', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const journal = await openJournal(path);
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'huduma'), clientOf(sandbox, 'sendme123')],
      targets: ['huduma:1', 'huduma:2', 'sendme123:a', 'sendme123:gone'],
      journal,
    });
    const outcomes = await outcomesOf(run);
    expect(run.summary).toMatchObject({ total: 4, deleted: 3, absent: 1, permanence: { soft: 2 } });
    const view = await readJournal(path);
    const recorded: Outcome[] = [];
    for await (const outcome of view.outcomes()) recorded.push(outcome);
    expect(recorded).toEqual(outcomes.map((outcome) => ({ ...outcome, at: expect.stringMatching(/Z$/) })));
    expect(view.standing).toMatchObject({ isComplete: true, counts: journal.standing.counts });
    expect(view.run).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(view.run).toBe(journal.run);
    expect(journal.plan).toMatchObject({ tool: version, sandbox: false });
    const [header, , , session] = await linesIn(path);
    expect([header, session]).toMatchObject([{ tool: version }, { type: 'session', tool: version }]);
    expect(await readdir(dirname(path))).toEqual(['run.journal']);
  });

  test('says of each provider where and how it is deleted, and keeps no credential', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const journal = await openJournal(path, { sandbox: true });
    await deleteContacts({
      providers: [clientOf(sandbox, 'huduma'), clientOf(sandbox, 'sendme123')],
      targets: ['huduma:1'],
      journal,
    }).finish();
    const { baseUrl, token } = sandbox.options('huduma');
    expect(journal.plan).toMatchObject({
      sandbox: true,
      providers: [{ provider: 'huduma', baseUrl, choices: { mode: 'trash' }, count: 1, requests: 1 }],
    });
    expect(await readFile(path, 'utf8')).not.toContain(token);
  });

  test('has the intent before the request, and the outcome after it', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const journal = await openJournal(path);
    const client = clientOf(sandbox, 'sendme123');
    let before: string[] = [];
    const watched = withCall(client, async (...request) => {
      before = (await linesIn(path)).map(({ type }) => type);
      return client[engine].call(...request);
    });
    await deleteContacts({ providers: [watched], targets: ['sendme123:a'], journal }).finish();
    expect(before).toEqual(['header', 'targets', 'session', 'intent']);
    const lines = await linesIn(path);
    expect(lines.slice(4)).toMatchObject([
      { type: 'outcome', provider: 'sendme123', id: 'a', outcome: 'deleted', evidence: 'item' },
      { type: 'end' },
    ]);
  });

  test('says why the run was stopped', async () => {
    const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'status', status: 401 } }] });
    const path = await newPath();
    const journal = await openJournal(path);
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: at('sendme123', 'a', 'b'),
      journal,
    });
    expect(await run.finish()).toMatchObject({ notAttempted: 2, stops: [{ guard: 'account' }] });
    expect((await readJournal(path)).standing.stops).toMatchObject([
      { provider: 'sendme123', guard: 'account' },
    ]);
  });

  test('can be read while the run goes on: every contact once, and nothing that contradicts itself', async () => {
    const sandbox = createSandbox({ contacts });
    const journal = await openJournal(await newPath());
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: at('sendme123', 'a', 'b', 'c'),
      maxInFlight: 1,
      journal,
    });
    const reading = run[Symbol.asyncIterator]();
    await reading.next();
    const receipts = [journal.receipt(), journal.receipt({ target: { provider: 'sendme123', id: 'c' } })];
    while (!(await reading.next()).done);
    expect(journal.standing.isComplete).toBe(true);
    expect(await Promise.all(receipts)).toMatchObject([
      { total: 3, complete: false, endedAt: null },
      { total: 1, complete: false },
    ]);
  });

  test('is not written before the run begins, and not for a run that deletes nothing', async () => {
    const path = await newPath();
    const sandbox = createSandbox({ contacts });
    const providers = [clientOf(sandbox, 'sendme123')];
    expect(
      await deleteContacts({ providers, targets: [], journal: await openJournal(path) }).finish(),
    ).toMatchObject({ total: 0 });
    const guarded = deleteContacts({
      providers,
      targets: at('sendme123', 'a', 'b'),
      maxDelete: 1,
      journal: await openJournal(path),
    });
    expect(await guarded.finish()).toMatchObject({ notAttempted: 2, stops: [{ guard: 'maxDelete' }] });
    expect(await readdir(dirname(path))).toEqual([]);
    expect(sandbox.requests).toEqual([]);
  });

  test.each([
    [2, '2 of the targets cannot go into a journal: "x1" .*; "x2" [^;]*'],
    [20, '20 of the targets .*; "x19" .*; "x20" [^;]*'],
    [21, '21 of the targets .*; "x20" [^;]*; and 1 more'],
    [23, '23 of the targets .*; "x20" [^;]*; and 3 more'],
  ])('refuses %i invalid targets: it names them, and sends nothing', async (count, problem) => {
    const path = await newPath();
    const sandbox = createSandbox({ contacts });
    const invalid = Array.from({ length: count }, (_, index) => `x${index + 1}`);
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'huduma')],
      // One that is named twice counts once.
      targets: at('huduma', '1', ...invalid, 'x1'),
      journal: await openJournal(path),
    });
    const message = new RegExp(`^contact-deletion: ${problem}. Leave them out. Nothing was sent.$`);
    await expect(run.finish()).rejects.toThrow(
      expect.objectContaining({ provider: 'contact-deletion', message: expect.stringMatching(message) }),
    );
    expect(await readdir(dirname(path))).toEqual([]);
    expect(sandbox.requests).toEqual([]);
  });

  test('serves one run: another call is refused, and leaves the run alone', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const journal = await openJournal(path);
    const call = () =>
      deleteContacts({
        providers: [clientOf(sandbox, 'sendme123')],
        targets: at('sendme123', 'a', 'b', 'c'),
        maxInFlight: 1,
        journal,
      });
    const served = {
      problem: 'unwritable',
      message: 'the journal has served its run. Take it up again with resumeJournal. Nothing was sent.',
    };
    const reading = call()[Symbol.asyncIterator]();
    const first = reading.next();
    await expect(call().finish()).rejects.toMatchObject(served);
    await first;
    await expect(call().finish()).rejects.toMatchObject(served);
    while (!(await reading.next()).done);
    expect(journal.standing.counts).toMatchObject({ deleted: 3 });
  });

  test('that is closed while the run begins is not written: nothing is sent', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const journal = await openJournal(path);
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: ['sendme123:a'],
      journal,
    }).finish();
    const refused = expect(run).rejects.toThrow('the run was left. No more is sent.');
    await journal.close();
    await refused;
    expect(await readdir(dirname(path))).toEqual([]);
    expect(sandbox.requests).toEqual([]);
    await expect(
      deleteContacts({
        providers: [clientOf(sandbox, 'sendme123')],
        targets: ['sendme123:a'],
        journal,
      }).finish(),
    ).rejects.toThrow(/the journal has served its run/);
  });

  test.each(['close', 'leave'] as const)(
    'is let go of by %s when what begins it is done, and is not written to after that',
    async (letGo) => {
      const sandbox = createSandbox({ contacts });
      const calls: string[] = [];
      const store = memoryStore();
      const slow = new Proxy(store, {
        get: (target, name) => {
          const value = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          return async (...given: unknown[]) => {
            calls.push(String(name));
            const result = await Reflect.apply(value, target, given);
            if (name === 'begin') {
              letting = journal[letGo]();
              await nextTurn();
              calls.push('begun');
            }
            return result;
          };
        },
      });
      let letting = Promise.resolve();
      const journal = await openJournal(slow);
      const run = deleteContacts({
        providers: [clientOf(sandbox, 'sendme123')],
        targets: at('sendme123', 'a', 'b'),
        journal,
      }).finish();
      expect(await run).toMatchObject({ notAttempted: 2, stops: [{ guard: 'record' }] });
      await letting;
      expect(calls.slice(0, 2)).toEqual(['begin', 'begun']);
      expect(calls.at(-1)).toBe('close');
      expect(sandbox.requests).toEqual([]);
    },
  );

  test('does not overwrite a file', async () => {
    const path = await newPath();
    await writeFile(path, 'precious');
    await expect(openJournal(path)).rejects.toMatchObject({ problem: 'exists' });
    expect(await readFile(path, 'utf8')).toBe('precious');
    expect(await readdir(dirname(path))).toEqual(['run.journal']);
  });

  test('that is left sends nothing more of what it has announced', async () => {
    let answer = () => {};
    const left = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const contacts = { sendme123: many(20, 'a') };
    const sandbox = createSandbox({ contacts, latencyMs: 1, clock: { sleep: () => left } });
    const path = await newPath();
    const journal = await openJournal(path);
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: at('sendme123', ...many(20, 'a')),
      maxInFlight: 4,
      journal,
    });
    const outcomes = outcomesOf(run);
    await expect.poll(() => sandbox.requests.length, { interval: 1 }).toBe(4);
    await journal.leave();
    answer();
    const told = await outcomes;
    expect(sandbox.requests).toHaveLength(4);
    expect(told).toHaveLength(20);
    // What was answered later is not on record, so there is no outcome for it; what was not sent says so.
    const { standing } = await readJournal(path);
    expect(standing.counts.deleted).toBe(0);
    for (const { target, outcome } of told) {
      const wasSent = sandbox.stateOf('sendme123', target.id) !== 'present';
      expect(outcome).toBe(wasSent ? 'unknown' : 'notAttempted');
      if (wasSent) expect(standing.kindOf('sendme123', target.id)).toBe('unknown');
    }
  });

  test('that is left while a request is announced again says unknown: the lost one may have been carried out', async () => {
    const faults = [{ nth: 1, do: { kind: 'reset', effect: 'before' } }] as const;
    const sandbox = createSandbox({ contacts: { huduma: [1] }, faults });
    const store = await newFileStore(await newPath());
    let leaving: Promise<void> | undefined;
    let announced = 0;
    const slow = new Proxy(store, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (name !== 'intend') return typeof value === 'function' ? value.bind(target) : value;
        return (intent: Intent) => {
          announced += 1;
          const noted = target.intend(intent);
          if (announced === 2) leaving = journal.leave();
          return noted;
        };
      },
    });
    const journal = await openJournal(slow);
    const clock = { sleep: async () => {} };
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'huduma')],
      targets: ['huduma:1'],
      clock,
      journal,
    });
    const outcomes = await outcomesOf(run);
    await leaving;
    expect(announced).toBe(2);
    expect(outcomes).toMatchObject([{ outcome: 'unknown', perhapsByUs: true }]);
    expect(store.standing.kindOf('huduma', '1')).toBe('unknown');
    expect([...store.standing.remaining()]).toEqual([{ provider: 'huduma', id: '1', ambiguous: true }]);
  });

  test('that is left while an outcome is being noted down adds no other to it: it can be read again', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const store = await newFileStore(path);
    let answer = () => {};
    const leaving = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = new Proxy(store, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (name !== 'flush') return typeof value === 'function' ? value.bind(target) : value;
        return async () => {
          await target.flush();
          answer();
        };
      },
    });
    const journal = await openJournal(slow);
    const client = clientOf(sandbox, 'sendme123');
    const held = withCall(client, async (...request) => {
      const answered = await client[engine].call(...request);
      void journal.leave();
      await leaving;
      return answered;
    });
    const outcomes = await outcomesOf(
      deleteContacts({ providers: [held], targets: ['sendme123:a'], journal }),
    );
    expect(outcomes).toMatchObject([{ outcome: 'deleted' }]);
    const view = await readJournal(path);
    expect(view.standing.counts).toMatchObject({ deleted: 1, unknown: 0 });
  });

  test('records the rest as not attempted if the loop is left', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const journal = await openJournal(path);
    const run = deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: at('sendme123', ...many(50, 'a')),
      allowAbsent: true,
      maxInFlight: 1,
      journal,
    });
    for await (const _ of run) break;
    const { standing } = await readJournal(path);
    expect(standing.endedAt).toMatch(/Z$/);
    expect(standing.counts).toMatchObject({ notAttempted: expect.any(Number), unknown: 0 });
    expect(standing.counts.notAttempted).toBeGreaterThan(0);
    expect(Object.values(standing.counts).reduce((sum, count) => sum + count)).toBe(50);
  });

  test("carries out a sealed plan, with the plan's account alone", async () => {
    const sandbox = createSandbox({ contacts });
    const [planned, again] = [await newPath(), await newPath()];
    await deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: ['sendme123:gone'],
      journal: await openJournal(planned),
    }).finish();
    const { run: _run, at: _at, ...header } = (await linesIn(planned))[0];
    const file = join(await newFolder(), 'plan.json');
    await writePlan(file, { ...header.plan, targets: { sendme123: ['gone'] } });
    const plan = await readPlan(file);
    const providers = [clientOf(sandbox, 'sendme123')];
    const run = deleteContacts({ providers, journal: await openJournal(again, { plan }) });
    expect(await run.finish()).toMatchObject({ absent: 1, total: 1 });
    expect(await linesIn(again)).toMatchObject([{}, {}, { type: 'session', tool: version }, {}, {}, {}]);
    const other = [createSendme123({ ...sandbox.options('sendme123'), apiKey: 'another-key' })];
    const refused = deleteContacts({
      providers: other,
      journal: await openJournal(await newPath(), { plan }),
    });
    await expect(refused.finish()).rejects.toMatchObject({
      problem: 'mismatch',
      message: expect.stringContaining('another credential for sendme123'),
    });
  });

  test("takes a sealed plan's own targets beside it, and no others", async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const providers = [clientOf(sandbox, 'sendme123'), clientOf(sandbox, 'huduma')];
    const stop = new AbortController();
    await deleteContacts({
      providers,
      targets: at('sendme123', 'a', 'b'),
      signal: stop.signal,
      onIntent: () => stop.abort(),
      journal: await openJournal(path),
    }).finish();
    const { run: _run, at: _at, ...header } = (await linesIn(path))[0];
    const plan = { ...header.plan, targets: { sendme123: ['a', 'b'] } };
    const withTargets = async (...targets: string[]) =>
      deleteContacts({ providers, targets, journal: await openJournal(await newPath(), { plan }) }).finish();
    await expect(withTargets('sendme123:a', 'huduma:1')).rejects.toThrow(
      'the target "1" is not in the plan of the journal.',
    );
    await expect(withTargets('sendme123:a', 'sendme123:c')).rejects.toThrow('the target "c" is not in the');
    await expect(withTargets('sendme123:a')).rejects.toThrow(
      'there are 1 targets, and the plan of the journal has 2',
    );
    expect(await withTargets('sendme123:b', 'sendme123:a')).toMatchObject({ total: 2, deleted: 2 });
  });

  test('is let go of when its block ends, or when it is left before it has begun', async () => {
    const path = await newPath();
    const journal = await openJournal(path);
    await journal[Symbol.asyncDispose]();
    const again = await openJournal(path);
    await again.leave();
    expect(await readdir(dirname(path))).toEqual([]);
  });

  test('warns of what its store cannot promise', async () => {
    const facts = { ...(await systemFacts()), isShared: async () => true };
    const journal = await openJournal(await newFileStore(await newPath(), facts));
    expect(journal.caution).toMatch(/no other machine uses this journal/);
    await journal.close();
    expect((await openJournal(memoryStore())).caution).toBeUndefined();
  });

  test('has no run, no plan and no receipt before its run has begun, and no receipt of a stranger after that', async () => {
    const journal = await openJournal(memoryStore());
    expect([journal.run, journal.plan]).toEqual([undefined, undefined]);
    await expect(journal.receipt()).rejects.toMatchObject({
      problem: 'unreadable',
      message: 'the run of this journal has not begun.',
    });
    const sandbox = createSandbox({ contacts });
    const providers = [clientOf(sandbox, 'sendme123')];
    await deleteContacts({ providers, targets: ['sendme123:a'], journal }).finish();
    await expect(journal.receipt({ target: { provider: 'sendme123', id: 'b' } })).rejects.toMatchObject({
      problem: 'mismatch',
      message: 'the run does not have that contact.',
    });
  });
});

describe('a plan that is given', () => {
  const none = ['unreadable', 'what is given as the plan is not a plan of contact-deletion.'] as const;
  const changed = ['damaged', 'the plan was changed after it was sealed. Make a new one.'] as const;
  const notOnce = ['damaged', 'the plan does not have each contact once. Make a new one.'] as const;

  test.each<[what: string, plan: unknown, refusal: readonly [problem: string, message: string]]>([
    ['by its name', 'plan.json', none],
    ['and is none', null, none],
    ['and has no providers', { ...planOf({ huduma: ['1'] }), providers: undefined }, none],
    ['with a contact more', { ...planOf({ huduma: ['1'] }), targets: { huduma: ['1', '2'] } }, changed],
    ['with a word for a list', planOf({ huduma: '12' as never }), changed],
    ['with a word for one of its lists', planOf({ huduma: ['1'], wabotify: 'w' as never }), changed],
    ['with a contact twice', planOf({ huduma: ['1', '1'] }), notOnce],
    ['with a number', planOf({ huduma: [1 as never] }), notOnce],
    ['with a number among its ids', planOf({ huduma: ['1', 2 as never] }), notOnce],
    ['with an empty list', planOf({ huduma: ['1'], wabotify: [] }), notOnce],
  ])('%s is refused, before there is a journal', async (_, plan, [problem, message]) => {
    const path = await newPath();
    await expect(openJournal(path, { plan: plan as never })).rejects.toMatchObject({ problem, message });
    expect(await readdir(dirname(path))).toEqual([]);
  });
});

describe('a journal that is taken up', () => {
  /** A run with these contacts that was killed after it had announced one request. */
  async function killed(sandbox: ReturnType<typeof createSandbox>, targets: readonly string[]) {
    const path = await newPath();
    const journal = await openJournal(path);
    const client = clientOf(sandbox, 'sendme123');
    const dying = withCall(client, async (...request) => {
      await client[engine].call(...request);
      // As if the process had died here: nothing more is written.
      await journal.close();
      throw new Error('killed');
    });
    const run = deleteContacts({
      providers: [dying],
      targets: at('sendme123', ...targets),
      maxInFlight: 1,
      journal,
    });
    await run.finish();
    return path;
  }

  test('goes on with what is left: what was under way and is gone now is absent, perhaps by us', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await killed(sandbox, ['a', 'b', 'c']);
    const journal = await resumeJournal(path);
    const outcomes = await outcomesOf(
      deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], journal, allowAbsent: true }),
    );
    expect(outcomes.map(({ target, outcome }) => [target.id, outcome])).toEqual([
      ['a', 'absent'],
      ['b', 'deleted'],
      ['c', 'deleted'],
    ]);
    expect(outcomes[0]).toMatchObject({ perhapsByUs: true });
    expect(journal.standing).toMatchObject({ isComplete: true, absentPerhapsByUs: 1 });
    await expect(
      deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], journal }).finish(),
    ).rejects.toThrow(
      'the journal has served its run. Take it up again with resumeJournal. Nothing was sent.',
    );
  });

  test('takes the same targets again, and no others', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await killed(sandbox, ['a', 'b']);
    const providers = [clientOf(sandbox, 'sendme123')];
    const withTargets = async (...ids: string[]) =>
      deleteContacts({ providers, targets: at('sendme123', ...ids), journal: await resumeJournal(path) });
    await expect((await withTargets('a', 'b', 'c')).finish()).rejects.toThrow(
      /the target "c" is not in the plan of the journal. Leave targets out/,
    );
    await expect((await withTargets('a')).finish()).rejects.toThrow(
      /there are 1 targets, and the plan of the journal has 2/,
    );
    const ender = new AbortController();
    async function* stuck() {
      yield { provider: 'sendme123', id: 'b' };
      ender.abort();
      await new Promise(() => {});
    }
    const stopped = deleteContacts({
      providers,
      targets: stuck(),
      signal: ender.signal,
      journal: await resumeJournal(path),
    });
    expect((await stopped.finish()).stops).toMatchObject([{ guard: 'aborted' }]);
    const run = await withTargets('b', 'a');
    expect(await run.finish()).toMatchObject({ total: 2, absent: 1, deleted: 1 });
  });

  test('is refused for another account, another choice, or without one of its providers', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    await deleteContacts({
      providers: [clientOf(sandbox, 'huduma'), clientOf(sandbox, 'wabotify')],
      targets: ['huduma:1', 'wabotify:w'],
      signal: AbortSignal.abort(),
      journal: await openJournal(path),
    }).finish();
    // Aborted before it began, so there is no journal yet.
    expect(await readdir(dirname(path))).toEqual([]);
    const stop = new AbortController();
    await deleteContacts({
      providers: [clientOf(sandbox, 'huduma'), clientOf(sandbox, 'wabotify')],
      targets: ['huduma:1', 'wabotify:w'],
      signal: stop.signal,
      onIntent: () => stop.abort(),
      journal: await openJournal(path),
    }).finish();
    const sent = sandbox.requests.length;
    const refusals: [Provider[], RegExp][] = [
      [[clientOf(sandbox, 'huduma')], /contacts at wabotify, and no client of it was given/],
      [
        [clientOf(sandbox, 'huduma', { mode: 'permanent' }), clientOf(sandbox, 'wabotify')],
        /the plan says mode: trash at huduma, and the client says permanent/,
      ],
      [
        [clientOf(sandbox, 'huduma'), createWabotify({ ...sandbox.options('wabotify'), workspaceId: '43' })],
        /another credential for wabotify. Set that one: it names the account/,
      ],
      [
        [
          createHuduma({ ...sandbox.options('huduma'), token: 'another' }).choosing({ mode: 'trash' }),
          clientOf(sandbox, 'wabotify'),
        ],
        /the run was begun with another credential for huduma. Set that one or, .*renewedCredentials: \['huduma'\]/,
      ],
    ];
    for (const [providers, problem] of refusals) {
      const journal = await resumeJournal(path);
      await expect(deleteContacts({ providers, journal }).finish()).rejects.toMatchObject({
        problem: 'mismatch',
        message: expect.stringMatching(problem),
      });
    }
    expect(sandbox.requests).toHaveLength(sent);
    expect((await readJournal(path)).standing.isComplete).toBe(false);
  });

  test('goes on under a renewed credential if somebody vouches for the account, and puts that on record', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    await deleteContacts({
      providers: [createSendme123({ ...sandbox.options('sendme123'), apiKey: 'old-key' })],
      targets: ['sendme123:a'],
      journal: await openJournal(path),
    }).finish();
    const journal = await resumeJournal(path, { renewedCredentials: ['sendme123'] });
    expect(
      await deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], journal }).finish(),
    ).toMatchObject({ deleted: 1 });
    const sessions = (await linesIn(path)).filter(({ type }) => type === 'session');
    expect(sessions).toMatchObject([{}, { tool: version, renewedCredentials: ['sendme123'] }]);
  });

  test('knows an account that an earlier session has proven: what is not found there is absent', async () => {
    const sandbox = createSandbox({ contacts });
    const client = clientOf(sandbox, 'wabotify');
    const targets = at('wabotify', 'w', 'gone');
    const single = withDeletion(client, { batchLimit: 1 });
    const store = memoryStore();
    const first = deleteContacts({
      providers: [single],
      targets,
      maxInFlight: 1,
      journal: await openJournal(store),
    });
    for await (const { outcome } of first) {
      expect(outcome).toBe('deleted');
      break;
    }
    const journal = await resumeJournal(store);
    expect(await deleteContacts({ providers: [client], allowAbsent: true, journal }).finish()).toMatchObject({
      total: 1,
      absent: 1,
    });
  });

  test('is refused if a definition now spells an id otherwise, as somebody else may be spelt', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['A', 'a'] } });
    const path = await newPath();
    const stop = new AbortController();
    const client = clientOf(sandbox, 'sendme123');
    const lowering = withDeletion(client, { parseId: (id) => ({ id: id.toLowerCase() }) });
    await deleteContacts({
      providers: [client],
      targets: ['sendme123:A'],
      journal: await openJournal(path),
      signal: stop.signal,
      onIntent: () => stop.abort(),
    }).finish();
    const resumed = deleteContacts({ providers: [lowering], journal: await resumeJournal(path) });
    await expect(resumed.finish()).rejects.toThrow(
      'the plan has the contact "A" at sendme123, which its definition now spells "a". Nothing was sent.',
    );
    const { run: _run, at: _at, ...header } = (await linesIn(path))[0];
    const plan = { ...header.plan, targets: { sendme123: ['A'] } };
    const [again, taken] = [
      await newPath(),
      withDeletion(client, { parseId: () => ({ problem: 'is none now' }) }),
    ];
    const carriedOut = deleteContacts({ providers: [lowering], journal: await openJournal(again, { plan }) });
    await expect(carriedOut.finish()).rejects.toMatchObject({ problem: 'mismatch' });
    expect(await readdir(dirname(again))).toEqual([]);
    expect(sandbox.requests).toEqual([]);
    expect((await readJournal(path)).standing.isComplete).toBe(false);
    // What is no longer a valid id is rejected, as in any run.
    const rejected = deleteContacts({ providers: [taken], journal: await resumeJournal(path) });
    expect(await rejected.finish()).toMatchObject({ total: 1, rejected: 1, requests: 0 });
  });

  test('leaves a settled run alone', async () => {
    const sandbox = createSandbox({ contacts });
    const path = await newPath();
    const providers = [clientOf(sandbox, 'sendme123')];
    await deleteContacts({ providers, targets: ['sendme123:a'], journal: await openJournal(path) }).finish();
    const sent = sandbox.requests.length;
    expect(await deleteContacts({ providers, journal: await resumeJournal(path) }).finish()).toMatchObject({
      total: 0,
      requests: 0,
    });
    expect(sandbox.requests).toHaveLength(sent);
  });

  test('is no new one, and a new one cannot be taken up', async () => {
    const store = memoryStore();
    await expect(resumeJournal(store)).rejects.toMatchObject({
      problem: 'unreadable',
      message: 'the store has no run yet. Open it instead.',
    });
    const sandbox = createSandbox({ contacts });
    await deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: ['sendme123:a'],
      journal: await openJournal(store),
    }).finish();
    await expect(openJournal(store)).rejects.toMatchObject({
      problem: 'exists',
      message: 'the store has a run already. Resume it, or take another.',
    });
    expect(await (await resumeJournal(store)).receipt()).toMatchObject({ total: 1, complete: true });
    await expect(resumeJournal(await newPath())).rejects.toMatchObject({ problem: 'unreadable' });
  });
});

describe('what a caller without types may give', () => {
  const [nowhere, odd] = [
    'a journal is named by its path, a string, or kept in a store.',
    'there is no option',
  ];

  test.each<[what: string, where: unknown, options: object, problem: string]>([
    ['no path', '', {}, nowhere],
    ['nothing', undefined, {}, nowhere],
    ['a URL', new URL('file:///tmp/run.journal'), {}, nowhere],
    [
      'an option that there is not',
      memoryStore(),
      { sandBox: true },
      `${odd} "sandBox", only plan, sandbox, people.`,
    ],
    ['a word for a rehearsal', memoryStore(), { sandbox: 'false' }, 'sandbox must be true or false.'],
    ['an option of the other', memoryStore(), { renewedCredentials: [] }, `${odd} "renewedCredentials"`],
  ])('%s opens no journal', async (_, where, options, problem) => {
    await expect(openJournal(where as never, options)).rejects.toThrow(problem);
  });

  test.each<[what: string, options: object, problem: string]>([
    ['an option that there is not', { renewedCredential: [] }, `${odd} "renewedCredential", only renewedC`],
    ['a word for a list', { renewedCredentials: 'huduma' }, 'renewedCredentials must be a list of providers'],
  ])('%s takes up no journal', async (_, options, problem) => {
    await expect(resumeJournal(memoryStore(), options as never)).rejects.toThrow(problem);
    await expect(resumeJournal(new URL('file:///tmp/x') as never)).rejects.toThrow(nowhere);
  });

  test('a misspelt target makes no receipt of everybody', async () => {
    const journal = await openJournal(memoryStore());
    const traget = { provider: 'huduma', id: '1' };
    await expect(journal.receipt({ traget } as never)).rejects.toThrow(
      `${odd} "traget", only reference, tar`,
    );
  });
});

describe('a call that cannot be recorded', () => {
  test.each<[what: string, options: object, problem: RegExp]>([
    ['without targets or a plan', {}, /targets must say what to delete/],
    [
      'with something else for a journal',
      { targets: ['sendme123:a'], journal: {} },
      /the journal is none of/,
    ],
  ])('%s is refused at once', (_, options, problem) => {
    const providers = [clientOf(createSandbox(), 'sendme123')];
    expect(() => deleteContacts({ providers, ...options } as never)).toThrow(problem);
  });

  test('with a new journal and no targets is refused, too', async () => {
    const journal = await openJournal(memoryStore());
    expect(() => deleteContacts({ providers: [clientOf(createSandbox(), 'sendme123')], journal })).toThrow(
      /the journal, if any, has no plan yet/,
    );
  });
});

/** The client after its definition has changed. */
function withDeletion(client: Provider, changes: Partial<DeletionDefinition>): Provider {
  const { definition } = client[engine];
  const changed = { ...definition, deletion: { ...definition.deletion, ...changes } };
  return { ...client, [engine]: { ...client[engine], definition: changed } };
}

/** The same provider, with another function for its requests. */
function withCall(client: Provider, call: DeletionPort['call']): Provider {
  return { ...client, [engine]: { ...client[engine], call } };
}
