/** Makes the clients of a worker: for every account in the environment, with every combination of choices. */
import type { Choices, Chosen, ProviderDefinition } from '../../providers/definition.js';
import { clientOf } from '../../providers/factory.js';
import type { Provider } from '../../providers/provider.js';
import { accountFrom, mainCredentials } from '../accounts.js';
import type { CommandLine } from '../command-line.js';
import type { ConnectOptions } from '../connect.js';

/** The providers that have a credential in the environment. */
export const clientsFrom = ({ env, providers }: CommandLine, options: ConnectOptions): readonly Provider[] =>
  providers.all
    .filter((definition) => mainCredentials(definition).some(({ variable }) => env[variable] !== undefined))
    .flatMap((definition) => {
      const { kind, credential, extra, baseUrl } = accountFrom(env, definition);
      const client = clientOf(definition, { ...options, baseUrl, ...extra, [kind]: credential });
      return 'choosing' in client
        ? combinationsOf(definition).map((chosen) => client.choosing(chosen))
        : [client];
    });

/** All combinations of a provider's choices. */
function combinationsOf({ choices = {} }: ProviderDefinition): readonly Chosen[] {
  return Object.entries<Choices[string]>(choices).reduce<readonly Chosen[]>(
    (combinations, [choice, values]) =>
      combinations.flatMap((chosen) => values.map((value) => ({ ...chosen, [choice]: value }))),
    [{}],
  );
}
