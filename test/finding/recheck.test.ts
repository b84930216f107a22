/** A contact that was found is deleted only if its fields are unchanged. */
import { expect, test } from 'vitest';
import { isStillFound } from '../../src/finding/index.js';
import { Directory } from './directory.js';
import { find } from './runs.js';

const phone = '+255712345678';
const email = 'ana@example.com';
const contact = { id: 'c1', phones: [{ number: '255712345678' }], emails: [email] };
const target = { provider: 'directory', id: 'c1' };

async function recheck(
  person: { phone?: string; email?: string },
  more: { phone?: string; email?: string }[] = [],
) {
  const directory = new Directory([contact], { byPhone: true, byEmail: true });
  const { findings } = await find(directory, [person, ...more]);
  return isStillFound(findings);
}

test('one that is as it was found is still found', async () => {
  expect((await recheck({ phone, email }))(target, contact)).toBe(true);
  expect((await recheck({ phone }))(target, { ...contact, emails: ['other@example.org'] })).toBe(true);
});

test('one that lost something by which it was found is not', async () => {
  const byBoth = await recheck({ phone, email });
  expect(byBoth(target, { ...contact, emails: [] })).toBe(false);
  expect(byBoth(target, { ...contact, phones: [{ number: '255712345679' }] })).toBe(false);
  expect(byBoth(target, { ...contact, emails: ['Ana@example.com'] })).toBe(false);
});

test('one that two people have is, as long as it is one of theirs', async () => {
  const ofBoth = await recheck({ phone }, [{ email }]);
  expect(ofBoth(target, { ...contact, phones: [] })).toBe(true);
  expect(ofBoth(target, { ...contact, phones: [], emails: [] })).toBe(false);
});

test('one that was not found is not', async () => {
  const still = await recheck({ phone });
  expect(still({ ...target, id: 'c2' }, { ...contact, id: 'c2' })).toBe(false);
  expect(still({ ...target, provider: 'elsewhere' }, contact)).toBe(false);
});
