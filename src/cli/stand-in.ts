/** Starts the sandbox for what a command line knows: its providers, and contacts that it knows by their ids. */
import type { ProviderDefinition } from '../providers/definition.js';
import type { FakeProvider } from '../sandbox/fake-provider.js';
import type { OwnProvider, Sandbox, SandboxOptions } from '../sandbox/index.js';
import { exampleIds, numberedId } from './examples.js';
import type { Providers } from './providers.js';

type Settings = Pick<SandboxOptions<OwnProvider>, 'faults' | 'latencyMs' | 'keepRequests'>;

/** @param idsOf The contacts that are there, as their provider spells them; each once. */
export const startSandbox = (
  providers: Providers,
  idsOf: (definition: ProviderDefinition) => Iterable<string>,
  options: Settings = {},
): Promise<Sandbox<OwnProvider>> =>
  start(providers, (definition, fake) => fake.seedsOf([...idsOf(definition)]), options);

/** Somebody by what they are known by. */
export interface KnownPerson {
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/**
 * A sandbox in which these people are there, and beside each somebody who resembles them. Where a stand-in cannot have a
 * contact with a phone number or an e-mail address, those of the examples are there.
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

/** The one's number and address are inside the other's. */
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
