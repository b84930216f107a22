/** Every drifted provider is noticed by exactly the tools that can see the drift, so the list of unseen drift is true. */
import { describe, expect, test } from 'vitest';
import { drift } from '../../src/assurance/drift.js';
import { productionServers } from '../../src/assurance/match.js';
import { readHarEntry } from '../../src/assurance/read-har.js';
import { verify } from '../../src/assurance/verify.js';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { titled } from '../titles.js';
import { accountAt } from './accounts.js';
import { canaries, createDrifted, type Drifted, drifted, used } from './drifted.js';
import { recording, use } from './recorded.js';

/** Runs `verify` up to the highest level that the provider passes. */
async function climb(variant: Pick<Drifted, 'provider'> & Partial<Drifted>) {
  const { provider } = variant;
  const { sandbox, fetch } = createDrifted(variant);
  const report = await verify({
    account: accountAt(provider, sandbox),
    level: 3,
    canaryId: canaries[provider],
    fetch,
    timeoutMs: 10_000,
    userAgent: 'test',
  });
  return { report, sandbox };
}

/** Compares a recording of everyday use. */
async function compare(variant: Pick<Drifted, 'provider'> & Partial<Drifted>, expecting: boolean) {
  const { fetch } = createDrifted(variant);
  const recorded = recording(fetch);
  await use(variant.provider, recorded.fetch);
  return drift({
    entries: recorded.har.log.entries.map((entry, index) => ({
      file: 'recorded.har',
      index,
      entry: readHarEntry(entry),
    })),
    definitions: builtinDefinitions,
    servers: productionServers(builtinDefinitions),
    expectedForm: expecting ? { sendme123: 'receipt' } : {},
  });
}

describe.concurrent.each(titled(drifted, ({ provider, name }) => `${provider} that ${name}`))(
  '%s',
  (variant) => {
    const { provider } = variant;

    test('is noticed by verify if the list says so, and only the canary is ever at risk', async () => {
      const { report, sandbox } = await climb(variant);
      const first = report.results.find(({ verdict }) => verdict !== 'kept');
      expect(first ? [first.probe.level, first.verdict] : null, first?.problems.join()).toEqual(
        variant.verify,
      );
      expect(report.verdict).toBe(variant.verify?.[1] ?? 'kept');

      const gone = sandbox.contacts(provider).filter(({ state }) => state !== 'present');
      expect(gone.filter(({ id }) => String(id) !== canaries[provider])).toEqual([]);
      // Below level 3, not even the canary is deleted: no request names it.
      if (first && first.probe.level < 3) expect(gone).toEqual([]);
    });

    test('is noticed by drift if the list says so', async () => {
      const report = await compare(variant, false);
      expect(report.verdict, JSON.stringify(report.providers)).toBe(
        variant.drift === true ? 'drifted' : 'kept',
      );
      if (variant.drift !== 'expecting') return;
      expect((await compare(variant, true)).verdict).toBe('drifted');
    });

    test('is on the list with a reason for each tool that cannot see it', () => {
      const seenByAll = variant.verify !== null && variant.verify[0] < 3 && variant.drift === true;
      expect(variant.because === undefined).toBe(seenByAll);
    });
  },
);

describe.concurrent.each(['huduma', 'sendme123', 'wabotify'] as const)(
  '%s that did not drift',
  (provider) => {
    test('is kept on every level, and in recorded traffic', async () => {
      const { report, sandbox } = await climb({ provider });
      expect(report.verdict).toBe('kept');
      expect(report.results.map(({ verdict }) => verdict)).toEqual(report.results.map(() => 'kept'));
      expect(sandbox.has(provider, canaries[provider])).toBe(false);
      expect(sandbox.has(provider, used[provider])).toBe(true);
      const compared = await compare({ provider }, true);
      expect(compared).toMatchObject({ verdict: 'kept', elsewhere: 0, unusable: [] });
      expect(compared.providers).toMatchObject([{ provider, differences: [] }]);
    });
  },
);

test('there are at least twenty of them, at each provider some', () => {
  expect(drifted.length).toBeGreaterThanOrEqual(20);
  expect(new Set(drifted.map(({ provider }) => provider)).size).toBe(3);
});
