/** The workflow files themselves: linted, safe by default, without secrets, and readable. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readProjectFile, runRedocly, workflowFiles } from './respect.js';

interface Input {
  readonly $ref?: string;
  readonly format?: string;
  readonly default?: unknown;
}

interface Described {
  readonly summary?: string;
  readonly description?: string;
}

interface WorkflowFile {
  readonly info: Described;
  readonly sourceDescriptions: readonly { name: string; url: string; 'x-serverUrl': string }[];
  readonly workflows: readonly (Described & {
    workflowId: string;
    inputs?: { properties: Readonly<Record<string, Input>> };
    steps: readonly (Described & { stepId: string })[];
  })[];
  readonly components: { inputs: Readonly<Record<string, Input & Described>> };
}

const readWorkflowFile = async (file: string): Promise<WorkflowFile> => parse(await readProjectFile(file));

test("the files pass the project's linter", async () => {
  const { exitCode, output } = await runRedocly(['lint', ...Object.values(workflowFiles)]);
  expect(exitCode, output).toBe(0);
});

describe.each(Object.entries(workflowFiles))('the workflows of %s', (provider, file) => {
  test('go to a stand-in on this machine if no server is named', async () => {
    const { sourceDescriptions } = await readWorkflowFile(file);
    expect(sourceDescriptions).toMatchObject([{ name: provider, url: `../${provider}.yaml` }]);
    for (const source of sourceDescriptions) {
      expect(new URL(source['x-serverUrl']).hostname).toBe('127.0.0.1');
    }
  });

  test('take every credential as a masked input without a default, and every id with one', async () => {
    const { workflows, components } = await readWorkflowFile(file);
    for (const input of Object.values(components.inputs)) {
      expect(input).toMatchObject({ format: 'password', description: expect.any(String) });
      expect(input).not.toHaveProperty('default');
    }
    const others = workflows
      .flatMap(({ inputs }) => Object.values(inputs?.properties ?? {}))
      .filter(({ $ref }) => $ref === undefined);
    for (const input of others) {
      expect(input).toMatchObject({ default: expect.anything(), description: expect.any(String) });
    }
  });

  test('read as prose: summaries in sentence case, everything described', async () => {
    const { info, workflows } = await readWorkflowFile(file);
    const sentenceCase = await readSentenceCaseRule();
    for (const { summary } of workflows) expect(summary).toMatch(sentenceCase);
    for (const { description } of [info, ...workflows, ...workflows.flatMap(({ steps }) => steps)]) {
      expect(description?.trim()).toMatch(/^\p{Lu}.*\.$/su);
    }
  });
});

/** The pattern that the linter requires of our operations' summaries. */
async function readSentenceCaseRule(): Promise<RegExp> {
  const { rules } = parse(await readProjectFile('redocly.yaml'));
  const { pattern }: { pattern: string } = rules['rule/operation-summary-sentence-case'].assertions;
  const end = pattern.lastIndexOf('/');
  return new RegExp(pattern.slice(1, end), pattern.slice(end + 1));
}
