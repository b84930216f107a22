/** A configuration gives every command a user's own provider. One that cannot be used is refused before anything is sent. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acmeModule } from './acme.js';
import { outcomesIn } from './lines.js';
import { createWorld, type World } from './world.js';

const CONFIG = `import { acme } from './acme.mjs';\nexport default { providers: [acme] };\n`;
const TYPED = `import { acme } from './acme.mjs';\nconst providers: readonly unknown[] = [acme];\nexport default { providers };\n`;

const write = (world: World, files: Readonly<Record<string, string>>) =>
  Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(world.folder, name), text)));

/** A folder with a configuration. @param more Further fields of the definition, as text. */
async function configured(files: Readonly<Record<string, string>> = {}, more = ''): Promise<World> {
  const world = await createWorld({ contacts: { huduma: [1] } });
  await write(world, { 'acme.mjs': acmeModule(more), ...files });
  return world;
}

const withConfig = (more = '') => configured({ 'contact-deletion.config.mjs': CONFIG }, more);

const erase = ['--removal-kind', 'erase'];

/** Leaves a run.journal with contacts left: nothing was answered. */
async function leftOver({ cli }: World, options: readonly string[]): Promise<void> {
  const env = { ACME_API_KEY: 'key-1' };
  const fetch = () => Promise.reject(new TypeError('fetch failed'));
  const agreed = ['--yes', '--expect', '1', '--journal', 'run.journal'];
  const { stdout } = await cli(['delete', 'acme:per_1', ...erase, ...options, ...agreed], { env, fetch });
  expect(stdout).toContain('unknown');
}

