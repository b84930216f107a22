/** Searches for people, for `find` and `plan`. Its clients can do nothing but search. */
import { type Finding, fields } from '../finding/finding.js';
import { findContacts } from '../finding/run.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { clientOf } from '../providers/factory.js';
import { engine, type SearchableProvider } from '../providers/provider.js';
import { type Account, fingerprintOf } from '../record/account.js';
import { newPeopleKey, personPseudonym, printOf } from '../record/people.js';
import { version } from '../version.js';
import { accountsFor, mainCredentials } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, usageError } from './exit.js';
import { onInterrupt } from './interrupt.js';
import type { SearchChoice } from './options.js';
import { findingInOwnWords, stopInOwnWords } from './own-words.js';
import type { PersonLine } from './read-people.js';
import { SearchDigest } from './search-digest.js';
import {
  exitCodeOfSearch,
  type FindingLine,
  type SearchHead,
  type SearchLine,
  type SearchRecord,
} from './search-lines.js';
import { type Sought, soughtIn } from './sought.js';
import { startSandboxWith } from './stand-in.js';
import { fetchOf } from './transport.js';
import { waitMessage } from './wait.js';

export interface SearchRequest extends SearchChoice {
  readonly people: readonly PersonLine[];
  readonly place: 'line' | '';
  /** Where to search. @default every provider with a credential */
  readonly providers?: readonly string[] | undefined;
  /** Called with each line as it comes, and awaited. The head comes first, before anything is sent. */
  write?(line: SearchLine): Promise<void> | void;
}

/**
 * @throws CommandError for people or accounts that cannot be used, when nothing has been sent; and for a search that was
 * abandoned with findings missing.
 */
export async function search(cli: CommandLine, request: SearchRequest): Promise<SearchRecord> {
  const { sandbox = false, write = () => {} } = request;
  const sought = soughtIn(request.people, request.region, request.place);
  const asked = askedOf(cli, request);
  const accountOf = accountsFor(sandbox, cli.env);
  const accounts = await Promise.all(asked.map(async (definition) => accountOf(definition)));
  const head: SearchHead = {
    type: 'search',
    format: 'contact-deletion/search',
    version: 1,
    tool: version,
    at: new Date().toISOString(),
    sandbox,
    key: newPeopleKey(),
    providers: await Promise.all(
      accounts.map(async (account) => ({
        provider: account.provider,
        baseUrl: account.baseUrl,
        account: await fingerprintOf(account),
      })),
    ),
    notAsked: cli.providers.names.filter((name) => !asked.some((each) => each.name === name)),
  };
  const providers = await searchersOf(cli, asked, accounts, sought, request);
  await write(head);
  return searchAt(cli, providers, { head, sought, accounts }, request);
}

/** The providers to search. */
function askedOf(cli: CommandLine, { providers, sandbox }: SearchRequest): readonly ProviderDefinition[] {
  const { all } = cli.providers;
  if (providers) return all.filter(({ name }) => providers.includes(name));
  const asked = sandbox
    ? all.filter(({ fake }) => fake)
    : all.filter((each) => mainCredentials(each).some(({ variable }) => cli.env[variable] !== undefined));
  if (asked.length > 0) return asked;
  const variables = all.map((each) =>
    mainCredentials(each)
      .map(({ variable }) => variable)
      .join(' or '),
  );
  throw usageError(
    `there is no credential of any provider. Set ${variables.join(', ')}, or try it with --sandbox.`,
  );
}

async function searchersOf(
  cli: CommandLine,
  asked: readonly ProviderDefinition[],
  accounts: readonly Account[],
  sought: readonly Sought[],
  { sandbox, timeout }: SearchChoice,
): Promise<readonly SearchableProvider[]> {
  // It keeps nothing about the people either.
  const options = { latencyMs: 5, keepRequests: 0 };
  const people = sought.map(({ person: { phones, emails } }) => ({
    phone: phones[0]?.e164,
    email: emails[0],
  }));
  const fetch = sandbox ? (await startSandboxWith(cli.providers, people, options)).fetch : await fetchOf(cli);
  const timeoutMs = timeout === undefined ? undefined : timeout * 1_000;
  return asked.flatMap((definition, index) => {
    const account = accounts[index];
    if (!account) return [];
    const { kind, credential, extra, baseUrl } = account;
    const client = clientOf(definition, { fetch, timeoutMs, baseUrl, ...extra, [kind]: credential });
    return [searchOnly(definition, client)];
  });
}

