/** Runs the real engine against the sandbox, in the reader's browser. The playground shows what it does. */
import type { Outcome, Summary } from '../../../../src/deletion/outcome.js';
import { deleteContacts } from '../../../../src/deletion/run.js';
import { type BuiltinName, builtinDefinitions } from '../../../../src/providers/definitions.js';
import { clientOf } from '../../../../src/providers/factory.js';
import type { Provider } from '../../../../src/providers/provider.js';
import { systemClock } from '../../../../src/sandbox/clock.js';
import type { FaultRule } from '../../../../src/sandbox/faults.js';
import { createSandbox, type Sandbox, type SandboxRequest } from '../../../../src/sandbox/index.js';
import { kinds, type Provoked } from '../../../../tools/docs/answer-kinds.js';
import { type PlaygroundContact, type Setup, targetId } from './setup.js';

/** What a run reports as it goes. */
export interface Progress {
  /** Called with each outcome as soon as it is certain. */
  onOutcome(outcome: Outcome): void;
  /** Called with all requests so far, oldest first, whenever one was added or answered. */
  onRequests(requests: readonly SandboxRequest[]): void;
}

/** How long things take, in milliseconds. */
export interface Pace {
  readonly latencyMs: number;
  /** The longest wait, whether the provider asks for it or it is between two attempts. */
  readonly longestWaitMs: number;
  /** A request that gets no answer is given up after this. */
  readonly timeoutMs: number;
}

/** Slow enough to watch. */
const watchable: Pace = { latencyMs: 180, longestWaitMs: 300, timeoutMs: 700 };

/** Deletes the contacts of a setup at a new sandbox, and returns the summary of the run. */
export async function rehearse(
  setup: Setup,
  { onOutcome, onRequests }: Progress,
  { signal, pace = watchable }: { readonly signal?: AbortSignal; readonly pace?: Pace } = {},
): Promise<Summary> {
  const sandbox = sandboxFor(setup, pace);
  const run = deleteContacts({
    providers: providersAt(sandbox, setup, pace),
    targets: setup.contacts.map((contact) => ({ provider: contact.provider, id: targetId(contact) })),
    lookUp: setup.lookUp ? 'all' : undefined,
    clock: { sleep: (ms, abort) => systemClock.sleep(Math.min(ms, pace.longestWaitMs), abort) },
    signal,
  });
  const watch = setInterval(() => onRequests(sandbox.requests), 60);
  try {
    for await (const outcome of run) onOutcome(outcome);
    return run.summary;
  } finally {
    clearInterval(watch);
    onRequests(sandbox.requests);
  }
}

function sandboxFor({ contacts }: Setup, { latencyMs }: Pace): Sandbox {
  const seeds = builtinDefinitions.map((definition) => {
    const there = contacts.filter(
      ({ provider, answer }) => provider === definition.name && !(kinds[answer] as Provoked).absent,
    );
    return [definition.name, definition.fake?.seedsOf(there.map(({ id }) => id)) ?? []];
  });
  return createSandbox({
    contacts: Object.fromEntries(seeds),
    faults: contacts.flatMap(faultsOf),
    latencyMs,
  });
}

function faultsOf({ provider, id, answer }: PlaygroundContact): readonly FaultRule[] {
  const { faults, times }: Provoked = kinds[answer];
  const [fault] = faults ?? [];
  if (!fault) return [];
  const operation = builtinDefinitions.find(({ name }) => name === provider)?.deletion.operation;
  // A fault that happens a few times is meant for the deletion, and a look-up may come before it.
  const when = times === undefined ? {} : { times, operation: operation as FaultRule['operation'] };
  return [{ provider, ids: [id], do: fault, ...when }];
}

/** The providers that have a contact in the setup. */
function providersAt(sandbox: Sandbox, { contacts, mode }: Setup, { timeoutMs }: Pace): readonly Provider[] {
  return builtinDefinitions
    .filter(({ name }) => contacts.some(({ provider }) => provider === name))
    .map((definition) => {
      const options = sandbox.options(definition.name as BuiltinName);
      const client = clientOf(definition, { ...options, timeoutMs });
      return 'choosing' in client ? client.choosing({ mode }) : client;
    });
}