describe('a provider of the configuration', () => {
  test.each([
    ['ts', TYPED],
    ['js', CONFIG],
    ['mjs', CONFIG],
  ])('is there, with contact-deletion.config.%s', async (extension, text) => {
    const { cli } = await configured({ [`contact-deletion.config.${extension}`]: text });
    const { code, stdout, stderr } = await cli(['delete', '--sandbox', 'acme:per_1', ...erase, '--json']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(outcomesIn(stdout)).toMatchObject([{ provider: 'acme', id: 'per_1', outcome: 'deleted' }]);
  });

  test.each([
    ['before the command', (words: string[]) => ['--config', 'conf/own.mjs', ...words]],
    ['after it', ([command = '', ...words]: string[]) => [command, '--config=conf/own.mjs', ...words]],
    ['after all', (words: string[]) => [...words, '--config', 'conf/own.mjs']],
  ])('is there, with --config %s, whatever else is in the folder', async (_, place) => {
    const world = await configured({ 'contact-deletion.config.mjs': 'throw new Error("not this one")' });
    await mkdir(join(world.folder, 'conf'));
    await write(world, { 'conf/own.mjs': CONFIG.replace('./acme', '../acme') });
    const ended = await world.cli(place(['delete', '--sandbox', 'acme:per_1', ...erase]));
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('acme:per_1  deleted') });
  });

  test('goes through plan, apply, resume, outcomes and receipt, beside a built-in one', async () => {
    const { cli, read } = await withConfig();
    const targets = ['huduma:1', 'acme:per_1', '--mode', 'trash', '--removal-kind', 'archive'];
    const planned = await cli(['plan', '--sandbox', ...targets, '-o', 'plan.json']);
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout).toMatch(/^provider +contacts +requests +mode +removalKind +permanence$/m);
    expect(planned.stdout).toMatch(/^acme +1 +1 +- +archive +soft: /m);
    expect(JSON.parse(await read('plan.json')).providers).toMatchObject([
      { provider: 'huduma', choices: { mode: 'trash' } },
      { provider: 'acme', specVersion: '2.1.0', choices: { removalKind: 'archive' } },
    ]);
    expect((await cli(['apply', 'plan.json'])).code).toBe(0);
    expect(await cli(['resume', 'plan.journal'])).toMatchObject({ code: 0 });
    expect((await cli(['outcomes', 'plan.journal'])).stdout).toContain('acme:per_1');
    await cli(['receipt', 'plan.journal', '-o', 'receipt.json']);
    expect(JSON.parse(await read('receipt.json')).providers).toMatchObject([
      { provider: 'huduma', choices: { mode: 'trash' } },
      { provider: 'acme', choices: { removalKind: 'archive' }, outcomes: { deleted: 1 } },
    ]);
    const verify = ['receipt', 'verify', 'receipt.json', '--journal', 'plan.journal'];
    expect((await cli([...verify, 'acme:per_1'])).code).toBe(0);
    expect(await cli([...verify, 'acme:1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('per_'),
    });
  });

  test('is asked at its server, with its credentials from the environment and what was chosen', async () => {
    const { cli } = await withConfig();
    const requests: [url: string, headers: Record<string, string>][] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      requests.push([request.url, Object.fromEntries(request.headers)]);
      return new Response(null, { status: 204 });
    };
    const env = { ACME_API_KEY: 'key-1', ACME_GATEWAY_KEY: 'key-2', ACME_SERVER: 'europe' };
    const args = ['delete', 'acme:per_1', ...erase, '--yes', '--expect', '1'];
    expect(await cli(args, { env, fetch })).toMatchObject({ code: 0 });
    expect(requests).toEqual([
      [
        'https://eu.acme.example/v1/people/per_1?how=erase',
        expect.objectContaining({ authorization: 'Bearer key-1', 'x-gateway-key': 'key-2' }),
      ],
    ]);
  });

  test('is in the help: its credentials, its servers, its choices', async () => {
    const { cli } = await withConfig();
    const { stdout } = await cli(['--help']);
    expect(stdout).toMatch(/^ +ACME_API_KEY, and ACME_GATEWAY_KEY if you have one$/m);
    expect(stdout).toMatch(/^ +ACME_SERVER, for one of its servers: america, europe$/m);
    expect(stdout).toMatch(/ACME_BASE_URL, for another server/);
    expect(stdout).toMatch(/Acme CRM/);
    expect((await cli(['plan', '--help'])).stdout).toMatch(/--removal-kind <value> +what to choose at acme/);
  });

  test.each([
    [['plan', '--provider', ''], /^acme\t$/m],
    [['plan', '--removal-kind', ''], /^archive\t\nerase\t$/m],
    [['verify', ''], /^acme\t$/m],
  ])('is completed: %j', async (words, completed) => {
    const { cli } = await withConfig();
    expect((await cli(['complete', '--', ...words])).stdout).toMatch(completed);
  });

  test('is read in input, and served by the sandbox', async () => {
    const world = await withConfig();
    await write(world, { 'people.csv': 'provider,id\nacme,per_1\nacme,per_1\nacme,per_2\n' });
    const planned = await world.cli(['plan', '--sandbox', '--from', 'people.csv', ...erase]);
    expect(planned.stdout).toContain('acme      2         ');
    const { stdout } = await world.cli(['sandbox', '--port', '0'], {
      begun: ({ signals, stderr }) => stderr.once('text', () => signals.emit('SIGINT')),
    });
    expect(stdout).toMatch(
      /^ACME_BASE_URL=http:\/\/127\.0\.0\.1:\d+\/acme\/v1\nACME_API_KEY=sandbox-acme-key$/m,
    );
  });

  test('is asked by verify, as far as its definition says how', async () => {
    const { cli } = await withConfig();
    const { code, stderr } = await cli(['verify', 'acme', '--dry-run']);
    expect(stderr).toMatch(/acme cannot be verified: its definition has no `probes`/);
    expect(code).toBe(2);
  });
});

