/**
 * Compares each spec with what its provider publishes and with everything else that is known: one test per check of the
 * oracle.
 */
import { describe, expect, test } from 'vitest';
import { type FactId, ledgerFacts, published } from '../../contract/fixtures/published.js';
import { checksOf, facts } from '../../contract/oracle/index.js';
import { isRecord, loadSpec } from '../../contract/spec.js';
import { titled } from '../titles.js';
import { providers } from './cases.js';

describe.each(providers)('%s', (provider) => {
  const spec = loadSpec(provider);

  test.each(titled(checksOf(provider), ({ name }) => name))('%s', ({ judge }) => judge({ provider, spec }));
});

test('every fact of the ledger is pinned, and has one check', () => {
  const ledger = [...ledgerFacts].sort();
  const checked = Object.values(facts).flatMap((ofProvider) => ofProvider.map(({ id }) => id));
  expect(checked.sort()).toEqual(ledger);
  expect([...new Set(factsIn(published))].sort()).toEqual(ledger);
});

function factsIn(node: unknown): FactId[] {
  if (!isRecord(node)) return [];
  const own = Array.isArray(node.facts) ? (node.facts as FactId[]) : [];
  return [...own, ...Object.values(node).flatMap(factsIn)];
}
