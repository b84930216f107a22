/** `fleet worker`: works on enqueued runs until it is stopped. */
import { type Command, InvalidArgumentError } from 'commander';
import type { CommandLine } from '../command-line.js';
import { addSpeedOptions, portNumber, positiveNumber, type SpeedChoice, wholeNumber } from '../options.js';
import { addDatabaseOptions, type DatabaseChoice, databaseFrom } from './database.js';

export interface WorkerChoice extends DatabaseChoice, SpeedChoice {
  readonly lanes?: number;
  /** In seconds, like the others. */
  readonly grace: number;
  readonly lease: number;
  readonly every: number;
  readonly name?: string;
  readonly listen?: number;
}

const help = `
Examples:
  $ contact-deletion fleet worker
  $ contact-deletion fleet worker --max-per-second 20 --listen 9464

It works on the accounts whose credentials are in its environment. One worker at a time works on an account; start as many as
you like. Each event is a line of JSON on standard output, without a contact or a credential. Outcomes are counted, and summed
up in a line.

SIGTERM and Ctrl-C end it, after waiting up to --grace for requests under way. A second one leaves at once; what was under way
then is unknown, and another worker asks again. --listen answers on this machine alone: /health with 200 while the database
answers, else with 503, and /metrics for Prometheus; that needs the package prom-client.

Exits with 0 after a clean stop, and with 130 if it left while requests were still under way.`;

export function addWorker(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('worker')
    .summary('work on what is enqueued')
    .description('Works on enqueued runs until it is stopped.')
    .option('--lanes <count>', 'work on at most this many accounts at a time (default: 4)', wholeNumber)
    .option('--grace <seconds>', 'how long to wait for requests under way when it ends', positiveNumber, 20)
    .option(
      '--lease <seconds>',
      'after how long without a sign of life other workers take over its accounts',
      leaseSeconds,
      10,
    )
    .option('--name <name>', 'what status calls it (default: the machine, the process, and some letters)')
    .option('--every <seconds>', 'how often outcomes are summed up', positiveNumber, 10)
    .option(
      '--listen <port>',
      'answer /health and /metrics on this machine; 0 for any free port',
      portNumber,
    );
  addDatabaseOptions(addSpeedOptions(command))
    .addHelpText('after', help)
    .action(async (options: WorkerChoice) => {
      // Checked before anything else is loaded.
      databaseFrom(cli, options);
      const { runWorker } = await import('./run-worker.js');
      cli.exitCode = await runWorker(cli, options);
    });
}

/** A shorter lease could be lost during a garbage collection. */
function leaseSeconds(text: string): number {
  const seconds = positiveNumber(text);
  if (seconds >= 2 && seconds <= 3_600) return seconds;
  throw new InvalidArgumentError('It must be from 2 to 3600.');
}