describe('what is to be chosen at a provider', () => {
  test.each([
    [[], 'acme: say --removal-kind archive or --removal-kind erase; it is never assumed.'],
    [['--removal-kind', 'shred'], 'Allowed choices are archive, erase.'],
    [[...erase, '--mode', 'trash'], 'acme: the mode cannot be chosen there; leave --mode out.'],
  ])('is said, and nothing else: %j', async (options, message) => {
    const { cli } = await withConfig();
    const { code, stderr } = await cli(['plan', '--sandbox', 'acme:per_1', ...options]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test('is the choice of each provider that offers it, which may differ in what it takes', async () => {
    const { cli } = await withConfig("choices: { mode: ['trash', 'erase'] },");
    const both = ['plan', '--sandbox', 'huduma:1', 'acme:per_1', '--mode'];
    expect((await cli([...both, 'trash'])).code).toBe(0);
    expect(await cli([...both, 'erase'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'huduma: say --mode trash or --mode permanent; erase is no choice there.',
      ),
    });
    expect((await cli(['plan', '--sandbox', 'acme:per_1', '--mode', 'erase'])).code).toBe(0);
  });

  describe('must hold when it comes to deleting', () => {
    const other = `import { acme } from './acme.mjs';
      const choices = { removalKind: ['archive', 'hide'] };
      export default { providers: [{ definition: { ...acme.definition, choices } }] };`;
    const refusal = 'acme: removalKind must be "archive" or "hide"; it is never assumed. Nothing was sent.';

    test('of a plan, before a run is begun', async () => {
      const world = await withConfig();
      await write(world, { 'other.mjs': other });
      await world.cli(['plan', '--sandbox', 'acme:per_1', ...erase, '-o', 'plan.json']);
      const { code, stderr } = await world.cli(['apply', 'plan.json', '--config', 'other.mjs']);
      expect(stderr).toContain(refusal);
      expect(code).toBe(2);
      await expect(world.read('plan.journal')).rejects.toThrow('ENOENT');
    });

    test('of a run, before it is taken up', async () => {
      const world = await withConfig();
      await write(world, { 'other.mjs': other });
      await leftOver(world, []);
      const before = await world.read('run.journal');
      const env = { ACME_API_KEY: 'key-1' };
      const { code, stderr } = await world.cli(['resume', 'run.journal', '--config', 'other.mjs'], { env });
      expect(stderr).toContain(refusal);
      expect(code).toBe(2);
      expect(await world.read('run.journal')).toBe(before);
    });
  });
});

describe('without its configuration', () => {
  test.each([
    ['apply', 'plan.json'],
    ['resume', 'run.journal'],
  ])('%s of a run says which provider is missing, and how to have it', async (command, file) => {
    const world = await configured({ 'own.mjs': CONFIG });
    const { cli } = world;
    await cli(['plan', '--config', 'own.mjs', '--sandbox', 'acme:per_1', ...erase, '-o', 'plan.json']);
    await leftOver(world, ['--config', 'own.mjs']);
    const { code, stderr } = await cli([command, file]);
    expect(stderr).toMatch(/it names the provider acme, and the ones known here are .*--config <file>/);
    expect(code).toBe(2);
  });

  test('what became of each contact can still be read', async () => {
    const { cli } = await configured({ 'own.mjs': CONFIG });
    await cli([
      'delete',
      '--config',
      'own.mjs',
      '--sandbox',
      'acme:per_1',
      ...erase,
      '--journal',
      'run.journal',
    ]);
    expect((await cli(['outcomes', 'run.journal'])).stdout).toContain('acme:per_1');
    expect((await cli(['receipt', 'run.journal'])).code).toBe(0);
  });
});

const refused: [what: string, text: string, message: RegExp][] = [
  ['throws', 'throw new Error("no luck today")', /cannot be loaded: no luck today\. /],
  ['throws what is no error', 'throw "no luck"', /cannot be loaded: no luck\. /],
  ['cannot be parsed', 'export default {', /cannot be loaded: /],
  ['imports what is not there', 'import "./gone.mjs"; export default {}', /cannot be loaded: .*gone\.mjs/],
  [
    'has no default export',
    'export const providers = []',
    /exports no default: it must have `export default/,
  ],
  ['exports null', 'export default null', /exports no default/],
  ['exports a function', 'export default () => ({ providers: [] })', /exports no configuration/],
  ['exports a list', 'export default []', /exports no configuration/],
  ['is misspelt', 'export default { provider: [] }', /an unknown setting "provider"/],
  ['has no list', 'export default { providers: {} }', /must have an array of providers/],
  [
    'has something else in it',
    'export default { providers: [{ name: "acme" }] }',
    /providers\[0\]: it is not a provider/,
  ],
  ['has nothing in it', 'export default { providers: [undefined] }', /providers\[0\]: it is not a provider/],
  [
    'has a definition that cannot be',
    'export default { providers: [{ definition: { name: "acme" } }] }',
    /providers\[0\]: acme: its definition cannot be used: it has no contract/,
  ],
  [
    'has a provider twice',
    'import { acme } from "./acme.mjs"; export default { providers: [acme, acme] }',
    /providers\[1\]: there is a provider called acme already/,
  ],
];

describe('a configuration', () => {
  test.each(refused)('that %s is refused', async (_, text, message) => {
    const { cli } = await configured({ 'contact-deletion.config.mjs': text });
    const { code, stdout, stderr } = await cli(['plan', '--sandbox', 'huduma:1', '--mode', 'trash']);
    expect(stderr).toMatch(
      /^contact-deletion: the configuration contact-deletion\.config\.mjs .* Nothing was sent\.\n$/,
    );
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test.each([
    ['the name of a built-in one', "name: 'huduma',", /there is a provider called huduma already/],
    [
      'a choice that is an option',
      "choices: { json: ['a', 'b'] },",
      /the choice json would be the option --json/,
    ],
    ['one that is for all', "choices: { config: ['a', 'b'] },", /would be the option --config/],
    ['one that is help', "choices: { help: ['a', 'b'] },", /would be the option --help/],
    ['one of two words', "choices: { maxDelete: ['a', 'b'] },", /would be the option --max-delete/],
    ['one that says no', "choices: { noTrace: ['a', 'b'] },", /the choice noTrace cannot be an option/],
    ['one with a space', "choices: { 'how much': ['a', 'b'] },", /the choice how much cannot be an option/],
    [
      'one that every object has',
      "choices: { constructor: ['a', 'b'] },",
      /the choice constructor cannot be/,
    ],
  ])('with %s is refused', async (_, more, message) => {
    const { cli } = await withConfig(more);
    const { code, stderr } = await cli(['plan', '--sandbox', 'acme:per_1']);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  test('that is not the only one in its folder is refused, unless one is named', async () => {
    const { cli } = await configured({
      'contact-deletion.config.js': CONFIG,
      'contact-deletion.config.mjs': CONFIG,
    });
    const words = ['plan', '--sandbox', 'acme:per_1', ...erase];
    const { code, stderr } = await cli(words);
    expect(stderr).toMatch(/more than one configuration here, \S+\.js and \S+\.mjs: keep one/);
    expect(code).toBe(2);
    expect((await cli([...words, '--config', 'contact-deletion.config.js'])).code).toBe(0);
  });

  test.each([
    [['--config', 'gone.mjs'], /the configuration gone\.mjs does not exist/],
    [['--config', ''], /does not exist|must be a program/],
    [['--config', 'acme.json'], /the configuration acme\.json must be a program: a \.ts, \.js or \.mjs file/],
    [['--config'], /option '--config <file>' argument missing/],
  ])('is named as it is: %j', async (words, message) => {
    const { cli } = await configured({ 'acme.json': '{}' });
    const { code, stderr } = await cli(['plan', '--sandbox', 'huduma:1', '--mode', 'trash', ...words]);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  test('without providers counts as none', async () => {
    const { cli } = await configured({ 'contact-deletion.config.mjs': 'export default {}' });
    expect((await cli(['plan', '--sandbox', 'huduma:1', '--mode', 'trash'])).code).toBe(0);
  });

  test('that cannot be used stands in the way of neither help, nor the version, nor completion', async () => {
    const { cli } = await configured({ 'contact-deletion.config.mjs': 'throw new Error("no luck")' });
    for (const words of [['--help'], ['--version'], ['plan', '--help'], ['help', 'plan']]) {
      expect(await cli(words), words.join(' ')).toMatchObject({ code: 0, stderr: '' });
    }
    for (const words of [['--help'], ['plan', '--help'], ['help', 'plan']]) {
      const { stdout } = await cli(words);
      expect(stdout, words.join(' ')).toMatch(/built-in providers alone: .* cannot be loaded: no luck\./);
    }
    const { stdout, stderr } = await cli(['complete', '--', 'plan', '--provider', '']);
    expect({ stdout, stderr }).toMatchObject({ stdout: expect.stringMatching(/^huduma\t$/m), stderr: '' });
  });

  test.each([
    [['plan', 'acme:per_1', '--removal-kind', 'erase']],
    [['plan', '--provider', 'acme', 'per_1']],
    [['verify', 'acme']],
    [['sandbox']],
    [['plan', '--bogus']],
    [['receipt', 'verify', '--bogus']],
    [['receipt', 'verify', 'receipt.json', 'acme:per_1', '--journal', 'run.journal']],
  ])('that cannot be used is what is wrong, whatever else is: %j', async (words) => {
    const { cli } = await configured({ 'contact-deletion.config.mjs': 'throw new Error("no luck")' });
    const { code, stderr } = await cli(words);
    expect(stderr).toMatch(/cannot be loaded: no luck/);
    expect(stderr).not.toMatch(/unknown option|Allowed choices|Try --help/);
    expect(code).toBe(2);
  });

  test.each([
    [['generate'], /'--out <folder>' not specified/],
    [['generate', 'gone.yaml', '--out', 'generated'], /gone\.yaml/],
  ])(
    'that cannot be used, since what it imports is not generated yet, does not hinder %j',
    async (words, message) => {
      const { cli } = await configured({
        'contact-deletion.config.mjs': 'import "./generated/contract.js";',
      });
      const { stderr } = await cli(words);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/the configuration/);
    },
  );

  test('in TypeScript says what it needs, if Node does not run that and jiti is not there', async () => {
    const { loadModule } = await import('../../src/cli/load-module.js');
    const without = { stripsTypes: false, jitiFor: async () => undefined };
    const loading = loadModule('/nowhere/contact-deletion.config.ts', without);
    await expect(loading).rejects.toThrow(/it is TypeScript, .*npm install --save-dev jiti/);
  });

  test('in TypeScript says what Node cannot find by itself', async () => {
    const { folder } = await configured({
      'contact-deletion.config.ts': `import './nowhere.js';\nexport default {};\n`,
    });
    const { loadModule } = await import('../../src/cli/load-module.js');
    const native = { stripsTypes: true, jitiFor: async () => undefined };
    const loading = loadModule(join(folder, 'contact-deletion.config.ts'), native);
    await expect(loading).rejects.toThrow(/nowhere\.js.*imports of TypeScript files must end in \.ts/);
  });
});

test('generate does without: it makes what a configuration is built on', async () => {
  const files = { 'contact-deletion.config.mjs': 'throw new Error("./generated is not there")' };
  const world = await configured({ ...files, 'acme.yaml': 'swagger: "2.0"\n' });
  const generated = await world.cli(['generate', 'acme.yaml', '--out', 'generated']);
  expect(generated).toMatchObject({ code: 2, stderr: expect.stringMatching(/acme\.yaml.*Swagger/i) });
  expect(generated.stderr).not.toContain('contact-deletion.config');
});
