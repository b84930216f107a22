/** Searches one provider for all people, by search terms or by reading its list once, until each has a finding. */
import type { FindingPort } from '../providers/provider.js';
import { AccountProof } from './account.js';
import type { Finding, FindReason, FindVerdict, Identifier } from './finding.js';
import type { Accepted } from './options.js';
import type { Person } from './person.js';
import type { Reading } from './reading.js';
import { definitionReason, type RequestOptions, SearchRequests, type StopPort } from './requests.js';
import { SearchReader } from './search-reader.js';
import { Sightings } from './sightings.js';
import { accountUnproven, verdictOn } from './verdict.js';
import { type Way, wayTo } from './way.js';

export interface ProviderSearchOptions extends RequestOptions {
  /** People that are searched for at the same time. */
  readonly maxInFlight: number;
  readonly accept: readonly Accepted[];
  /** The most contacts that are read of the list; undefined if it must not be read. */
  readonly scanLimit: number | undefined;
  /** Whether the account is known to be the right one before the search begins. */
  readonly accountProven: boolean;
}

/** What the search of a provider reports to the whole run, and asks of it. */
export interface SearchPort extends StopPort {
  settle(finding: Finding): void;
  /** Called with how many HTTP requests were made. */
  requested(count: number): void;
  /** Waits while the reader of the findings is behind. */
  backpressure(): Promise<void> | undefined;
}

/** Someone without a finding yet, and the search so far. */
interface OpenSearch {
  readonly sightings: Sightings;
  readonly endings: Reading<unknown>['ending'][];
  readonly terms: Record<Identifier, number>;
  isListRead: boolean;
  attempts: number;
}

export class ProviderSearch {
  readonly #port: FindingPort;
  readonly #options: ProviderSearchOptions;
  readonly #run: SearchPort;
  readonly #reader: SearchReader;
  readonly #account: AccountProof;
  readonly #open: Map<Person, OpenSearch>;

  constructor(port: FindingPort, people: readonly Person[], options: ProviderSearchOptions, run: SearchPort) {
    this.#port = port;
    this.#options = options;
    this.#run = run;
    const { accountProven, clock } = options;
    const { notFoundMayMeanAccount = false } = port.definition.deletion;
    const requests = new SearchRequests(port, options, run);
    this.#reader = new SearchReader(port, requests, clock.now, () => this.#account.seen());
    this.#account = new AccountProof(accountProven || !notFoundMayMeanAccount);
    this.#open = new Map(people.map((person) => [person, nothingYet()]));
  }

