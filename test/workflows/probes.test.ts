/** The probe workflows themselves: linted, safe by default, with the ladder's own requests, and fit for plain respect. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ladderOf, probedForm } from '../../src/assurance/ladder.js';
import { NIL_UUID, UNREACHABLE_ID, WRONG_CREDENTIAL } from '../../src/assurance/probe.js';
import { verify } from '../../src/assurance/verify.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { accountAt, builtin } from '../assurance/accounts.js';
import { readProjectFile, runRedocly, runRespect } from './respect.js';

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly value?: unknown;
}

interface Step {
  readonly parameters?: readonly Parameter[];
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
    readonly parameters?: readonly Parameter[];
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
    const ladder = ladderOf(builtin[provider], 3, canaries[provider]);
    expect(steps).toEqual(ladder.map(({ step, operation, expects }) => ({ step, operation, expects })));
  });

  test('go to a stand-in on this machine if no server is named, and take every credential masked', async () => {
    const { sourceDescriptions, components } = await read(provider);
    for (const source of sourceDescriptions) expect(source['x-serverUrl']).toMatch(/^http:\/\/127\.0\.0\.1:/);
    for (const input of Object.values(components.inputs)) {
      expect(input).toMatchObject({ format: 'password' });
      expect(input).not.toHaveProperty('default');
    }
  });

  test('have a canary that exists nowhere, if none is named', async () => {
    const { workflows } = await read(provider);
    const defaults = workflows.flatMap(({ inputs }) =>
      Object.values(inputs?.properties ?? {}).flatMap((input) => input.default ?? []),
    );
    expect(defaults).toEqual([provider === 'huduma' ? UNREACHABLE_ID : NIL_UUID]);
  });

  test('have no credential at level 1, and then one that is known to be of nobody', async () => {
    const { workflows } = await read(provider);
    const headersOf = (id: string) =>
      workflows
        .filter(({ workflowId }) => workflowId === id)
        .flatMap(({ parameters = [], steps }) => [
          ...parameters,
          ...steps.flatMap((step) => step.parameters ?? []),
        ])
        .filter((parameter) => parameter.in === 'header')
        .map(({ name, value }) => ({ name, value }));
    const { header: name, scheme = '' } = probedForm(builtin[provider]);
    expect(headersOf('level1WithoutCredential')).toEqual([]);
    expect(headersOf('level1WithWrongCredential')).toEqual([{ name, value: scheme + WRONG_CREDENTIAL }]);
  });

  test('are sent by plain respect as verify sends them, and kept by the sandbox', async () => {
    const contacts = { huduma: [77], sendme123: ['canary'], wabotify: ['canary'] };
    const canaryId = canaries[provider];
    const run = await runRespect({
      sandbox: { contacts },
      files: [fileOf(provider)],
      args: [],
      inputs: { canaryId: provider === 'huduma' ? Number(canaryId) : canaryId },
    });
    expect(run).toMatchObject({ exitCode: 0, status: 'success' });

    const sandbox = createSandbox({ contacts });
    const { verdict } = await verify({
      account: accountAt(provider, sandbox),
      level: 3,
      canaryId,
      fetch: sandbox.fetch,
      timeoutMs: 10_000,
      userAgent: 'test',
    });
    expect(verdict).toBe('kept');
    expect(sandbox.requests).toHaveLength(ladderOf(builtin[provider], 3, canaryId).length);
    expect(run.sandbox.requests).toEqual(sandbox.requests);
  }, 60_000);
});
