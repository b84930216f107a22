/** Starts the sandbox for what a command line knows: its providers, and contacts that it knows by their ids. */
import type { ProviderDefinition } from '../providers/definition.js';
import type { OwnProvider, Sandbox, SandboxOptions } from '../sandbox/index.js';
import type { Providers } from './providers.js';

/** @param idsOf The contacts that are there, as their provider spells them; each once. */
export async function startSandbox(
  { all, own }: Providers,
  idsOf: (definition: ProviderDefinition) => Iterable<string>,
  options: Pick<SandboxOptions<OwnProvider>, 'faults' | 'latencyMs' | 'keepRequests'> = {},
): Promise<Sandbox<OwnProvider>> {
  const { createSandbox } = await import('../sandbox/index.js');
  const contacts = all.flatMap((definition) =>
    definition.fake ? [[definition.name, definition.fake.seedsOf([...idsOf(definition)])]] : [],
  );
  return createSandbox<OwnProvider>({
    ...options,
    providers: own.filter(({ fake }) => fake).map((definition) => ({ definition })),
    contacts: Object.fromEntries(contacts),
  });
}
