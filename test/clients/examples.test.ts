/** Each example runs unchanged, and shows no credential. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

const shows: Record<string, RegExp> = {
  'mocks.ts': /DELETE \/contacts[\s\S]*POST \/api\/contact\/delete-batch/,
  'own-provider/delete.ts': /^per_1a2b deleted batch\nper_3c4d blocked none$/m,
  'tour.ts': /receipt/i,
  'opentelemetry.ts':
    /'http\.response\.status_code': 503[\s\S]*'http\.request\.resend_count': 1[\s\S]*'http\.response\.status_code': 200/,
};

test('there is an expectation for each', () => {
  const entries = readdirSync('examples', { withFileTypes: true });
  const files = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/delete.ts` : entry.name));
  expect(files.sort()).toEqual(Object.keys(shows).sort());
});

test.each(Object.entries(shows))(
  '%s',
  async (file, expected) => {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', `examples/${file}`]);
    expect(stdout).toMatch(expected);
    expect(stdout).not.toMatch(/sandbox-(token|api-key|workspace|acme-key)/);
  },
  60_000,
);
