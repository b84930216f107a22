import { test } from 'vitest';
import { prove } from './prove.js';

test('the same', async () => {
  process.stdout.write(`\n${JSON.stringify(await prove())}\n`);
});
