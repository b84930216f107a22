/** The README: its first program prints what stands below it, and its links lead to files of this repository. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bundled, codeBlocks, commandsIn, useProgram } from './shown-code.js';

const readme = readFileSync('README.md', 'utf8');
const run = promisify(execFile);
const program = useProgram();

/** Providers are worked on in parallel, so the order of the lines is not certain. */
const linesOf = (text: string) => text.trim().split('\n').sort();

test('the first program prints what the README says', async () => {
  const [program = '', printed = ''] = [...readme.matchAll(/^```(?:ts|text)\n([\s\S]*?)^```$/gm)].map(
    ([, code]) => code,
  );
  expect(program).toBe(codeBlocks('README.md', 'ts')[0]);
  expect(printed).toBe(codeBlocks('README.md', 'text')[0]);
  await inFolder(async (folder) => {
    const script = join(folder, 'readme.mjs');
    await writeFile(script, await bundled(program));
    const { stdout, stderr } = await run(process.execPath, [script], { cwd: folder, env: {} });
    expect(stderr).toBe('');
    expect(linesOf(stdout)).toEqual(linesOf(printed));
  });
});

test('its commands run in their order, without an account, up to a complete receipt', async () => {
  await inFolder(async (folder) => {
    // `npm` would install the project, and run its tests.
    const script = `npm() { :; }\n${commandsIn('README.md', program.path)}`;
    const { stdout } = await run('sh', ['-c', script], { cwd: folder, env: { PATH: process.env.PATH } });
    expect(stdout).toContain('1 person at 3 providers: 3 found.');
    expect(JSON.parse(await readFile(join(folder, 'receipt.json'), 'utf8'))).toMatchObject({
      complete: true,
    });
  });
}, 180_000);

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-readme-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the command that tests the project is there', () => {
  expect(readme).toContain('npm ci && npm test');
});

/** A page of the repository, or a picture from it. */
const inRepository =
  /^https:\/\/(?:github\.com\/contact-deletion\/contact-deletion\/(?:blob|tree)|raw\.githubusercontent\.com\/contact-deletion\/contact-deletion)\/main\/([^#]+)(#(.+))?$/;

/** npm shows the README without the repository around it: a relative link would lead nowhere there. */
test('links to the repository are absolute, and lead to files and headings that exist', () => {
  const targets = [...readme.matchAll(/^\[[^\]]+\]: (\S+)$/gm)].map(([, target]) => target ?? '');
  expect(targets.length).toBeGreaterThan(10);
  expect(readme).not.toMatch(/\]\((?!https:)/);
  for (const target of targets) {
    const [, path = '', , anchor] = inRepository.exec(target) ?? [];
    expect(existsSync(path), target).toBe(true);
    if (anchor) expect(headingsOf(path), target).toContain(anchor);
  }
});

test('each link of the text has its address, and no address is left over', () => {
  const defined = [...readme.matchAll(/^\[([^\]]+)\]: /gm)].map(([, name]) => name);
  const used = [...readme.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(defined.sort());
});

const headingsOf = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w]+/g, '-')
      .replace(/^-|-$/g, ''),
  );
