/** The packed package in the tests of its users. */
import { expect, test } from 'vitest';
import { nodeOf, outputOf, toolOf } from './places.js';
import { PROVED } from './proved.js';

const proved = JSON.stringify(PROVED);

test('Jest, which loads modules by itself', async () => {
  const config = JSON.stringify({ testEnvironment: 'node', transform: {}, testMatch: ['**/jest.spec.js'] });
  const args = [
    '--experimental-vm-modules',
    toolOf('jest/bin/jest.js'),
    '--config',
    config,
    '--silent=false',
  ];
  expect(await outputOf(nodeOf(24), args)).toContain(proved);
});

test('Vitest', async () => {
  const args = [toolOf('vitest/vitest.mjs'), 'run', '--root', '.', 'vitest.spec.js'];
  expect(await outputOf(nodeOf(24), args)).toContain(proved);
});
