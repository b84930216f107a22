/** Deletes everybody whom Acme CRM lists, in a sandbox: `npx tsx examples/own-provider/delete.ts`. */
import { deleteContacts } from 'contact-deletion';
import { createSandbox } from 'contact-deletion/sandbox';
import { acme } from './acme.js';

const people = ['per_1a2b', { id: 'per_3c4d', legalHold: true }];
const sandbox = createSandbox({ providers: [acme], contacts: { acme: people } });

const client = acme(sandbox.options('acme')); // at the real one: acme.fromEnv()
const targets: `acme:${string}`[] = [];
for await (const { id } of client.people()) targets.push(`acme:${id}`);

const run = deleteContacts({ providers: [client.choosing({ scope: 'everything' })], targets });
for await (const { target, outcome, evidence } of run) console.log(target.id, outcome, evidence);
