/** The mutation run counts what it should: a weak oracle is noticed, and a mutant that nobody could use doesn't count. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Check, Disagreement } from '../../contract/oracle/check.js';
import { checksOf } from '../../contract/oracle/index.js';
import { loadSpec, type Provider } from '../../contract/spec.js';
import { whatTheMockSays } from '../../tools/contract/mutation/as-mock.js';
import { type Operator, put } from '../../tools/contract/mutation/mutant.js';
import { operators } from '../../tools/contract/mutation/operators.js';
import { countsOf, jsonOf, tableOf } from '../../tools/contract/mutation/report.js';
import { mutate, type Result } from '../../tools/contract/mutation/run.js';
import { complaintsOf, readSurvivors } from '../../tools/contract/mutation/survivors.js';
import { providers } from '../contract/cases.js';
import { titled } from '../titles.js';

const named = (...names: string[]) => operators.filter(({ name }) => names.includes(name));

const run = (chosen: readonly Operator[], checks: readonly Check[]) =>
  mutate('wabotify', loadSpec('wabotify'), chosen, { checks });

const verdictsOf = (results: readonly Result[]) => new Set(results.map(({ verdict }) => verdict.verdict));

describe('the operators', () => {
  test('make 300 mutants and more, every one of them different, and leave the specs as they are', () => {
    const all = providers.flatMap((provider) => {
      const spec = loadSpec(provider);
      const before = JSON.stringify(spec);
      const mutants = operators.flatMap(({ name, mutantsOf }) =>
        mutantsOf(spec).map(({ pointer, change, make }) => {
          const mutant = JSON.stringify(make());
          expect(mutant, `${name} ${pointer} ${change}`).not.toBe(before);
          return `${provider} ${name} ${pointer} ${change}`;
        }),
      );
      expect(JSON.stringify(spec)).toBe(before);
      return mutants;
    });
    expect(all.length).toBeGreaterThan(300);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(titled(operators, ({ name }) => name))(
    '%s makes a mutant of one spec or another',
    ({ mutantsOf }) => {
      expect(providers.flatMap((provider) => mutantsOf(loadSpec(provider))).length).toBeGreaterThan(0);
    },
  );
});

describe('the oracle', () => {
  const credentials = named('rename-credential', 'drop-security', 'loosen-security');

  test('of the contract tests notices a wrong credential', async () => {
    expect(verdictsOf(await run(credentials, checksOf('wabotify')))).toEqual(new Set(['killed']));
  });

  test('without its word on credentials lets the same mutants survive, and each is complained about', async () => {
    const aboutCredentials = /^W[28]:|only another page says/;
    const weak = checksOf('wabotify').filter(({ name }) => !aboutCredentials.test(name));
    const results = await run(credentials, weak);
    expect(verdictsOf(results)).toEqual(new Set(['survived']));
    expect(complaintsOf(results, [])).toContain(
      'It survives, and is not listed: wabotify rename-credential ' +
        '#/components/securitySchemes/WorkspaceId/name in Authorization',
    );
    expect(complaintsOf(results, [])).toHaveLength(results.length);
  });

  const marks: { provider: Provider; path: (string | number)[] }[] = [
    { provider: 'wabotify', path: ['servers', 0] },
    { provider: 'wabotify', path: ['servers', 1] },
    { provider: 'wabotify', path: ['components', 'securitySchemes', 'ApiKey'] },
    { provider: 'wabotify', path: ['paths', '/api/contact/delete-batch', 'post', 'responses', '404'] },
    { provider: 'sendme123', path: ['components', 'schemas', 'DeletedContact', 'properties', 'email'] },
  ];

  test.each(titled(marks, ({ provider, path }) => `${provider} ${path.join(' ')}`))(
    'notices where a mark is missing, or does not say whose word it is: %s',
    async ({ provider, path }) => {
      const mark = [...path, 'x-assumption'];
      const dropMark: Operator = {
        name: 'drop-mark',
        mutantsOf: (spec) => [
          put(spec, mark, undefined, 'no mark'),
          put(spec, mark, 'A guess.', 'a mark that says nothing'),
        ],
      };
      const results = await mutate(provider, loadSpec(provider), [dropMark], { checks: checksOf(provider) });
      expect(results.map(({ verdict }) => verdict.verdict)).toEqual(['killed', 'killed']);
    },
  );

  test('asks the mock about what the checks let pass', async () => {
    const spec = loadSpec('wabotify');
    const [result] = await mutate('wabotify', spec, named('rename-credential'), {
      checks: [],
      asMock: whatTheMockSays,
    });
    expect(result?.verdict).toMatchObject({ verdict: 'killed', by: 'the mock' });
    expect(await whatTheMockSays('wabotify', spec)).toBeUndefined();
  });

  test('that disagrees with the spec itself does not count', async () => {
    const wrong: Check = {
      name: 'wrong',
      judge: () => {
        throw new Disagreement('this spec is never right');
      },
    };
    await expect(run(credentials, [wrong])).rejects.toThrow('disagrees with the spec itself');
  });

  test('that breaks down has not noticed anything', async () => {
    const original = JSON.stringify(loadSpec('wabotify'));
    const fragile: Check = {
      name: 'fragile',
      judge: ({ spec }) => {
        if (JSON.stringify(spec) !== original) throw new TypeError('undefined is not a function');
      },
    };
    await expect(run(credentials, [fragile])).rejects.toThrow('fragile could not be checked');
  });
});

describe('a mutant that nobody could use is invalid, not killed', () => {
  const noType = (type: string): Operator => ({
    name: 'misspell-type',
    mutantsOf: (spec) => [
      put(spec, ['components', 'schemas', 'DeleteBatchRequest', 'type'], type, `type ${type}`),
    ],
  });
  const noInfo: Operator = {
    name: 'drop-info',
    mutantsOf: (spec) => [put(spec, ['info'], undefined, 'no info')],
  };

  test.each([
    ['whose schema does not compile', noType('objekt')],
    ['that is no OpenAPI document', noInfo],
  ])('one %s', async (_, operator) => {
    const results = await run([operator], checksOf('wabotify'));
    expect(verdictsOf(results)).toEqual(new Set(['invalid']));
    expect(countsOf(results)).toMatchObject({ mutants: 1, killed: 0, survived: 0, invalid: 1 });
  });

  test('an operator that changes nothing is a defect', async () => {
    const idle: Operator = {
      name: 'idle',
      mutantsOf: (spec) => [put(spec, ['openapi'], spec.openapi, 'nothing')],
    };
    await expect(run([idle], checksOf('wabotify'))).rejects.toThrow('changes nothing');
  });
});

describe('the list of survivors', () => {
  test('may not have an entry that does not survive, or one that is there twice', async () => {
    const results = await run(named('drop-security'), checksOf('wabotify'));
    const id = results[0]?.id ?? '';
    const entry = { mutant: id, reason: 'It was once thought that nobody could tell.' };
    expect(complaintsOf(results, [entry])).toEqual([`It is listed, and does not survive: ${id}`]);
    expect(complaintsOf(results, [entry, entry])).toContain(`It is listed twice: ${id}`);
    expect(complaintsOf(results, [])).toEqual([]);
  });

  test('needs a reason for each', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'survivors-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'survivors.yaml');
    await writeFile(file, "- mutant: 'wabotify drop-status'\n  reason: ' '\n");
    await expect(readSurvivors(file)).rejects.toThrow('needs a mutant and a reason');
  });
});

test('the report has a row for each operator, and every mutant in its JSON', async () => {
  const results = await run(named('drop-status', 'drop-security'), checksOf('wabotify'));
  expect(tableOf(results)).toMatch(/^wabotify +drop-status +25 +25 +0 +0 +100 %$/m);
  expect(tableOf(results)).toMatch(/^all +29 +29 +0 +0 +100 %$/m);
  const json = JSON.parse(jsonOf(results)) as { totals: { score: number }; mutants: Result[] };
  expect(json.totals.score).toBe(100);
  expect(json.mutants).toEqual(results);
});
