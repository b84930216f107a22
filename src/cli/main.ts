#!/usr/bin/env node
/** The program `contact-deletion`: the command line in a process of its own. */
import { EXIT } from './exit.js';
import { run } from './run.js';

const { argv, env, stdin, stdout, stderr } = process;
process.exitCode = await run(argv.slice(2), {
  env,
  cwd: process.cwd(),
  stdin,
  stdout,
  stderr,
  signals: process,
});
// Left at once, perhaps: what is still under way must not hold the process up.
if (process.exitCode === EXIT.interrupted) process.exit();
