#!/usr/bin/env node
/** The program `contact-deletion`: the command line in a process of its own. */
import { setFlagsFromString } from 'node:v8';
import { EXIT } from './exit.js';
import { programName } from './program-name.js';
import { run } from './run.js';

// Before anything runs. Beside the 130 MiB that a million contacts keep alive, V8 would let three times as much garbage lie;
// with this, less than half as much (`npm run bench:million`).
setFlagsFromString('--heap-growing-percent=40');

const { argv, env, stdin, stdout, stderr, platform } = process;
const cwd = process.cwd();
process.exitCode = await run(argv.slice(2), {
  program: programName({ env, script: argv[1] ?? '', cwd, platform }),
  platform,
  env,
  cwd,
  stdin,
  stdout,
  stderr,
  signals: process,
});
// Left at once, perhaps: what is still under way must not hold the process up.
if (process.exitCode === EXIT.interrupted) process.exit();
