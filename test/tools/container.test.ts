/** The container file keeps what makes an image safe to run, and its checks notice what does not. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

const dockerfile = await readFile('Dockerfile', 'utf8');

interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly { readonly verb: string; readonly rest: string }[];
}

function stagesOf(text: string): Stage[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter(Boolean);
  const stages: { name: string; from: string; instructions: { verb: string; rest: string }[] }[] = [];
  for (const line of lines) {
    const [, verb = '', rest = ''] = /^(\w+) +(.*)$/.exec(line) ?? [];
    const [, from = '', name = ''] = /^(\S+) AS (\S+)$/.exec(rest) ?? [];
    if (verb === 'FROM') stages.push({ name, from, instructions: [] });
    else stages.at(-1)?.instructions.push({ verb, rest });
  }
  return stages;
}

/** @returns What is wrong with it, one sentence each. */
function problemsOf(text: string): string[] {
  const stages = stagesOf(text);
  const known = new Set(stages.map(({ name }) => name));
  const foreign = stages.map(({ from }) => from).filter((from) => !known.has(from));
  const all = stages.flatMap(({ instructions }) => instructions);
  const runtime = stages.find(({ name }) => name === 'runtime')?.instructions ?? [];
  const user = runtime.findLastIndex(({ verb }) => verb === 'USER');
  const last = stages.filter(({ from }) => from === 'runtime');
  return [
    ...foreign
      .filter((from) => !/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/.test(from))
      .map((from) => `${from} is not pinned.`),
    ...(new Set(foreign).size === 1 ? [] : ['Its stages have different bases.']),
    ...(runtime[user]?.rest === 'node' ? [] : ['It runs as root.']),
    ...(runtime.slice(user).some(({ verb }) => verb === 'RUN')
      ? ['It changes files as the user that runs it.']
      : []),
    ...last.flatMap(({ name, instructions }) =>
      instructions
        .filter(({ verb }) => !['CMD', 'HEALTHCHECK'].includes(verb))
        .map(({ verb }) => `${name}: ${verb}`),
    ),
    ...all.filter(({ verb }) => verb === 'ADD').map(() => 'ADD can fetch and unpack: COPY cannot.'),
    ...all
      .filter(({ verb, rest }) => ['CMD', 'ENTRYPOINT'].includes(verb) && !rest.startsWith('['))
      .map(({ rest }) => `A shell stands between the signals and: ${rest}`),
    ...all
      .filter(
        ({ verb, rest }) =>
          ['ENV', 'ARG'].includes(verb) && /token|key|secret|password|database_url/i.test(rest),
      )
      .map(({ rest }) => `A credential stays in the image: ${rest}`),
    ...all
      .filter(({ rest }) => /npm (ci|install)/.test(rest))
      .filter(
        ({ rest }) => rest.match(/npm (ci|install)/g)?.length !== rest.match(/--ignore-scripts/g)?.length,
      )
      .map(() => 'npm runs scripts of dependencies.'),
  ];
}

test('the image runs without root, from a pinned base, and holds no credential', () => {
  expect(problemsOf(dockerfile)).toEqual([]);
  expect(stagesOf(dockerfile).map(({ name }) => name)).toEqual([
    'build',
    'modules',
    'runtime',
    'worker',
    'cli',
  ]);
});

test.each([
  ['a base without a digest', dockerfile.replace(/@sha256:[0-9a-f]{64} AS build/, ' AS build'), 'not pinned'],
  [
    'another base',
    dockerfile.replace(/node:24-bookworm-slim(?=.* AS modules)/, 'node:22-alpine'),
    'different bases',
  ],
  ['no user', dockerfile.replace('USER node\n', ''), 'runs as root'],
  ['root again', dockerfile.replace('USER node', 'USER node\nUSER root'), 'runs as root'],
  ['root in the worker', dockerfile.replace('AS worker', 'AS worker\nUSER root'), 'worker: USER'],
  ['ADD', dockerfile.replace('COPY . .', 'ADD . .'), 'ADD can fetch'],
  [
    'a shell',
    dockerfile.replace('ENTRYPOINT ["contact-deletion"]', 'ENTRYPOINT contact-deletion'),
    'A shell stands',
  ],
  ['a credential', dockerfile.replace('ENV NODE_ENV=production', 'ENV HUDUMA_TOKEN=x'), 'A credential stays'],
  ['scripts of dependencies', dockerfile.replace('npm ci --ignore-scripts', 'npm ci'), 'runs scripts'],
])('%s is noticed', (_, broken, problem) => {
  expect(broken).not.toBe(dockerfile);
  expect(problemsOf(broken).join('\n')).toContain(problem);
});

describe('the worker', () => {
  const worker = stagesOf(dockerfile).find(({ name }) => name === 'worker')?.instructions ?? [];
  const restOf = (name: string) => worker.find(({ verb }) => verb === name)?.rest ?? '';

  test('has its health asked for at the port that it listens on', () => {
    const [, , , port] = JSON.parse(restOf('CMD')) as string[];
    expect(restOf('HEALTHCHECK')).toContain(`http://127.0.0.1:${port}/health`);
  });

  test('installs what a fleet needs, which --omit=dev alone would leave out', async () => {
    const { peerDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
      peerDependencies: Record<string, string>;
    };
    const modules = stagesOf(dockerfile).find(({ name }) => name === 'modules')?.instructions ?? [];
    const install = modules.find(({ verb }) => verb === 'RUN')?.rest ?? '';
    for (const name of Object.keys(peerDependencies).filter((peer) => /^(pg|prom)/.test(peer)))
      expect(install.match(new RegExp(`"${name}"`, 'g'))).toHaveLength(2);
    expect(install).toContain('--save-prod');
  });

  test('alone has its health asked for: other commands end by themselves', () => {
    expect(dockerfile.match(/^HEALTHCHECK/gm)).toHaveLength(1);
  });
});

test('what may hold credentials or people stays out of the build', async () => {
  const ignored = (await readFile('.dockerignore', 'utf8')).split('\n');
  for (const name of ['.git', '.env*', '*.env', 'node_modules', '*.har', '*.journal'])
    expect(ignored).toContain(name);
});
