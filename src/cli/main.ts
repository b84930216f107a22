#!/usr/bin/env node
/** The program `contact-deletion`: the command line in a process of its own. */
import { setFlagsFromString } from 'node:v8';
import { EXIT } from './exit.js';
import { programName } from './program-name.js';
import { run } from './run.js';

// Before anything runs. A million contacts keep 130 MiB alive, and V8 would allow three times as much garbage beside them;
// with this setting, less than half as much (`npm run bench:million`).
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
// After an abandoned run, requests under way must not keep the process alive.
if (process.exitCode === EXIT.interrupted) process.exit();
