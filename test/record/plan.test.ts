/** Plans and accounts: what is sealed stays unchanged, and no credential can be read from it. */
import { createHash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprintOf, isSameAccount } from '../../src/record/account.js';
import { assertPlanFits } from '../../src/record/fits.js';
import { readPlan, writePlan } from '../../src/record/plan.js';
import { newFolder, planOf, TOOL } from './plans.js';

const account = {
  provider: 'wabotify',
  kind: 'workspaceId',
  credential: '42',
  baseUrl: 'https://wabotify.example.com',
};

describe('a plan in a file', () => {
  test('comes back as it was, and is readable for its owner alone', async () => {
    const path = join(await newFolder(), 'plan.json');
    const plan = planOf({ huduma: ['1', '2'] });
    await writePlan(path, plan);
    expect(await readPlan(path)).toEqual(plan);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(writePlan(path, plan)).rejects.toThrow(
      `the plan ${path} exists already and is not overwritten. Name another.`,
    );
  });

  test('may be reformatted', async () => {
    const path = join(await newFolder(), 'plan.json');
    await writeFile(path, JSON.stringify(planOf({ huduma: ['1'] }), undefined, 8));
    expect((await readPlan(path)).targets).toEqual({ huduma: ['1'] });
  });

  test.each([
    ['a contact more', /"1"/, '"1","2"'],
    ['another contact', /"1"/, '"2"'],
    ['another choice', /"trash"/, '"permanent"'],
    ['another base URL', /https:\/\/huduma/, 'https://evil'],
    ['another count', /"count":1/, '"count":2'],
    ['another version', /1\.2\.3/, '1.2.4'],
  ])('with %s it is refused', async (_, what, instead) => {
    const path = join(await newFolder(), 'plan.json');
    const text = JSON.stringify(planOf({ huduma: ['1'] }));
    const changed = text.replace(what, instead);
    expect(changed).not.toBe(text);
    await writeFile(path, changed);
    await expect(readPlan(path)).rejects.toMatchObject({
      problem: 'damaged',
      message: `the plan ${path} was changed after it was sealed. Make a new one.`,
    });
  });

  test('that is something else is refused', async () => {
    const path = join(await newFolder(), 'plan.json');
    await expect(readPlan(path)).rejects.toMatchObject({
      problem: 'unreadable',
      message: `the plan ${path} cannot be read: ENOENT: no such file or directory.`,
    });
    for (const text of ['', 'provider,id\nhuduma,1\n', '{"type":"outcome"}\n{}\n']) {
      await writeFile(path, text);
      await expect(readPlan(path)).rejects.toMatchObject({
        problem: 'unreadable',
        message: `${path} is not a plan of contact-deletion.`,
      });
    }
    await writeFile(path, JSON.stringify(planOf({ huduma: ['1'] }), undefined, 1).slice(0, -20));
    await expect(readPlan(path)).rejects.toMatchObject({
      problem: 'damaged',
      message: `the plan ${path} was cut off or changed: it is not JSON. Make a new one.`,
    });
    const later = planOf({ huduma: ['1'] }, { version: 2 as 1 });
    const foreign = planOf({ huduma: ['1'] }, { format: 'contact-deletion/journal' as never });
    const { targets: _, ...head } = planOf({ huduma: ['1'] });
    for (const other of [[], null, { format: 'contact-deletion/receipt' }, foreign, later, head]) {
      await writeFile(path, JSON.stringify(other));
      await expect(readPlan(path)).rejects.toMatchObject({
        problem: 'unreadable',
        message: `${path} is not a plan of contact-deletion.`,
      });
    }
  });
});

test.each([0, 1, 9_999, 10_000, 10_001, 20_000])(
  'the seal of a plan of %i contacts at one provider and two at another is the SHA-256 of all the rest as JSON',
  (count) => {
    const huduma = Array.from({ length: count }, (_, index) => String(index + 1));
    const { digest, ...rest } = planOf({ huduma, sendme123: ['ä "1"', 'b'] });
    expect(digest).toBe(`sha256:${createHash('sha256').update(JSON.stringify(rest)).digest('hex')}`);
  },
);

describe('the account', () => {
  test('is recognised, and another one is not', async () => {
    const fingerprint = await fingerprintOf(account);
    expect(await isSameAccount(account, fingerprint)).toBe(true);
    expect(await isSameAccount({ ...account, credential: '43' }, fingerprint)).toBe(false);
    expect(await isSameAccount({ ...account, kind: 'token' }, fingerprint)).toBe(false);
    expect(await isSameAccount({ ...account, provider: 'huduma' }, fingerprint)).toBe(false);
    expect(await isSameAccount(account, { ...fingerprint, hash: '' })).toBe(false);
  });

  test('has another fingerprint in each plan', async () => {
    const [one, other] = await Promise.all([fingerprintOf(account), fingerprintOf(account)]);
    expect(one.hash).not.toBe(other.hash);
    expect(one.salt).not.toBe(other.salt);
  });

  test('must be the one of the plan, at the same address, for the same major version', async () => {
    const fingerprint = await fingerprintOf(account);
    const plain = planOf({ wabotify: ['w'] });
    const plan = { ...plain, providers: plain.providers.map((each) => ({ ...each, account: fingerprint })) };
    await assertPlanFits(plan, [account], TOOL);
    await assertPlanFits(plan, [account], '1.99.0');
    const refusal = (message: string) => ({ problem: 'mismatch', message });
    await expect(assertPlanFits(plan, [account], '2.0.0')).rejects.toMatchObject(
      refusal('the plan was made with version 1.2.3 of contact-deletion, and this is 2.0.0. Make a new one.'),
    );
    await expect(assertPlanFits(plan, [account], '10.0.0')).rejects.toThrow(/this is 10\.0\.0/);
    await expect(assertPlanFits(plan, [{ ...account, credential: '43' }], TOOL)).rejects.toMatchObject(
      refusal('the plan was made with another credential for wabotify. Set that one, or make a new plan.'),
    );
    const baseUrl = 'https://other.example.com';
    await expect(assertPlanFits(plan, [{ ...account, baseUrl }], TOOL)).rejects.toMatchObject(
      refusal(
        `the plan was made for wabotify at https://wabotify.example.com, and the base URL is now ${baseUrl}.`,
      ),
    );
    await expect(assertPlanFits(plan, [{ ...account, provider: 'huduma' }], TOOL)).rejects.toMatchObject(
      refusal('the plan names no account at huduma.'),
    );
  });
});