  /** Works until everybody has a finding. */
  async work(): Promise<void> {
    const { signal, maxInFlight } = this.#options;
    const ways = this.#ways();
    await this.#settleEach(ways, 'none', ({ reason }) => ({ finding: 'cannotSearch', contacts: [], reason }));
    const searches = this.#searches(ways);
    const atATime = Math.min(maxInFlight, ways.size);
    await Promise.all(Array.from({ length: atATime }, () => this.#finishAll(searches)));
    const reason = signal.aborted ? this.#run.stopReason() : accountUnproven;
    for (const [person, { sightings }] of [...this.#open]) {
      this.#settle(person, { finding: 'failed', contacts: sightings.matches, reason });
      await this.#run.backpressure();
    }
  }

  /** The reading of the list, if anybody is looked for in it, and then each search by terms. */
  *#searches(ways: ReadonlyMap<Person, Way>): Generator<() => Promise<void>> {
    const scanned = [...ways].flatMap(([person, { kind }]) => (kind === 'scan' ? [person] : []));
    if (scanned.length > 0) yield () => this.#scan(scanned);
    // The list's first page proves the account, or nothing does.
    const prove = async () => scanned.length > 0 || this.#proveAccount();
    for (const [person, way] of ways) {
      if (way.kind === 'terms') yield () => this.#byTerms(person, way, prove);
    }
  }

  /** One search after the other, as long as there are any: several share them. */
  async #finishAll(searches: Iterable<() => Promise<void>>): Promise<void> {
    for (const search of searches) {
      await this.#run.backpressure();
      if (this.#options.signal.aborted) break;
      await this.#guarded(search);
    }
  }

  /** How each person is searched for; none if the definition cannot say. */
  #ways(): ReadonlyMap<Person, Way> {
    const { search = {} } = this.#port.definition;
    const mayScan = this.#options.scanLimit !== undefined;
    try {
      return new Map([...this.#open.keys()].map((person) => [person, wayTo(person, search, mayScan)]));
    } catch (error) {
      this.#abandon(error);
      return new Map();
    }
  }

  async #settleEach<Kind extends Way['kind']>(
    ways: ReadonlyMap<Person, Way>,
    kind: Kind,
    verdict: (way: Extract<Way, { kind: Kind }>) => FindVerdict,
  ): Promise<void> {
    for (const [person, way] of ways) {
      if (way.kind !== kind) continue;
      this.#settle(person, verdict(way as Extract<Way, { kind: Kind }>));
      await this.#run.backpressure();
    }
  }

  async #byTerms(
    person: Person,
    { terms, unsearchable }: Extract<Way, { kind: 'terms' }>,
    prove: () => Promise<unknown>,
  ): Promise<void> {
    const open = this.#openOf(person);
    const counted = (requests: number) => {
      open.attempts += requests;
      this.#run.requested(requests);
    };
    for (const each of terms) {
      open.terms[each.by] += 1;
      for (const { seen, ending } of await this.#reader.byTerm(person, each, counted)) {
        open.sightings.join(seen);
        open.endings.push(ending);
      }
      // What failed will not be found by what is left.
      if (open.endings.some((ending) => typeof ending === 'object')) break;
    }
    await this.#conclude(person, unsearchable, prove);
  }

  async #scan(people: readonly Person[]): Promise<void> {
    const { search } = this.#port.definition;
    const { scanLimit } = this.#options;
    if (!search?.list || scanLimit === undefined) return;
    let attempts = 0;
    const all = await this.#reader.all(search.list, people, scanLimit, (requests) => {
      attempts += requests;
      this.#run.requested(requests);
    });
    for (const person of people) {
      const open = this.#openOf(person);
      open.isListRead = true;
      open.attempts = attempts;
      for (const { seen, ending } of all) {
        open.sightings.join(seen.get(person) ?? new Sightings());
        open.endings.push(ending);
      }
      // An empty list proves no account, and nothing else is asked for it.
      await this.#conclude(person, [], async () => {});
      await this.#run.backpressure();
    }
  }

  /** Settles a person; "nobody" only once the account is proven. */
  async #conclude(
    person: Person,
    unsearchable: readonly Identifier[],
    prove: () => Promise<unknown>,
  ): Promise<void> {
    const { sightings, endings } = this.#openOf(person);
    const verdict = verdictOn({ sightings, endings, unsearchable }, this.#options.accept);
    if (verdict.finding !== 'notFound') return this.#settle(person, verdict);
    await this.#account.whenProven(() => this.#settle(person, verdict), prove);
  }

  async #proveAccount(): Promise<void> {
    const { search } = this.#port.definition;
    if (search?.list) await this.#reader.glance(search.list, this.#run.requested);
  }

  /** An error of the definition, or of this program, stops the provider: nothing that it says can be relied on. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#abandon(error);
    }
  }

  #abandon(error: unknown): void {
    const reason: FindReason = definitionReason(error);
    this.#run.stop('unexpected', reason.message, reason.cause);
  }

  #openOf(person: Person): OpenSearch {
    const open = this.#open.get(person);
    if (!open)
      throw new Error(`A person at ${this.#port.definition.name} has a finding already: this is a bug.`);
    return open;
  }

  #settle(person: Person, verdict: FindVerdict): void {
    const { sightings, terms, isListRead, attempts } = this.#openOf(person);
    this.#open.delete(person);
    this.#run.settle({
      person: person.key,
      provider: this.#port.definition.name,
      searchedBy: { ...terms, list: isListRead },
      ...(isListRead ? {} : { resembling: sightings.resembling }),
      attempts,
      ...verdict,
    });
  }
}

const nothingYet = (): OpenSearch => ({
  sightings: new Sightings(),
  endings: [],
  terms: { phone: 0, email: 0 },
  isListRead: false,
  attempts: 0,
});
