/** Runs before each test file: no file may print a credential, nor leave a folder behind. */
import { afterAll, expect } from 'vitest';
import { printedLeaks, watchPrinting } from './printed.js';

watchPrinting();

afterAll(() => {
  expect(printedLeaks()).toEqual([]);
});
