/** How the sandbox behaves as Wabotify. */
import { describe, expect, test } from 'vitest';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { askWabotify, atNoon, batchOf, lookUpAtWabotify, NOON, sendWabotify } from './ask.js';

function sandboxWith(options: SandboxOptions = {}) {
  return createSandbox({ contacts: { wabotify: ['a', { id: 'b' }, 'c'] }, clock: atNoon, ...options });
}

const presentIn = (sandbox: ReturnType<typeof sandboxWith>) =>
  ['a', 'b', 'c'].filter((id) => sandbox.has('wabotify', id));

describe('a batch', () => {
  test('is deleted, and answered with the wrapper that the page shows', async () => {
    const sandbox = sandboxWith();
    const { json } = await askWabotify(sandbox, ['a', 'b', 'a']);
    expect(json).toMatchObject({ success: true, code: 200, errorCode: null, data: null });
    expect(sandbox.contacts('wabotify')).toEqual([
      { id: 'a', state: 'deleted', deletedAt: NOON },
      { id: 'b', state: 'deleted', deletedAt: NOON },
      { id: 'c', state: 'present' },
    ]);
  });

  test('is answered without a body, if configured so', async () => {
    const sandbox = sandboxWith({ settings: { wabotify: { body: false } } });
    const { status, text } = await askWabotify(sandbox, ['a']);
    expect([status, text]).toEqual([200, '']);
    expect(presentIn(sandbox)).toEqual(['b', 'c']);
  });

  test('is answered with a body every other time, if configured so', async () => {
    const sandbox = sandboxWith({ settings: { wabotify: { body: 'alternate' } } });
    const bodies: boolean[] = [];
    for (const id of ['a', 'b', 'c']) bodies.push((await askWabotify(sandbox, [id])).text !== '');
    expect(bodies).toEqual([true, false, true]);
  });

  test('with a missing contact gets 404, and nobody is deleted', async () => {
    const sandbox = sandboxWith();
    const { status, text } = await askWabotify(sandbox, ['a', 'nobody', 'b']);
    expect([status, text]).toEqual([404, '']);
    expect(presentIn(sandbox)).toEqual(['a', 'b', 'c']);
  });

  test('with a missing contact gets 404 and the others are deleted, if batches are partial', async () => {
    const sandbox = sandboxWith({ settings: { wabotify: { partial: true } } });
    expect((await askWabotify(sandbox, ['a', 'nobody', 'b'])).status).toBe(404);
    expect(presentIn(sandbox)).toEqual(['c']);
  });

  test('that was deleted before gets 404', async () => {
    const sandbox = sandboxWith();
    await askWabotify(sandbox, ['a']);
    expect((await askWabotify(sandbox, ['a'])).status).toBe(404);
  });
});

describe('a look-up', () => {
  test('shows the contact in a list, as the page does', async () => {
    const sandbox = sandboxWith({
      contacts: { wabotify: ['a', { id: 'b', name: 'Zoe', email: 'z@example.com' }] },
    });
    const { status, json } = await lookUpAtWabotify(sandbox, 'b');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      success: true,
      code: 200,
      data: { data: [{ id: 'b', name: 'Zoe', email: 'z@example.com', workspaceId: 'sandbox-workspace' }] },
    });
    const other = await lookUpAtWabotify(sandbox, 'a');
    expect(other.json).toMatchObject({ data: { data: [{ id: 'a', name: expect.stringMatching(/./) }] } });
  });

  test('shows the contact by itself, as the sister site does, if configured so', async () => {
    const sandbox = sandboxWith({ settings: { wabotify: { lookUp: 'contact' } } });
    const { json } = await lookUpAtWabotify(sandbox, 'a');
    expect(json).toMatchObject({ success: true, code: 200, data: { id: 'a' } });
    expect(json).not.toHaveProperty('data.data');
  });

  test.each([
    ['of somebody who is not there', 'nobody', undefined, 404],
    ['in an unknown workspace', 'a', '?workspaceId=other', 404],
    ['in no workspace', 'a', '', 400],
    ['in an empty workspace', 'a', '?workspaceId=', 400],
  ])('%s is refused', async (_, id, query, status) => {
    const answer = await lookUpAtWabotify(sandboxWith(), id, query);
    expect([answer.status, answer.text]).toEqual([status, '']);
  });

  test('without the workspace in the header gets 401', async () => {
    expect((await lookUpAtWabotify(sandboxWith(), 'a', undefined, {})).status).toBe(401);
  });

  test('no longer finds what was deleted, and nothing is kept of it', async () => {
    const sandbox = sandboxWith();
    await askWabotify(sandbox, ['a']);
    expect((await lookUpAtWabotify(sandbox, 'a')).status).toBe(404);
    expect(presentIn(sandbox)).toEqual(['b', 'c']);
  });

  test.each(['list', 'contact'] as const)(
    "is read by the package's own client without drift (%s)",
    async (lookUp) => {
      const sandbox = sandboxWith({ settings: { wabotify: { lookUp } } });
      const wabotify = createWabotify({ ...sandbox.options('wabotify'), strict: true });
      expect(await wabotify.getContact('a')).toMatchObject({ status: 200, data: { success: true } });
      await expect(wabotify.getContact('nobody')).rejects.toMatchObject({ name: 'NotFoundError' });
      await expect(wabotify.getContact('..')).rejects.toMatchObject({ name: 'InvalidTargetError' });
      expect(presentIn(sandbox)).toEqual(['a', 'b', 'c']);
    },
  );
});

