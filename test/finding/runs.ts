/** Searches for the tests in this folder: everybody's findings, none of which reveals the person. */
import { expect } from 'vitest';
import { type Finding, type FindOptions, findContacts, type PersonInput } from '../../src/finding/index.js';
import { instantClock } from '../deletion/runs.js';
import type { Directory } from './directory.js';

type Some = Partial<Omit<FindOptions, 'people'>> & { readonly client?: Parameters<Directory['client']>[0] };

/** Searches a directory for people. */
export async function find(
  directory: Directory,
  people: readonly PersonInput[],
  { client, ...options }: Some = {},
) {
  const run = findContacts({
    providers: [directory.client(client)],
    people,
    clock: instantClock(),
    ...options,
  });
  const findings: Finding[] = [];
  for await (const finding of run) findings.push(finding);
  expectNobodyNamed(people, [...findings, run.summary]);
  findings.sort((one, other) => one.person.index - other.person.index);
  expect(findings.map(({ person }) => person.index)).toEqual(people.map((_, index) => index));
  return { findings, summary: run.summary };
}

/** The only finding. */
export async function findOne(
  directory: Directory,
  person: PersonInput,
  options: Some = {},
): Promise<Finding> {
  const { findings } = await find(directory, [person], options);
  const [finding] = findings;
  if (!finding) throw new Error('There is no finding.');
  return finding;
}

/** Checks that nothing that was reported has a phone number or an e-mail address in it. */
export function expectNobodyNamed(people: readonly PersonInput[], said: unknown): void {
  const text = JSON.stringify(said).toLowerCase();
  for (const { phone = [], email = [] } of people) {
    for (const each of [phone].flat()) expect(text).not.toContain(each.replace(/\D/g, '').slice(-7));
    for (const each of [email].flat()) expect(text).not.toContain(each.trim().toLowerCase());
  }
}

export const reasonOf = (finding: Finding) => ('reason' in finding ? finding.reason.code : undefined);
