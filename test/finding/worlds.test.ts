/**
 * Whatever people and contacts there are, and whatever goes wrong: nobody is found who does not match, and nobody who does
 * is missed silently. For more of it, `RUNS=20000 npx vitest run test/finding`, or `npm run test:soak`.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Finding, findContacts } from '../../src/finding/index.js';
import { instantClock } from '../deletion/runs.js';
import { tries } from '../tries.js';
import { Directory, emailTerms, json, notFound, orderOf } from './directory.js';
import { liesOf, truthOf } from './oracle.js';
import { expectNobodyNamed } from './runs.js';
import {
  type Change,
  entryOf,
  type Known,
  type PlannedFault,
  type Sought,
  type World,
  world,
} from './worlds.js';

const runs = tries(100);

const answers: Readonly<Record<PlannedFault['kind'], () => Response>> = {
  lost: () => {
    throw new TypeError('fetch failed');
  },
  '500': () => json({ ok: false }, 500),
  '503': () => json({ ok: false }, 503),
  '503 after 5': () => json({ ok: false }, 503, { 'retry-after': '5' }),
  '429': () => json({ ok: false }, 429),
  '429 after 5': () => json({ ok: false }, 429, { 'retry-after': '5' }),
  '429 after 3600': () => json({ ok: false }, 429, { 'retry-after': '3600' }),
  '400': () => json({ ok: false }, 400),
  '401': () => json({ ok: false }, 401),
  '403': () => json({ ok: false }, 403),
  redirect: () => new Response(null, { status: 302, headers: { location: 'https://login.example' } }),
  'login page': () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  'foreign 404': () => new Response('<html>', { status: 404, headers: { 'content-type': 'text/html' } }),
  'denies itself': () => json({ ok: false, people: [], last: true, total: 0, page: 1 }),
  'empty object': () => json({}),
  'no answer to a page': () => json({ ok: true }),
  'own 404': notFound,
};

/** Faults after which other requests would fail, too. */
const stops: ReadonlySet<PlannedFault['kind']> = new Set([
  '429 after 3600',
  '401',
  '403',
  'redirect',
  'login page',
  'foreign 404',
]);

/** The provider of a world, with its contacts. */
class Scene {
  readonly directory: Directory;
  readonly ever: Known[];
  /** Time passes by waiting, and with each request. */
  readonly clock = instantClock();
  readonly #world: World;
  #always: Set<string>;
  /** The first request after which no more may be sent, except for those in flight. */
  stoppedAt: number | undefined;

