/** The text below the commands in the program's help, made from its providers. */
import type { ProviderDefinition } from '../providers/definition.js';
import { baseUrlVariable, serverVariable } from '../providers/environment.js';
import { mainCredentials, optionalCredentials } from './accounts.js';
import { softChoices } from './choices.js';
import { examplesOf } from './examples.js';
import type { Providers } from './providers.js';

export function helpText(providers: Providers): string {
  const { mixed, choices, name } = examplesOf(providers);
  const { all } = providers;
  return `
Examples:
  $ contact-deletion delete --sandbox ${mixed}${choices}
  $ contact-deletion find --phone +255712345678 --email ana@example.com -o found.ndjson
  $ contact-deletion plan --from found.ndjson${choices} -o plan.json
  $ contact-deletion apply plan.json
  $ contact-deletion resume plan.journal
  $ contact-deletion outcomes plan.journal
  $ contact-deletion receipt plan.journal -o receipt.json
  $ contact-deletion receipt plan.journal --html -o receipt.html
  $ contact-deletion fleet status
  $ contact-deletion verify ${name}
  $ contact-deletion drift traffic.har
  $ contact-deletion generate acme.yaml --out src/acme
  $ source <(contact-deletion complete bash)

${softChoices(all).join('\n')}

Credentials, from the environment, or from a file of such variables with --env-file; never from arguments:
${all.map((definition) => `  ${credentialsOf(definition)}`).join('\n')}
  ${all.map(baseUrlVariable).join(', ')}, for another server than the provider's own
${all.flatMap(serverLines).join('')}
Your own providers, and defaults for every command:
  contact-deletion.config.ts, .js or .mjs in the working directory, or the file that --config names. It is a program,
  and even shell completion runs it: use none that you do not trust.

Exit codes:
  0    every contact is deleted, or was not found; how it was deleted is in its permanence
  1    an error of this program, or standard output cannot be written
  2    a mistake in the command line, the input, the environment or the configuration; nothing was sent
  3    some contacts were rejected or blocked; find: some findings are ambiguous, for you to decide
  4    for some contacts, nobody knows whether they were deleted; find: some people could not be searched for, or not
       completely; receipt: not every outcome is final
  5    a guard refused or stopped the run: not everything was attempted, and for some contacts nobody may know
  6    verify, drift: the contract is not kept; generate --check: what was generated is not what the spec says now
  7    verify, drift: no verdict; the provider was not reached, or no answer decides it
  130  interrupted`;
}

function credentialsOf(definition: ProviderDefinition): string {
  const [main, optional] = [mainCredentials(definition), optionalCredentials(definition)].map((credentials) =>
    credentials.map(({ variable }) => variable),
  );
  const beside = optional?.length ? `, and ${optional.join(', ')} if you have one` : '';
  return `${main?.join(' or ')}${beside}`;
}

const serverLines = (definition: ProviderDefinition): string[] =>
  definition.servers
    ? [
        `  ${serverVariable(definition)}, for one of its servers: ${Object.keys(definition.servers).join(', ')}\n`,
      ]
    : [];
