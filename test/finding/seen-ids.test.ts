/** Which ids of a list were seen, remembered by their fingerprints. */
import { expect, test } from 'vitest';
import { fingerprint, SeenIds } from '../../src/finding/seen-ids.js';

test.each([1, 3, 1_000, 5_000_000])(
  'each id is counted once, with room for %i at the beginning',
  (expected) => {
    const seen = new SeenIds(expected);
    const set = new Set<string>();
    for (let index = 0; index < 200_000; index++) {
      // Similar ids, of which every third is repeated.
      const id = index % 3 === 2 ? `c${index - 1}` : `c${index}`;
      seen.add(id);
      set.add(id);
      if (seen.size !== set.size) throw new Error(`${id} was not counted as in a set.`);
    }
    expect(seen.size).toBe(set.size);
  },
);

test('the fingerprints of short texts, and of those that differ in one place, are all different', () => {
  const texts = ['', 'a', 'A', ' ', ...Array.from({ length: 300_000 }, (_, index) => `${index}`)];
  const uuids = Array.from(
    { length: 100_000 },
    (_, index) => `3f2b8c1e-7d4a-4c5e-8d6f-${String(index).padStart(12, '0')}`,
  );
  const all = [...texts, ...uuids].map(fingerprint);
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((each) => Number.isSafeInteger(each) && each > 0)).toBe(true);
});