/** A client that refuses every call except the searches of its definition. */
function searchOnly(
  { name, search = {}, deletion }: ProviderDefinition,
  client: SearchableProvider,
): SearchableProvider {
  const searching = [search.phone, search.email, search.list].flatMap((each) => each?.operation ?? []);
  const port = client[engine];
  const call: typeof port.call = async (operation, parts, options) => {
    if (operation === deletion.operation || !searching.includes(operation)) {
      throw new TypeError(`A search at ${name} must not call ${operation}.`);
    }
    return port.call(operation, parts, options);
  };
  return { name, [engine]: { ...port, call } };
}

interface Begun {
  readonly head: SearchHead;
  readonly sought: readonly Sought[];
  readonly accounts: readonly Account[];
}

async function searchAt(
  cli: CommandLine,
  providers: readonly SearchableProvider[],
  { head, sought, accounts }: Begun,
  request: SearchRequest,
): Promise<SearchRecord> {
  const { scan = false, write = () => {} } = request;
  const stop = new AbortController();
  const { left, undo } = onInterrupt(cli, {
    drain: () => {
      cli.tell('Stopping: waiting for the requests under way. Press Ctrl-C again to leave at once.');
      stop.abort();
    },
    leave: async () => cli.tell('Left at once: the search is not complete. Nothing was deleted.'),
  });
  const run = findContacts({
    providers,
    people: sought.map(({ input }) => input),
    defaultRegion: request.region,
    scan: typeof scan === 'number' ? { maxContacts: scan } : scan,
    accept: request.accept,
    provenAccounts: request.provenAccount?.filter((name) => providers.some((each) => each.name === name)),
    maxInFlight: request.maxInFlight,
    maxPerSecond: request.maxPerSecond,
    signal: stop.signal,
    clock: cli.clock,
    onWait: ({ provider, delayMs }) => {
      const message = waitMessage(provider, delayMs);
      if (message) cli.tell(message);
    },
  });
  const carryOut = async (): Promise<SearchRecord> => {
    const findings: FindingLine[] = [];
    const digest = new SearchDigest();
    digest.add(head);
    for await (const finding of run) {
      const line = lineOf(finding, head.key, sought);
      findings.push(line);
      digest.add(line);
      await write(line);
    }
    const { stops, ...counts } = run.summary;
    const summary = {
      type: 'summary',
      ...counts,
      stops: stops.map(stopInOwnWords),
      exitCode: exitCodeOfSearch(counts, stops),
      digest: digest.end(),
    } as const;
    await write(summary);
    const away = accounts.filter(({ provider }) => findings.some((each) => isUnreached(each, provider)));
    if (away.length > 0) cli.tellUnreadProxy(away.map(({ baseUrl }) => baseUrl));
    return { head, findings, summary };
  };
  const leaving = left.then((): never => {
    throw new CommandError(EXIT.interrupted, 'interrupted.');
  });
  try {
    return await Promise.race([carryOut(), leaving]);
  } finally {
    undo();
  }
}

/** A finding without the fields that matched: its prints are kept instead. */
function lineOf(finding: Finding, key: string, sought: readonly Sought[]): FindingLine {
  const { person, provider, contacts, searchedBy, resembling, attempts } = finding;
  return {
    type: 'finding',
    person: { ...person, pseudonym: personPseudonym(key, sought[person.index]?.identifiers ?? []) },
    provider,
    finding: finding.finding,
    contacts: contacts.map((match) => ({
      id: match.id,
      by: match.by,
      doubts: match.doubts,
      prints: [...new Set(match[fields].map((field) => printOf(key, field)))],
    })),
    searchedBy,
    ...(resembling === undefined ? {} : { resembling }),
    ...('reason' in finding ? { reason: findingInOwnWords(finding.reason) } : {}),
    attempts,
    at: new Date().toISOString(),
  };
}

/** Whether nothing came back from the provider. */
function isUnreached({ provider, reason }: FindingLine, name: string): boolean {
  if (provider !== name || !reason) return false;
  return reason.code === 'noConnection' || (reason.code === 'noAnswer' && reason.status === undefined);
}
