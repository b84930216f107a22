/** What `verify` owes people who risk a contact: no surprise before it is sent, and the truth if it goes wrong. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/sandbox/index.js';
import { createWorld } from './world.js';

const NOT_KNOWN = 'whether the canary was deleted is not known';
const canary = ['verify', 'huduma', '--level', '3', '--live', '--canary', '77', '--yes'];

/** A world in which something goes wrong when the canary is named. */
const createProject = (fault?: Fault) =>
  createWorld({ contacts: { huduma: [77] }, faults: fault ? [{ ids: [77], do: fault }] : [] });

describe('before anything is sent', () => {
  test.each(['', ' '])('an empty base URL %j is refused, and is not production', async (url) => {
    const { cli, env } = await createWorld();
    const { HUDUMA_BASE_URL: _, ...others } = env;
    const ended = await cli(['verify', 'huduma', '--dry-run', '--base-url', url], { env: others });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('--base-url is empty');
  });

  test('a path to which JUnit XML cannot be written is refused', async () => {
    const { cli, folder, sandbox } = await createProject();
    mkdirSync(join(folder, 'v.xml'));
    for (const place of ['nowhere/v.xml', 'v.xml']) {
      const { code, stderr } = await cli([...canary, '--junit', place]);
      expect({ code, stderr }).toMatchObject({ code: 2 });
      expect(stderr).toContain(`${place} cannot be written`);
    }
    expect(sandbox.requests).toEqual([]);
  });

  test('what would be sent with a credential is shown without one', async () => {
    const { cli } = await createWorld();
    const args = ['verify', 'huduma', '--level', '2', '--dry-run'];
    const { code, stdout } = await cli(args, { env: {} });
    expect(code).toBe(0);
    expect(stdout).toContain('your credential');
  });
});

describe('after the deletion of the canary was asked for', () => {
  test.each<[string, Fault, boolean]>([
    ['a lost answer', { kind: 'reset' }, false],
    ['a gateway that gives up', { kind: 'status', status: 504 }, false],
    ['a refusal', { kind: 'status', status: 403 }, true],
  ])('%s is told for what it is', async (_, fault, isSure) => {
    const { cli } = await createProject(fault);
    const { code, stdout } = await cli(canary);
    expect(code).not.toBe(0);
    expect(stdout.toLowerCase().includes(NOT_KNOWN)).toBe(!isSure);
  });

  test('an interruption says that the canary may be gone', async () => {
    const { cli, sandbox } = await createProject({ kind: 'stall' });
    const { code, stdout } = await cli(canary, {
      begun: ({ signals }) => {
        const watch = setInterval(() => {
          if (sandbox.requests.length < 5) return;
          clearInterval(watch);
          signals.emit('SIGINT');
        }, 5);
      },
    });
    expect(code).toBe(130);
    expect(stdout.toLowerCase()).toContain(NOT_KNOWN);
  });
});
