/** Runs before each test file: gives it its own temporary folder, and checks that it prints no credential. */
// Before any file of the process imports undici, which otherwise puts its own transport under `fetch`.
import './honesty/own-fetch.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { printedLeaks, watchPrinting } from './printed.js';

// The answer of `tmpdir()`, here and in the processes that a test starts.
const name = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
const before = process.env[name];
const folder = mkdtempSync(join(tmpdir(), 'contact-deletion-test-'));
process.env[name] = folder;

watchPrinting();

afterAll(() => {
  // Whatever the file left there, and whether or not its tests passed.
  rmSync(folder, { recursive: true, force: true });
  if (before === undefined) delete process.env[name];
  else process.env[name] = before;
  expect(printedLeaks()).toEqual([]);
});