  constructor(each: World) {
    this.#world = each;
    const there = each.isWrongAccount ? [] : each.contacts;
    this.ever = [...there];
    this.#always = new Set(there.map(({ id }) => id));
    const nature = { ...each.nature, ...(each.isWrongAccount ? { nobody: 404 as const } : {}) };
    const entries = there.map((contact) => entryOf(contact));
    this.directory = new Directory(entries, nature, ({ number, url }) => this.#before(number, url));
  }

  get always(): readonly Known[] {
    return this.ever.filter(({ id }) => this.#always.has(id));
  }

  #before(number: number, url: URL): Response | undefined {
    void this.clock.sleep(1_000);
    for (const change of this.#world.changes) if (change.at === number) this.#make(change);
    const fault = this.#world.faults.find(({ at, times }) => number >= at && number < at + times);
    // In a search, this would be a lie: the provider would say that nobody is there.
    const isLie = fault?.kind === 'own 404' && url.pathname !== '/people' && !url.searchParams.has('page');
    if (fault && !isLie) {
      if (stops.has(fault.kind)) this.stoppedAt ??= number;
      return answers[fault.kind]();
    }
    return this.#world.isWrongAccount ? notFound() : undefined;
  }

  #make(change: Change): void {
    const { directory } = this;
    const { entries } = directory;
    if (change.do === 'insert') {
      const orders = [100, ...this.ever.map(({ id }) => orderOf(id))];
      const order = change.where === 'front' ? Math.min(...orders) - 1 : Math.max(...orders) + 1;
      const contact: Known = { ...change.contact, id: `c${order}` };
      this.ever.push(contact);
      const entry = entryOf(contact, new Date(this.clock.now()).toISOString());
      directory.entries = change.where === 'front' ? [entry, ...entries] : [...entries, entry];
      return;
    }
    const entry = entries[change.index];
    // The contact that a token points to, and the order, do not change.
    if (!entry || (change.do === 'touch' && this.#world.nature.list === 'tokens')) return;
    const others = entries.filter((each) => each !== entry);
    directory.entries = change.do === 'touch' ? [entry, ...others] : others;
    if (change.do === 'delete') this.#always.delete(entry.id);
  }
}

/** How many pages must be read, for everybody. */
function pagesFor({ nature, people, scan }: World, directory: Directory): number {
  const pages = (count: number) => {
    if (nature.list === 'tokens') return Math.floor(count / nature.pageSize) + 1;
    return Math.max(1, Math.ceil(count / nature.pageSize));
  };
  const isListed = ({ lines, emails }: Sought) =>
    nature.list !== 'none' &&
    scan &&
    ((lines.length > 0 && !nature.byPhone) || (emails.length > 0 && !nature.byEmail));
  const found = (kind: string, terms: readonly string[]) =>
    [...new Set(terms)].map((term) => pages(directory.foundBy(kind, term).length));
  const searched = people
    .filter((person) => !isListed(person))
    .flatMap(({ lines, emails }) => [
      ...(nature.byPhone
        ? found(
            '/by-phone',
            lines.flatMap(({ code, national }) => national.flatMap((each) => [code + each, each])),
          )
        : []),
      ...(nature.byEmail ? found('/by-email', emails.flatMap(emailTerms)) : []),
    ]);
  const listed = people.some(isListed) ? [pages(directory.entries.length)] : [];
  return [...searched, ...listed].reduce((sum, count) => sum + count, 0);
}

/** The right finding about a person at a provider that keeps its contract. */
function plainFinding(person: Sought, { nature, scan, accept, contacts }: World): Finding['finding'] {
  const kinds = [
    ...(person.lines.length > 0 ? ['byPhone'] : []),
    ...(person.emails.length > 0 ? ['byEmail'] : []),
  ];
  const can = kinds.filter((kind) => nature[kind as 'byPhone' | 'byEmail']);
  const isListed = can.length < kinds.length && nature.list !== 'none' && scan;
  if (!isListed && can.length === 0) return 'cannotSearch';
  if (!isListed && can.length < kinds.length) return 'incomplete';
  const truths = contacts.map((contact) => truthOf(person, contact)).filter(({ isEqual }) => isEqual);
  if (truths.length === 0) return 'notFound';
  const isPlain = truths.every(({ doubts }) => doubts.every((doubt) => accept.includes(doubt)));
  return isPlain && (truths.length === 1 || accept.includes('several')) ? 'found' : 'ambiguous';
}

/** Whether nothing goes wrong, so that each finding can be predicted. */
const isCalm = ({ changes, faults, isWrongAccount, nature, contacts }: World) =>
  changes.length + faults.length === 0 &&
  !isWrongAccount &&
  !nature.ignoresPages &&
  !nature.isVague &&
  !(nature.mayMeanAccount && (contacts.length === 0 || nature.list === 'none'));

test(`nobody is found who is not the person, and nobody is missed without a word (${runs} worlds)`, {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(world, async (each) => {
      const scene = new Scene(each);
      const { directory } = scene;
      const pages = pagesFor(each, directory);
      const people = each.people.map(({ input }) => input);
      const { scan, accept, maxInFlight } = each;
      const { clock } = scene;
      const providers = [directory.client({ clock })];
      const run = findContacts({ providers, people, scan, accept, maxInFlight, clock });
      const findings: Finding[] = [];
      for await (const finding of run) findings.push(finding);

      expect(findings.map(({ person }) => person.index).sort(), 'one finding each').toEqual([
        ...people.keys(),
      ]);
      expectNobodyNamed(people, [findings, run.summary]);
      for (const finding of findings) {
        const person = each.people[finding.person.index];
        if (!person) throw new Error('There is no such person.');
        const { ever, always } = scene;
        expect(liesOf(finding, person, { ever, always }, accept)).toEqual([]);
        if (each.isWrongAccount) expect(['cannotSearch', 'failed', 'incomplete']).toContain(finding.finding);
        if (isCalm(each)) expect(finding.finding, JSON.stringify(finding)).toBe(plainFinding(person, each));
      }
      if (isCalm(each)) expect(directory.requests.length).toBeLessThanOrEqual(pages + 1);
      if (scene.stoppedAt !== undefined) {
        expect(directory.requests.length).toBeLessThan(scene.stoppedAt + maxInFlight);
      }
      expect(run.summary.requests).toBe(directory.requests.length);
    }),
    { numRuns: runs },
  );
});
