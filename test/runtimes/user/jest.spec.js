import { createSandbox } from 'contact-deletion/sandbox';
import { createSendme123 } from 'contact-deletion/sendme123';
import { prove } from './prove.js';

test('the sandbox stands in for the providers, and errors are of their classes', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['c1'] } });
  await createSendme123(sandbox.options('sendme123')).deleteContact('c1');
  expect(sandbox.has('sendme123', 'c1')).toBe(false);
  process.stdout.write(`\n${JSON.stringify(await prove())}\n`);
});
