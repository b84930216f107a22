/** Makes every mutant of a spec, each on a copy of its own, and runs the oracle on it. */
import { setImmediate } from 'node:timers/promises';
import type { Check } from '../../../contract/oracle/check.js';
import type { Provider, Spec } from '../../../contract/spec.js';
import { judge, type Verdict } from './judge.js';
import type { Mutant, Operator } from './mutant.js';
import { whyInvalid } from './validity.js';

export interface Result {
  /** The same in every run, as long as the spec and the operators are the same. */
  readonly id: string;
  readonly provider: Provider;
  readonly operator: string;
  readonly pointer: string;
  readonly change: string;
  readonly verdict: Verdict;
}

/** What decides about a mutant. */
export interface Oracle {
  readonly checks: readonly Check[];
  /** Asked about mutants that pass the checks. Says what it found, or nothing. It is slow, and rarely needed. */
  readonly asMock?: (provider: Provider, spec: Spec) => Promise<string | undefined>;
}

export async function mutate(
  provider: Provider,
  spec: Spec,
  operators: readonly Operator[],
  { checks, asMock }: Oracle,
): Promise<Result[]> {
  const sound = judge(provider, structuredClone(spec), checks);
  if (sound.verdict !== 'survived')
    throw new Error(`${provider}: the oracle disagrees with the spec itself: ${sound.because}`);
  const original = JSON.stringify(spec);

  const mutants = operators.flatMap(({ name, mutantsOf }) =>
    mutantsOf(spec).map((mutant) => ({ operator: name, mutant, spec: mutant.make() })),
  );
  if (JSON.stringify(spec) !== original) throw new Error('An operator changed the spec itself.');
  const ids = new Set<string>();
  for (const { operator, mutant, spec: copy } of mutants) {
    const id = idOf(provider, operator, mutant);
    if (ids.has(id)) throw new Error(`Two mutants are called ${id}.`);
    ids.add(id);
    if (JSON.stringify(copy) === original) throw new Error(`${id} changes nothing.`);
  }

  // Redocly runs in a process of its own, at the same time.
  const invalid = whyInvalid(mutants.map(({ spec: copy }) => structuredClone(copy)));
  const verdicts: Verdict[] = [];
  for (const { spec: copy } of mutants) {
    verdicts.push(judge(provider, copy, checks));
    // Otherwise redocly would not start before everything is judged.
    await setImmediate();
  }
  const reasons = await invalid;
  const results: Result[] = [];
  for (const [index, { operator, mutant, spec: copy }] of mutants.entries()) {
    let verdict = verdicts[index] ?? { verdict: 'survived' };
    const because = reasons[index];
    if (because !== undefined) verdict = { verdict: 'invalid', because };
    if (verdict.verdict === 'survived') {
      const noticed = await asMock?.(provider, structuredClone(copy));
      if (noticed !== undefined) verdict = { verdict: 'killed', by: 'the mock', because: noticed };
    }
    const { pointer, change } = mutant;
    results.push({ id: idOf(provider, operator, mutant), provider, operator, pointer, change, verdict });
  }
  return results;
}

const idOf = (provider: Provider, operator: string, { pointer, change }: Mutant) =>
  `${provider} ${operator} ${pointer} ${change}`;
