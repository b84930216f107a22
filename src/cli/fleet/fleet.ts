/** `fleet`: runs that many machines work on together, with their record in PostgreSQL. */
import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import { addEnqueue } from './enqueue.js';
import { addForget } from './forget.js';
import { addMigrate } from './migrate.js';
import { addFleetOutcomes } from './outcomes.js';
import { addFleetReceipt } from './receipt.js';
import { addFleetResume } from './resume.js';
import { addResumeAccount } from './resume-account.js';
import { addStatus } from './status.js';
import { addWorker } from './worker.js';

const help = `
Examples:
  $ export DATABASE_URL=postgres://fleet:secret@db.example:5432/fleet
  $ contact-deletion fleet migrate
  $ contact-deletion fleet enqueue plan.json
  $ contact-deletion fleet worker
  $ contact-deletion fleet status

It needs two packages that are not installed with this one: npm install pg pg-boss`;

const commands = [
  addMigrate,
  addEnqueue,
  addWorker,
  addStatus,
  addFleetOutcomes,
  addFleetReceipt,
  addFleetResume,
  addResumeAccount,
  addForget,
];

export function addFleet(program: Command, cli: CommandLine): void {
  const fleet = program
    .command('fleet')
    .summary('work on runs with many machines')
    .description('Works on runs with many machines, with their record in PostgreSQL.')
    .addHelpText('after', help);
  for (const add of commands) add(fleet, cli);
}
