/** Starts the sandbox for a command line: with its providers, and with contacts by their ids. */
import type { ProviderDefinition } from '../providers/definition.js';
import type { FakeProvider } from '../sandbox/fake-provider.js';
import type { OwnProvider, Sandbox, SandboxOptions } from '../sandbox/index.js';
import { exampleIds, numberedId } from './examples.js';
import type { Providers } from './providers.js';

type Settings = Pick<SandboxOptions<OwnProvider>, 'faults' | 'latencyMs' | 'keepRequests'>;

/** @param idsOf The existing contacts, as their provider spells them, each once. */
export const startSandbox = (
  providers: Providers,
  idsOf: (definition: ProviderDefinition) => Iterable<string>,
  options: Settings = {},
): Promise<Sandbox<OwnProvider>> =>
  start(providers, (definition, fake) => fake.seedsOf([...idsOf(definition)]), options);

/** A person by phone number and e-mail address. */
export interface KnownPerson {
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/**
 * A sandbox with these people, and beside each of them somebody who resembles them. If a stand-in cannot have a contact with
 * a phone number or an e-mail address, it has the contacts of the examples.
 */
export const startSandboxWith = (
  providers: Providers,
  people: readonly KnownPerson[],
  options: Settings,
): Promise<Sandbox<OwnProvider>> => {
  const all = people.flatMap((person) => [person, resembling(person)]);
  return start(
    providers,
    (definition, fake) => {
      const { seedOf } = fake;
      if (!seedOf) return fake.seedsOf(exampleIds(definition));
      return all.flatMap((person, index) => {
        const id = numberedId(definition, index + 1);
        return id === undefined ? [] : [seedOf({ id, ...person })];
      });
    },
    options,
  );
};

/** Their number and address contain those of the person. */
const resembling = ({ phone, email }: KnownPerson): KnownPerson => ({
  phone: phone && `${phone}0`,
  email: email && `x${email}`,
});

async function start(
  { all, own }: Providers,
  seedsOf: (definition: ProviderDefinition, fake: FakeProvider) => readonly unknown[],
  options: Settings,
): Promise<Sandbox<OwnProvider>> {
  const { createSandbox } = await import('../sandbox/index.js');
  const contacts = all.flatMap((definition) =>
    definition.fake ? [[definition.name, seedsOf(definition, definition.fake)]] : [],
  );
  return createSandbox<OwnProvider>({
    ...options,
    providers: own.filter(({ fake }) => fake).map((definition) => ({ definition })),
    contacts: Object.fromEntries(contacts),
  });
}
