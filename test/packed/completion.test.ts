/** Completion in the shells of this machine: always bash, without bash-completion; fish if it is installed. */
import { spawnSync } from 'node:child_process';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { installed, newFolder, runProgram } from './installed.js';
import { createWorld } from './world.js';

beforeAll(installed, 120_000);

/** A folder with the script of a shell, and an environment in which the shell finds the program. */
async function withScript(shell: string) {
  const { cli, folder, bin } = await createWorld();
  // On the shell's PATH; if it were in node_modules/.bin, npx would have to call it.
  const programs = await newFolder();
  onTestFinished(() => rm(programs, { recursive: true, force: true }));
  await symlink(bin, join(programs, 'contact-deletion'));
  const env = { PATH: `${programs}${delimiter}${process.env.PATH ?? ''}` };
  const { stdout } = await cli(['complete', shell], { env });
  await writeFile(join(folder, 'script'), stdout);
  await writeFile(join(folder, 'plan.json'), '');
  return { folder, env };
}

test('bash completes words and values, and leaves files to itself; nothing of what is typed is carried out', async () => {
  const options = await withScript('bash');
  const lines = [
    'contact-deletion pl',
    'contact-deletion plan sh',
    'contact-deletion plan --mode ',
    'contact-deletion outcomes run.journal --only de',
    'contact-deletion apply $(touch carried-out) ',
  ];
  // As its second argument, bash gives the part of the word that is replaced. The script is sourced twice, as may happen in
  // a profile.
  const script = `. ./script; . ./script
for COMP_LINE in "$@"; do
  COMP_POINT=\${#COMP_LINE} COMPREPLY=()
  _contact_deletion contact-deletion "\${COMP_LINE##*[ :=]}"
  echo "\${COMPREPLY[*]}"
done
complete -p contact-deletion; ls`;
  const { stdout, stderr } = await runProgram('bash', ['--norc', '-c', script, 'bash', ...lines], {
    cwd: options.folder,
    env: options.env,
  });
  expect(stderr).toBe('');
  expect(stdout).toBe(
    'plan\nshow\ntrash permanent\ndeleted\n\n' +
      'complete -o default -F _contact_deletion contact-deletion\nplan.json\nscript\n',
  );
});

test.skipIf(spawnSync('fish', ['--version']).error)(
  'fish completes words, and files if there are none',
  async () => {
    const options = await withScript('fish');
    const asked = ['pl', 'outcomes run.journal --only de', 'apply plan.j'].map(
      (words) => `complete --do-complete 'contact-deletion ${words}'`,
    );
    const { stdout } = await runProgram(
      'fish',
      ['--no-config', '-c', ['source script', ...asked].join('; ')],
      {
        cwd: options.folder,
        env: { ...options.env, HOME: options.folder },
      },
    );
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
      'plan',
      'deleted',
      'plan.json',
      '',
    ]);
  },
);
