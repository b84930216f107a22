/** Three contacts per provider, and a run that deletes them while something goes wrong, for the outcome tables. */
import { expect } from 'vitest';
import { createSandbox, type Fault, type SandboxOptions } from '../../src/sandbox/index.js';
import { finish, run } from './runs.js';

export const names = ['huduma', 'sendme123', 'wabotify'] as const;

export type Name = (typeof names)[number];

export const contacts = { huduma: [1, 2, 3], sendme123: ['a', 'b', 'c'], wabotify: ['x', 'y', 'z'] };

/** The targets that name them. */
export const targets: Record<Name, readonly [string, string, string]> = {
  huduma: ['huduma:1', 'huduma:2', 'huduma:3'],
  sendme123: ['sendme123:a', 'sendme123:b', 'sendme123:c'],
  wabotify: ['wabotify:x', 'wabotify:y', 'wabotify:z'],
};

export const idOf = (target: string) => target.slice(target.indexOf(':') + 1);

/** Deletes the three contacts of a provider. */
export async function deleteThree(
  provider: Name,
  faults: SandboxOptions['faults'] = [],
  more: SandboxOptions = {},
) {
  const sandbox = createSandbox({ contacts, faults, ...more });
  const stalls = faults.some((rule) => rule.do.kind === 'stall');
  const finished = await finish(
    run(sandbox, targets[provider], { maxInFlight: 1, ...(stalls ? { client: { timeoutMs: 100 } } : {}) }),
  );
  expect(finished.outcomes).toHaveLength(3);
  return { ...finished, sandbox };
}

export const always = (fault: Fault) => [{ do: fault }];

/** A fault for the first request that deletes; a look-up may come before it. */
export const first = (fault: Fault) =>
  (['DELETE', 'POST'] as const).map((method) => ({ method, nth: 1, do: fault }));

/** A fault for every request that names the second of the three. */
export const second = (provider: Name, fault: Fault) => [{ ids: [idOf(targets[provider][1])], do: fault }];
