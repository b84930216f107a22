/** When a fault lets the deletion happen: never, before it strikes, or after. */
import { describe, expect, test } from 'vitest';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { sendHuduma, sendSendme123 } from './ask.js';

const ID = 'contact-uuid-123';
const contacts = { huduma: [123], sendme123: [ID] };

const sandboxWith = (fault: Fault) => createSandbox({ contacts, faults: [{ do: fault }] });
const isThere = (sandbox: ReturnType<typeof createSandbox>) => sandbox.has('sendme123', ID);

/** Lets everything happen that is due by now. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 2));

describe('the effect', () => {
  const faults: [string, (effect: 'none' | 'before' | 'after') => Fault][] = [
    ['a status', (effect) => ({ kind: 'status', status: 500, effect })],
    ['a reset', (effect) => ({ kind: 'reset', effect })],
    ['a login page', (effect) => ({ kind: 'html', effect })],
    ['a redirect', (effect) => ({ kind: 'redirect', effect })],
    ['a stall', (effect) => ({ kind: 'stall', effect })],
  ];

  /** Sends a deletion, and gives up at once if no answer comes. */
  async function sendAndGiveUp(sandbox: ReturnType<typeof createSandbox>, fault: Fault) {
    const controller = new AbortController();
    const sent = sendSendme123(sandbox, ID, { signal: controller.signal }).catch(() => undefined);
    if (fault.kind === 'stall') {
      await nextTurn();
      controller.abort();
    }
    await sent;
  }

  test.each(faults)('of %s is none by default', async (_, faultWith) => {
    const { effect: __, ...fault } = { effect: undefined, ...faultWith('none') };
    const sandbox = sandboxWith(fault as Fault);
    await sendAndGiveUp(sandbox, fault as Fault);
    await nextTurn();
    expect(isThere(sandbox)).toBe(true);
  });

  test.each(faults)('of %s can come before it: carried out, and hidden', async (_, faultWith) => {
    const sandbox = sandboxWith(faultWith('before'));
    await sendAndGiveUp(sandbox, faultWith('before'));
    expect(sandbox.stateOf('sendme123', ID)).toBe('deleted');
  });

  test.each(faults)('of %s can come after it: answered first, then carried out', async (_, faultWith) => {
    const sandbox = sandboxWith(faultWith('after'));
    await sendAndGiveUp(sandbox, faultWith('after'));
    expect(isThere(sandbox)).toBe(true);
    await nextTurn();
    expect(sandbox.stateOf('sendme123', ID)).toBe('deleted');
  });

  test('is what the request asks for and no more: a 404 stays one, whatever hides it', async () => {
    const faults = [{ nth: 1, do: { kind: 'status', status: 504, effect: 'before' } }] as const;
    const sandbox = createSandbox({ contacts, faults });
    await sendHuduma(sandbox, { body: { ids: [123, 999] } });
    expect(sandbox.has('huduma', 123)).toBe(true);
  });
});
