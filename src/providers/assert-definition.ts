/** Refuses definitions that make no sense, before anything is made from them. */
import { InvalidOptionError } from '../http/errors.js';
import type { ClientOptions } from '../http/options.js';
import type { LookUpDefinition, ProviderDefinition, Ruling } from './definition.js';
import type { SearchDefinition } from './search.js';
import { problemsOfStatements } from './statements.js';

const rulings: ReadonlySet<string> = new Set<Ruling>(['absent', 'blocked', 'rejected', 'tooLarge', 'stop']);

/** A credential with such a name would be taken for the option, which errors may quote and nobody keeps secret. */
const takenOptions: Readonly<Record<string, unknown>> = {
  baseUrl: true,
  clock: true,
  deadlineMs: true,
  env: true,
  fetch: true,
  headers: true,
  logger: true,
  onDrift: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  retries: true,
  server: true,
  strict: true,
  timeoutMs: true,
  userAgent: true,
} satisfies Record<keyof ClientOptions | 'server' | 'env', true>;

/** @throws InvalidOptionError that says what is wrong, and where. */
export function assertDefinition(definition: ProviderDefinition): void {
  const name = typeof definition?.name === 'string' ? definition.name : 'a provider';
  const [problem] = problemsOf(definition ?? {}, name);
  if (problem) throw new InvalidOptionError(`its definition cannot be used: ${problem}.`, { provider: name });
}

function* problemsOf(definition: Partial<ProviderDefinition>, name: string): Generator<string> {
  const {
    contract,
    credentials = {},
    deletion,
    lookUp,
    search = {},
    choices = {},
    servers = {},
    fake,
    probes,
    statements = {},
  } = definition;
  if (!/^[a-z][a-z\d-]*$/.test(name)) {
    yield 'its name must be small letters, digits and hyphens, since targets are written name:id';
  }
  const operations = contract?.operations;
  if (!operations) {
    yield 'it has no contract; `contact-deletion generate` makes one from the spec';
    return;
  }
  if (Object.values(credentials).every(({ optional }) => optional)) {
    yield 'it has no credential that must be given';
  }
  for (const option of Object.keys(credentials)) {
    if (takenOptions[option] === true)
      yield `the credential ${option} is called like another option of its clients: give it another name`;
  }
  for (const [option, { header, scheme = '', variable }] of Object.entries(credentials)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(header ?? '') || /[^\x20-\x7e]/.test(scheme))
      yield `the credential ${option} has no header that can be sent`;
    if (!/^[A-Z_][A-Z\d_]*$/.test(variable ?? '')) {
      yield `the credential ${option} needs an environment variable, such as ${name.toUpperCase()}_API_KEY`;
    }
  }
  const credentialOf = (option: string) =>
    Object.hasOwn(credentials, option) ? credentials[option] : undefined;
  for (const option of Object.keys(fake?.credentials ?? {})) {
    if (!credentialOf(option)) yield `its stand-in accepts a credential ${option}, which it does not have`;
  }
  if (fake && !Object.keys(fake.credentials ?? {}).some((option) => credentialOf(option)?.optional !== true))
    yield 'its stand-in accepts no credential that must be given';
  if (probes && !credentialOf(probes.credential))
    yield `its probes send a credential ${probes.credential}, which it does not have`;
  for (const [choice, values] of Object.entries(choices)) {
    if (!Array.isArray(values) || new Set(values).size < 2)
      yield `the choice ${choice} needs two values or more`;
  }
  for (const [server, url] of Object.entries(servers)) {
    if (!contract.servers.includes(url)) yield `the server ${server} is none of its spec`;
  }
  yield* problemsOfStatements(statements);
  if (!deletion) {
    yield 'it does not say how to delete';
    return;
  }
  const known = Object.keys(operations).join(', ');
  const searches = Object.entries(search);
  const asking = [deletion, ...(lookUp ? [lookUp] : []), ...searches.map(([, each]) => each)];
  for (const { operation } of asking) {
    if (!Object.hasOwn(operations, operation))
      yield `there is no operation ${operation} in its contract: ${known}`;
  }
  const { parseId, request, read, permanenceOf } = deletion;
  const asked = {
    parseId,
    request,
    read,
    permanenceOf,
    ...(lookUp && lookUpParts(lookUp)),
    ...Object.assign({}, ...searches.map(searchParts)),
  };
  for (const [part, answer] of Object.entries(asked)) {
    if (typeof answer !== 'function') yield `${part} must be a function`;
  }
  if (!(Number.isInteger(deletion.batchLimit) && deletion.batchLimit >= 1)) {
    yield 'batchLimit must be a whole number, 1 or more';
  }
  if (deletion.batchLimit > 1 && !definition.namesIn) {
    yield 'a batch needs namesIn, which says whom a request names';
  }
  for (const [status, ruling] of Object.entries(deletion.rulings ?? {})) {
    const code = Number(status);
    if (!rulings.has(ruling)) {
      yield `the ruling ${ruling} for ${status} is none: ${[...rulings].join(', ')}`;
    }
    if (!(code >= 400 && code < 500) || code === 408 || code === 429) {
      yield `there is a ruling for ${status} (${ruling}); only 4xx are ruled on, and of these not 408 and 429`;
    }
  }
}

const lookUpParts = ({ request, read }: LookUpDefinition) => ({
  'lookUp.request': request,
  'lookUp.read': read,
});

const searchParts = ([name, { request, read, ...more }]: [
  string,
  NonNullable<SearchDefinition['list' | 'phone']>,
]) => ({
  [`search.${name}.request`]: request,
  [`search.${name}.read`]: read,
  ...(name === 'list' ? {} : { [`search.${name}.terms`]: (more as { terms?: unknown }).terms }),
});