describe('a refused request', () => {
  const workspaceId = 'sandbox-workspace';

  test.each([
    ['malformed JSON', '{"workspaceId":'],
    ['no body', ''],
    ['null', 'null'],
    ['no workspace', { contactIds: [{ ids: 'a' }] }],
    ['a workspace that is a number', { workspaceId: 1, contactIds: [{ ids: 'a' }] }],
    ['no contacts', { workspaceId }],
    ['an empty list', { workspaceId, contactIds: [] }],
    ['ids that are not wrapped', { workspaceId, contactIds: ['a'] }],
    ['null for a contact', { workspaceId, contactIds: [null] }],
    ['a list of ids in a wrapper', { workspaceId, contactIds: [{ ids: ['a'] }] }],
    ['an empty id', { workspaceId, contactIds: [{ ids: 'a' }, { ids: '' }] }],
  ])('gets 400 for %s', async (_, body) => {
    const sandbox = sandboxWith({ settings: { wabotify: { partial: true } } });
    expect((await askWabotify(sandbox, { body })).status).toBe(400);
    expect(presentIn(sandbox)).toEqual(['a', 'b', 'c']);
  });

  test('gets 400 for a body that is not called JSON', async () => {
    const headers = { 'x-workspace-id': workspaceId };
    expect((await askWabotify(sandboxWith(), ['a'], { headers })).status).toBe(400);
  });

  test.each([
    ['no workspace in the header', {}],
    ['an unknown workspace in the header', { 'x-workspace-id': 'other' }],
  ])('gets 401 for %s', async (_, workspace) => {
    const sandbox = sandboxWith();
    const headers = { 'content-type': 'application/json', ...workspace };
    expect((await askWabotify(sandbox, ['a'], { headers })).status).toBe(401);
    expect(presentIn(sandbox)).toEqual(['a', 'b', 'c']);
  });

  test('gets 404 for an unknown workspace in the body', async () => {
    const sandbox = sandboxWith();
    const body = { workspaceId: 'other', contactIds: [{ ids: 'a' }] };
    const { status, text } = await askWabotify(sandbox, { body });
    expect([status, text]).toEqual([404, '']);
    expect(presentIn(sandbox)).toEqual(['a', 'b', 'c']);
  });

  test('gets a bare 404 for another method', async () => {
    const sandbox = sandboxWith();
    const body = batchOf(sandbox, ['a']);
    expect((await sendWabotify(sandbox, { method: 'DELETE', body })).status).toBe(404);
    expect(presentIn(sandbox)).toEqual(['a', 'b', 'c']);
  });
});

test.each([true, false])("the package's own client deletes without drift (body: %s)", async (body) => {
  const sandbox = sandboxWith({ settings: { wabotify: { body } } });
  const wabotify = createWabotify({ ...sandbox.options('wabotify'), strict: true });
  const { data } = await wabotify.deleteContacts(['a', 'b']);
  expect(data?.success).toBe(body ? true : undefined);
  await expect(wabotify.deleteContacts(['b', 'c'])).rejects.toMatchObject({ name: 'NotFoundError' });
  expect(presentIn(sandbox)).toEqual(['c']);
});
