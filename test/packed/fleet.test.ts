/** The fleet as published: without its packages it says which ones to install, and a program without a fleet needs none. */
import { expect, test } from 'vitest';
import { createWorld } from './world.js';

test('without pg, each command says in one line what to install', async () => {
  const { cli } = await createWorld();
  const env = { DATABASE_URL: 'postgres://fleet:very-secret@127.0.0.1:1/fleet' };
  for (const args of [
    ['migrate'],
    ['status'],
    ['status', '--serve', '0'],
    ['outcomes', 'x'],
    ['resume', 'x'],
  ]) {
    const ended = await cli(['fleet', ...args], { env });
    expect(ended, args.join(' ')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'contact-deletion: a fleet needs the package pg. Install it: npm install pg pg-boss\n',
    });
  }
});

test('its help needs none of them', async () => {
  const { cli } = await createWorld();
  for (const args of [
    ['fleet', '--help'],
    ['fleet', 'worker', '--help'],
  ])
    expect(await cli(args, { env: {} })).toMatchObject({ code: 0, stderr: '' });
});
