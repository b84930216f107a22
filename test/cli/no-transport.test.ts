/** `plan` cannot send: nothing that it is made of, however indirectly, leads to what sends. */
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, describe, expect, test } from 'vitest';

const imports = new Map<string, readonly string[]>();

beforeAll(async () => {
  const { output } = await cruise(['src'], {
    tsPreCompilationDeps: 'specify' as never,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  });
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    const atRunTime = dependencies.filter(
      ({ preCompilationOnly, typeOnly }) => !preCompilationOnly && !typeOnly,
    );
    imports.set(
      source,
      atRunTime.map(({ resolved }) => resolved),
    );
  }
});

/** Everything that a file imports, directly or not, also by `import()`. */
function reachableFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of imports.get(file) ?? []) reachableFrom(next, seen);
  return seen;
}

const SENDERS = ['src/http/send.ts', 'src/http/attempt.ts', 'src/http/client.ts', 'src/providers/huduma.ts'];

describe('the modules that could send', () => {
  test.each(['src/cli/plan.ts', 'src/cli/make-plan.ts', 'src/cli/receipt.ts'])(
    'are not behind %s',
    (file) => {
      expect(imports.has(file)).toBe(true);
      const reachable = reachableFrom(file);
      expect(SENDERS.filter((sender) => reachable.has(sender))).toEqual([]);
      expect([...reachable].filter((each) => /openapi-fetch|undici|^(node:)?https?$/.test(each))).toEqual([]);
    },
  );

  test.each(['src/cli/apply.ts', 'src/cli/delete.ts'])('are behind %s, so this test can tell', (file) => {
    const reachable = reachableFrom(file);
    for (const sender of SENDERS) expect(reachable.has(sender), sender).toBe(true);
  });
});
