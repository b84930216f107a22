/** Runs of the engine against a sandbox, with a clock that never waits, for the tests in this folder. */

import { expect } from 'vitest';
import type { RunOptions } from '../../src/deletion/options.js';
import {
  type ClientOptions,
  type DeletionRun,
  deleteContacts,
  type Outcome,
  type Summary,
} from '../../src/index.js';
import type { DeletionDefinition } from '../../src/providers/definition.js';
import { createHuduma, type Mode } from '../../src/providers/huduma/index.js';
import { type DeletionPort, engine, type Provider } from '../../src/providers/provider.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import type { BuiltinName, Sandbox } from '../../src/sandbox/index.js';
import { leaksIn, SANDBOX_CREDENTIALS } from '../printed.js';

/** A clock on which time passes only by waiting. The waits are recorded. */
export function instantClock() {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    random: () => 0,
    sleep: async (ms: number) => {
      waits.push(ms);
      now += ms;
    },
  };
}

export interface Finished {
  readonly outcomes: readonly Outcome[];
  readonly summary: Summary;
  /** The outcome of one target, by `provider:id`. */
  of(target: string): Outcome;
}

/** This many targets, by default at sendme123. */
export const many = (count: number, prefix = 'sendme123:c') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** Iterates a run to its end. */
export async function finish(run: DeletionRun): Promise<Finished> {
  const outcomes: Outcome[] = [];
  for await (const outcome of run) outcomes.push(outcome);
  const said = [...outcomes, run.summary].map((each) => ({ what: 'said', text: JSON.stringify(each) }));
  expect(leaksIn(said, SANDBOX_CREDENTIALS)).toEqual([]);
  const byTarget = new Map(
    outcomes.map((outcome) => [`${outcome.target.provider}:${outcome.target.id}`, outcome]),
  );
  const of = (target: string) => {
    const outcome = byTarget.get(target);
    if (!outcome) throw new Error(`No outcome for ${target}.`);
    return outcome;
  };
  return { outcomes, summary: run.summary, of };
}

/** The options of a client, and the choice at Huduma, by default `trash`. */
type More = ClientOptions & { readonly mode?: Mode };

/** A client of a provider, connected to the sandbox. */
export function clientOf(sandbox: Sandbox, provider: BuiltinName, options: More = {}): Provider {
  const { mode = 'trash', ...more } = { timeoutMs: 10_000, ...options };
  const clients = {
    huduma: () => createHuduma({ ...sandbox.options('huduma'), ...more }).choosing({ mode }),
    sendme123: () => createSendme123({ ...sandbox.options('sendme123'), ...more }),
    wabotify: () => createWabotify({ ...sandbox.options('wabotify'), ...more }),
  };
  return clients[provider]();
}

type Some = Partial<Omit<RunOptions, 'targets'>> & {
  /** For the clients. The timeout is for runs in which the sandbox stalls. */
  readonly client?: More;
};

/** Deletes the targets in the sandbox, at the providers that they name. */
export function run(
  sandbox: Sandbox,
  targets: RunOptions['targets'] & Iterable<unknown>,
  { client, ...options }: Some = {},
): DeletionRun {
  const names = [...targets].map((target) => String(target).split(':')[0] ?? '');
  const providers = (['huduma', 'sendme123', 'wabotify'] as const)
    .filter((name) => names.includes(name))
    .map((name) => clientOf(sandbox, name, client));
  return deleteContacts({ providers, targets, clock: instantClock(), ...options });
}

/** The client, with another port for the engine. */
export const withPort = <Name extends string>(
  client: Provider<Name>,
  port: Partial<DeletionPort>,
): Provider<Name> => ({
  ...client,
  [engine]: { ...client[engine], ...port },
});

/** The client, with changes to its definition's deletion. */
export function withDeletion<Name extends string>(
  client: Provider<Name>,
  other: Partial<DeletionDefinition>,
): Provider<Name> {
  const { definition } = client[engine];
  return withPort(client, { definition: { ...definition, deletion: { ...definition.deletion, ...other } } });
}
