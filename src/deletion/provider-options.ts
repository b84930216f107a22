/** Works out the options of a run for one provider. */
import type { Clock } from '../http/clock.js';
import { engine, type Provider } from '../providers/provider.js';
import { AdaptiveLimiter } from './adaptive-limiter.js';
import { type AccountInUse, knowledgeAtStart } from './knowledge.js';
import { LIMITS } from './limits.js';
import { type RunOptions, valueFor } from './options.js';
import type { ProviderRunOptions } from './provider-run.js';

/** What the run adds to the caller's options. */
interface Surroundings {
  readonly clock: Clock;
  /** Ends the run of this provider. */
  readonly signal: AbortSignal;
  /** Providers whose account an earlier session has proven to be the right one. */
  readonly provenProviders: readonly string[];
  /** The account, if other runs use it at the same time. */
  readonly account?: AccountInUse | undefined;
}

const LOOK_UP_EVERY = { sample: LIMITS.sampleEvery, all: 1 } as const;

export function optionsFor(
  { name, [engine]: { definition } }: Provider,
  options: RunOptions,
  { clock, signal, provenProviders, account }: Surroundings,
): ProviderRunOptions {
  const { atomic = false, allowAbsent = false, provenAccounts = [], lookUp, recheck } = options;
  const { batchLimit } = definition.deletion;
  const maxInFlight = valueFor(options.maxInFlight, name) ?? LIMITS.inFlight.most;
  const maxPerSecond = valueFor(options.maxPerSecond, name);
  return {
    batchLimit: batchLimit === 1 ? 1 : (valueFor(options.batchLimit, name) ?? batchLimit),
    maxInFlight,
    account: account ?? {
      pace: new AdaptiveLimiter({ maxInFlight, maxPerSecond, clock, signal }),
      known: knowledgeAtStart(
        provenAccounts.includes(name) ||
          provenProviders.includes(name) ||
          !definition.deletion.notFoundMayMeanAccount,
      ),
    },
    atomic,
    allowAbsent,
    recheck: recheck && (async (id, contact) => recheck({ provider: name, id }, contact)),
    lookUpEvery: lookUp === undefined ? 0 : LOOK_UP_EVERY[lookUp],
    clock,
    signal,
  };
}
