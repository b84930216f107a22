/** The probe workflows by themselves: linted, safe by default, the ladder's own steps, and fit for plain respect. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ladderOf, NIL_UUID, UNREACHABLE_ID } from '../../src/assurance/probes.js';
import { readProjectFile, runRedocly, runRespect } from './respect.js';

interface Step {
  readonly stepId: string;
  readonly description: string;
  readonly operationId: string;
  readonly successCriteria: readonly { readonly condition: string }[];
}

interface ProbeFile {
  readonly sourceDescriptions: readonly { readonly 'x-serverUrl': string }[];
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly description: string;
    readonly inputs?: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
    readonly steps: readonly Step[];
  }[];
  readonly components: { readonly inputs: Readonly<Record<string, object>> };
}

const canaries = { huduma: '77', sendme123: 'canary', wabotify: 'canary' } as const;
const providers = Object.keys(canaries) as (keyof typeof canaries)[];
const fileOf = (provider: string) => `specs/workflows/probes/${provider}.arazzo.yaml`;
const read = async (provider: string): Promise<ProbeFile> => parse(await readProjectFile(fileOf(provider)));

test("the files pass the project's linter", async () => {
  const { exitCode, output } = await runRedocly(['lint', ...providers.map(fileOf)]);
  expect(exitCode, output).toBe(0);
});

describe.each(providers)('the probes of %s', (provider) => {
  test("are the ladder's, step by step, with its expectations", async () => {
    const { workflows } = await read(provider);
    const steps = workflows.flatMap(({ workflowId, steps }) =>
      steps.map(({ stepId, operationId, successCriteria }) => ({
        step: `${workflowId}.${stepId}`,
        operation: operationId,
        expects: Number(/^\$statusCode == (\d+)$/.exec(successCriteria[0]?.condition ?? '')?.[1]),
      })),
    );
    const ladder = ladderOf(provider, 3, canaries[provider]);
    expect(steps).toEqual(ladder.map(({ step, operation, expects }) => ({ step, operation, expects })));
  });

  test('go to a stand-in on this machine where no server is named, and take every credential masked', async () => {
    const { sourceDescriptions, components } = await read(provider);
    for (const source of sourceDescriptions) expect(source['x-serverUrl']).toMatch(/^http:\/\/127\.0\.0\.1:/);
    for (const input of Object.values(components.inputs)) {
      expect(input).toMatchObject({ format: 'password' });
      expect(input).not.toHaveProperty('default');
    }
  });

  test('have a canary that exists nowhere, where none is named', async () => {
    const { workflows } = await read(provider);
    const defaults = workflows.flatMap(({ inputs }) =>
      Object.values(inputs?.properties ?? {}).flatMap((input) => input.default ?? []),
    );
    expect(defaults).toEqual([provider === 'huduma' ? UNREACHABLE_ID : NIL_UUID]);
  });

  test('are kept by the sandbox when plain respect runs them', async () => {
    const workflows = 'level1WithoutCredential,level1WithWrongCredential,level2UnknownContact';
    const run = await runRespect({
      sandbox: { contacts: { huduma: [77], sendme123: ['canary'], wabotify: ['canary'] } },
      files: [fileOf(provider)],
      args: [`--workflow=${workflows}`],
    });
    expect(run).toMatchObject({ exitCode: 0, status: 'success' });
    expect(run.steps).toHaveLength(ladderOf(provider, 2).length);
    expect(run.sandbox.contacts(provider).every(({ state }) => state === 'present')).toBe(true);
  }, 60_000);
});
