/** Starts the stand-ins, and refuses options that name a provider without one. */
import type { ProviderDefinition } from '../providers/definition.js';
import type { SandboxClock } from './clock.js';
import type { RunningFake } from './fake-provider.js';
import type { OwnProvider, SandboxOptions } from './options.js';

/** The running stand-ins. */
export interface Fakes {
  /** @throws TypeError for a provider without a stand-in. */
  of(provider: string): RunningFake;
}

/** @throws TypeError for a provider without a stand-in, for two providers with the same name, or for an unknown name. */
export function startFakes(
  definitions: readonly ProviderDefinition[],
  { contacts = {}, settings = {}, faults = [] }: SandboxOptions<OwnProvider>,
  clock: SandboxClock,
): Fakes {
  const running = new Map<string, RunningFake>();
  for (const { name, fake } of definitions) {
    if (!fake)
      throw new TypeError(`${name} has no stand-in for the sandbox: give its definition a \`fake\`.`);
    if (running.has(name)) throw new TypeError(`There are two providers called ${name}.`);
    running.set(name, fake.start({ seeds: contacts[name] ?? [], settings: settings[name] ?? {}, clock }));
  }
  const of = (provider: string) => {
    const fake = running.get(provider);
    if (fake) return fake;
    throw new TypeError(
      `The sandbox does not stand in for ${provider}, only for ${[...running.keys()].join(', ')}.`,
    );
  };
  const ruled = faults.flatMap(({ provider }) => provider ?? []);
  for (const name of [...Object.keys(contacts), ...Object.keys(settings), ...ruled]) of(name);
  const operations = new Set(definitions.flatMap(({ contract }) => Object.keys(contract.operations)));
  for (const { operation } of faults) {
    if (operation !== undefined && !operations.has(operation))
      throw new TypeError(`No provider of the sandbox has the operation ${operation}.`);
  }
  return { of };
}
