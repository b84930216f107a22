/** What becomes of a contact for each kind of answer, found by running the engine against the sandbox. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Guard, Outcome, OutcomeKind } from '../../src/deletion/outcome.js';
import { deleteContacts } from '../../src/deletion/run.js';
import type { Chosen, Evidence, Permanence, ProviderDefinition } from '../../src/providers/definition.js';
import {
  type BuiltinName,
  type BuiltinOperation,
  builtinDefinitions,
} from '../../src/providers/definitions.js';
import { clientOf } from '../../src/providers/factory.js';
import type { Provider } from '../../src/providers/provider.js';
import { createSandbox, type Fault, type Sandbox, type SandboxSettings } from '../../src/sandbox/index.js';
import { type AnswerKind, answerKinds, kinds, type Provoked } from './answer-kinds.js';
import { choicesOf } from './comparison.js';

export interface Found {
  readonly provider: BuiltinName;
  readonly outcome: OutcomeKind;
  readonly permanence?: Permanence;
  readonly evidence: Evidence;
  /** Whether a request of the run may have deleted it, if it does not count as deleted. */
  readonly perhapsByUs?: boolean;
  /** How many requests it took. */
  readonly attempts: number;
  /** What stopped the provider, if anything did. */
  readonly stopped?: Guard;
}

export interface OutcomeRow {
  readonly answer: AnswerKind;
  /** The statuses of this kind; empty if it is not about a status. */
  readonly statuses: readonly number[];
  readonly found: readonly Found[];
}

export async function outcomeTable(): Promise<readonly OutcomeRow[]> {
  return Promise.all(
    answerKinds.map(async (answer) => {
      const provoked: Provoked = kinds[answer];
      const statuses = new Set((provoked.faults ?? []).flatMap(statusesOf));
      const found = await Promise.all(builtinDefinitions.map((each) => provoke(each, provoked)));
      return { answer, statuses: [...statuses], found: found.flat() };
    }),
  );
}

function statusesOf(fault: Fault): readonly number[] {
  if (fault.kind !== 'status' && fault.kind !== 'redirect') return [];
  const { status = 302 } = fault;
  return status >= 300 ? [status] : [];
}

const ids: Readonly<Record<BuiltinName, string>> = {
  huduma: '123',
  sendme123: 'contact-uuid-123',
  wabotify: 'contact-id-1',
};

/** The behaviours of a provider that lead to another kind of success. */
const behaviours: Readonly<Partial<Record<BuiltinName, readonly SandboxSettings[]>>> = {
  sendme123: [{ sendme123: { page: 'receipt' } }, { sendme123: { page: 'contact' } }],
};

/** Every kind of success that a provider can answer with, or one run per fault, all of which must have the same outcome. */
async function provoke(definition: ProviderDefinition, provoked: Provoked): Promise<readonly Found[]> {
  const [usual = {}, ...others] = choicesOf(definition);
  if (provoked.faults) {
    const all = await Promise.all(
      provoked.faults.map((fault) => deleteOne(definition, provoked, { fault, chosen: usual })),
    );
    const distinct = distinctOf(all);
    if (distinct.length > 1) throw new Error(`${definition.name}: answers of one kind end differently.`);
    return distinct;
  }
  const isSuccess = !provoked.absent && !provoked.impossible;
  const settings = (isSuccess && behaviours[definition.name as BuiltinName]) || [{}];
  const runs = settings.flatMap((each) =>
    [usual, ...others].map((chosen) => deleteOne(definition, provoked, { settings: each, chosen })),
  );
  return distinctOf(await Promise.all(runs));
}

const distinctOf = (found: readonly Found[]): readonly Found[] => [
  ...new Map(found.map((each) => [JSON.stringify(each), each])).values(),
];

interface Circumstances {
  readonly fault?: Fault;
  readonly settings?: SandboxSettings;
  readonly chosen: Chosen;
}

async function deleteOne(
  definition: ProviderDefinition,
  { times = Number.POSITIVE_INFINITY, absent, impossible }: Provoked,
  { fault, settings = {}, chosen }: Circumstances,
): Promise<Found> {
  const provider = definition.name as BuiltinName;
  const id = ids[provider];
  const operation = definition.deletion.operation as BuiltinOperation;
  const sandbox = createSandbox({
    contacts: absent ? {} : { [provider]: definition.fake?.seedsOf([id]) },
    settings,
    // A fault that happens once must hit the deletion: a look-up may come before it.
    faults: fault ? [{ do: fault, times, ...(Number.isFinite(times) ? { operation } : {}) }] : [],
  });
  const run = deleteContacts({
    providers: [providerAt(sandbox, definition, chosen, fault?.kind === 'stall' ? 50 : 10_000)],
    targets: [{ provider, id: impossible ? '..' : id }],
    // Waits take no time here.
    clock: { sleep: () => sleep(0) },
  });
  const outcomes: Outcome[] = [];
  for await (const outcome of run) outcomes.push(outcome);
  const [outcome] = outcomes;
  if (!outcome || outcomes.length > 1) throw new Error(`${provider}: not exactly one outcome.`);
  const [stop] = run.summary.stops;
  return {
    provider,
    outcome: outcome.outcome,
    ...(outcome.outcome === 'deleted' ? { permanence: outcome.permanence } : {}),
    evidence: outcome.evidence,
    ...('perhapsByUs' in outcome ? { perhapsByUs: outcome.perhapsByUs } : {}),
    attempts: outcome.attempts,
    ...(stop ? { stopped: stop.guard } : {}),
  };
}

function providerAt(
  sandbox: Sandbox,
  definition: ProviderDefinition,
  chosen: Chosen,
  timeoutMs: number,
): Provider {
  const options = sandbox.options(definition.name as BuiltinName);
  const client = clientOf(definition, { ...options, timeoutMs });
  return 'choosing' in client ? client.choosing(chosen) : client;
}
