/** The documented flows, run by respect against the sandbox's real server: its answers match the specs. */
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { BuiltinName, Fault, FaultRule, SandboxSeeds } from '../../src/sandbox/index.js';
import { type Run, readProjectFile, runRespect, type Step, workflowFiles } from './respect.js';

/** Everybody whom the workflows name by default, and one contact at each provider whom they don't. */
const contacts = {
  huduma: [
    123,
    456,
    789,
    { id: 790, uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6' },
    { id: 791, uuid: '9b2e4d10-6f3a-4c58-8d7e-1a2b3c4d5e6f' },
    201,
    202,
    301,
    1000,
  ],
  sendme123: [
    'contact-uuid-123',
    { id: 'contact-with-pending-messages', pendingMessages: true },
    'contact-1',
    'contact-3',
    'contact-for-bearer',
    'contact-that-stays',
    'bystander',
  ],
  wabotify: [
    ...['contact-id-1', 'contact-id-2', 'contact-id-3', 'contact-id-5', 'bystander'],
    { id: 'contact-id-6', platformSenderPhone: '51987654321', email: 'user+one@example.com' },
    { id: 'neighbour', platformSenderPhone: '519876543210', email: 'user@example.com' },
  ],
} as const satisfies SandboxSeeds;

/** A provider follows one page at a time, and either sends a body or doesn't; workflows for the other case are left out. */
const englishPageOnly = 'lookUpThenDelete,keepContactWithPendingMessages';
const spanishPageOnly = 'checkThenDelete';
const withoutBodyOnly = 'deleteBatchWithoutBody';

const allFiles = Object.values(workflowFiles);
const englishFlows = [`--skip=${spanishPageOnly},${withoutBodyOnly}`];

let english: Run;
let spanish: Run;
let withoutBody: Run;
let drifted: Run;

beforeAll(async () => {
  [english, spanish, withoutBody, drifted] = await Promise.all([
    runRespect({ sandbox: { contacts }, files: allFiles, args: englishFlows }),
    runRespect({
      sandbox: { contacts, settings: { sendme123: { page: 'contact' } } },
      files: [workflowFiles.sendme123],
      args: [`--skip=${englishPageOnly}`],
    }),
    runRespect({
      sandbox: { contacts, settings: { wabotify: { body: false } } },
      files: [workflowFiles.wabotify],
      // Respect takes an absent body for `{}`, which no schema with required fields accepts.
      args: [`--workflow=${withoutBodyOnly}`, '--severity=SCHEMA_CHECK=warn'],
    }),
    runRespect({
      sandbox: { contacts, faults: await faultsOfDriftedProviders() },
      files: allFiles,
      args: [...englishFlows, '--verbose'],
    }),
  ]);
}, 60_000);

describe('the sandbox keeps the contract', () => {
  test('in the flows of all three providers, sendme123 after its English page', () => {
    expect(problemsOf(english)).toEqual({});
    expect(english).toMatchObject({ exitCode: 0, status: 'success' });
  });

  test('in the flows of sendme123 after its Spanish page', () => {
    expect(problemsOf(spanish)).toEqual({});
    expect(spanish).toMatchObject({ exitCode: 0, status: 'success' });
  });

  test('in a Wabotify batch that is answered without a body, but for the schema of the body that is not there', () => {
    expect(problemsOf(withoutBody)).toEqual({ 'deleteBatchWithoutBody.delete': ['schema check'] });
    expect(withoutBody).toMatchObject({ exitCode: 0, status: 'warn' });
    const [problem] = withoutBody.steps.flatMap(({ checks }) => checks).filter(({ passed }) => !passed);
    expect(problem?.message).toContain("must have required property 'success'");
  });

  test('in the flow of Wabotify that proves the workspace, with the contact by itself', async () => {
    const byItself = await runRespect({
      sandbox: { contacts, settings: { wabotify: { lookUp: 'contact' } } },
      files: [workflowFiles.wabotify],
      args: ['--workflow=proveWorkspaceThenDelete'],
    });
    expect(problemsOf(byItself)).toEqual({});
    expect(byItself).toMatchObject({ exitCode: 0, status: 'success' });
  }, 60_000);

  test('in every step of every workflow', async () => {
    const sent = [english, spanish, withoutBody].flatMap(({ steps }) => steps.map(nameOf));
    const written = await Promise.all(allFiles.map(stepsIn));
    expect(new Set(sent)).toEqual(new Set(written.flat()));
  });

  test('because each status was looked up in the spec, and each body held against its schema', () => {
    for (const step of [...english.steps, ...spanish.steps, ...withoutBody.steps]) {
      const checks = new Set(step.checks.map(({ name }) => name));
      expect(checks, nameOf(step)).toContain('status code check');
      expect(checks, nameOf(step)).toContain('success criteria check');
      if (Object.keys(Object(step.response.body)).length === 0) continue;
      expect(checks, nameOf(step)).toContain('schema check');
      expect(checks, nameOf(step)).toContain('content-type check');
    }
  });
});

describe('afterwards the truth', () => {
  test('at Huduma is that the trashed are in the trash, one is gone for good, and the others are there', () => {
    expect(statesOf(english, 'huduma')).toEqual({
      123: 'trashed',
      456: 'trashed',
      789: 'trashed',
      790: 'trashed',
      791: 'deleted',
      201: 'trashed',
      202: 'trashed',
      301: 'present',
      1000: 'present',
    });
  });

  test('at sendme123 after its English page is that the deleted are gone', () => {
    expect(statesOf(english, 'sendme123')).toEqual({
      'contact-uuid-123': 'deleted',
      'contact-with-pending-messages': 'present',
      'contact-1': 'deleted',
      'contact-3': 'deleted',
      'contact-for-bearer': 'deleted',
      'contact-that-stays': 'present',
      bystander: 'present',
    });
  });

  test('at sendme123 after its Spanish page is that the deleted are only marked', () => {
    expect(statesOf(spanish, 'sendme123')).toEqual({
      'contact-uuid-123': 'softDeleted',
      'contact-with-pending-messages': 'present',
      'contact-1': 'softDeleted',
      'contact-3': 'softDeleted',
      'contact-for-bearer': 'softDeleted',
      'contact-that-stays': 'present',
      bystander: 'present',
    });
  });

  test.each([
    ['with', 'deleted', () => english],
    ['without', 'present', () => withoutBody],
  ])('at Wabotify is that the batch is gone, answered %s a body; another flow: %s', (_, lookedUp, run) => {
    expect(statesOf(run(), 'wabotify')).toEqual({
      'contact-id-1': 'deleted',
      'contact-id-2': 'deleted',
      'contact-id-3': 'present',
      'contact-id-5': lookedUp,
      bystander: 'present',
      'contact-id-6': lookedUp,
      neighbour: 'present',
    });
  });
});

test('no credential is in what respect writes, not even verbosely about a failure', () => {
  for (const { sandbox, written } of [english, spanish, withoutBody, drifted]) {
    expect(written).toContain('********');
    for (const credential of Object.values(sandbox.credentials).flatMap((those) => Object.values(those))) {
      expect(written).not.toContain(credential);
    }
  }
});

/** One change per step, so that each is noticed or missed separately. The test lists what respect noticed. */
const drifts: Readonly<Record<string, readonly string[]>> = {
  'moveToTrash.moveAllFour': ['success criteria check', 'schema check'],
  'deleteForGood.delete': ['schema check'],
  'deleteAllOrNothing.deleteWithUnknownContact': ['success criteria check', 'status code check'],
  'refuseBadTokens.deleteWithoutToken': ['success criteria check'],
  'lookUpThenDelete.lookUp': ['success criteria check', 'content-type check'],
  'deleteOneByOne.deleteFirst': ['success criteria check', 'schema check'],
  'deleteWithBearerToken.lookUp': ['schema check'],
  'deleteBatch.delete': ['success criteria check', 'schema check'],
  'proveWorkspaceThenDelete.lookUp': ['success criteria check'],
  'findThenDelete.searchByPhone': ['success criteria check'],
  'missWorkspaceOrContact.deleteUnknownContact': ['success criteria check', 'status code check'],
};

async function faultsOfDriftedProviders(): Promise<FaultRule[]> {
  const { data, ...envelope } = await published('huduma/delete-contacts.200.json');
  const contact = await published('sendme123/delete-contact.200.contact.json');
  const { deletedContactId: _, ...receiptWithoutId } = await published(
    'sendme123/delete-contact.200.receipt.json',
  );
  const when = (provider: BuiltinName, id: number | string, fault: Fault): FaultRule => ({
    provider,
    ids: [id],
    do: fault,
  });
  const ok = (body: unknown): Fault => ({ kind: 'status', status: 200, body });
  return [
    // A renamed field.
    when('huduma', 123, ok({ ...envelope, contacts: data })),
    // An undocumented field.
    when('huduma', '9b2e4d10-6f3a-4c58-8d7e-1a2b3c4d5e6f', ok({ ...envelope, data, recoverable: true })),
    // An undocumented status.
    when('huduma', 999, { kind: 'status', status: 409 }),
    // The token isn't checked any more.
    when('huduma', 301, { kind: 'status', status: 200 }),
    // An HTML page.
    when('sendme123', 'contact-uuid-123', { kind: 'html' }),
    // A missing field.
    when('sendme123', 'contact-1', ok(receiptWithoutId)),
    // A value outside its enum.
    {
      ...when('sendme123', 'contact-for-bearer', ok({ ...contact, deletedAt: undefined, status: 'GONE' })),
      operation: 'getContact',
    },
    // A value of another type.
    when('wabotify', 'contact-id-1', ok({ success: 'true' })),
    // A success that contradicts itself.
    {
      ...when('wabotify', 'contact-id-5', ok({ success: false, code: 404, data: null })),
      operation: 'getContact',
      nth: 1,
    },
    // A search that finds somebody else, and names the right one beside the list.
    {
      provider: 'wabotify',
      operation: 'searchContactsByPhone',
      nth: 1,
      do: ok({
        ...{ success: true, code: 200 },
        data: { contactId: 'contact-id-6', data: [{ id: 'neighbour', platformSenderPhone: '519876543210' }] },
      }),
    },
    // Another undocumented status.
    when('wabotify', 'contact-id-404', { kind: 'status', status: 410 }),
  ];
}

test('a provider that drifted is noticed, in each step that drifted and in no other', () => {
  expect(problemsOf(drifted)).toEqual(drifts);
  expect(drifted).toMatchObject({ exitCode: 1, status: 'error' });
});

function nameOf({ workflowId, stepId }: Pick<Step, 'workflowId' | 'stepId'>): string {
  return `${workflowId}.${stepId}`;
}

/** The checks that failed, each once, by step. */
function problemsOf({ steps }: Run): Record<string, string[]> {
  const failed = steps.map((step): [string, string[]] => {
    const names = step.checks.filter(({ passed }) => !passed).map(({ name }) => name);
    return [nameOf(step), [...new Set(names)]];
  });
  return Object.fromEntries(failed.filter(([, names]) => names.length > 0));
}

function statesOf({ sandbox }: Run, provider: BuiltinName): Record<string, string> {
  return Object.fromEntries(sandbox.contacts(provider).map(({ id, state }) => [id, state]));
}

async function stepsIn(file: string): Promise<string[]> {
  const { workflows }: { workflows: { workflowId: string; steps: { stepId: string }[] }[] } = parse(
    await readProjectFile(file),
  );
  return workflows.flatMap(({ workflowId, steps }) =>
    steps.map(({ stepId }) => nameOf({ workflowId, stepId })),
  );
}

/** A sample answer from a provider's page. */
async function published(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readProjectFile(`contract/fixtures/${file}`));
}
