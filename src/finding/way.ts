/** How to search for a person at a provider: by search terms, by reading all contacts, or not at all. */
import type { SearchDefinition, TermSearch } from '../providers/search.js';
import { asSent } from './compare.js';
import type { FindReason, Identifier } from './finding.js';
import type { Person } from './person.js';

/** One search. */
export interface TermToAsk {
  readonly by: Identifier;
  readonly term: string;
  readonly search: Pick<TermSearch<unknown>, 'operation' | 'request' | 'read'>;
}

export type Way =
  | {
      readonly kind: 'terms';
      readonly terms: readonly TermToAsk[];
      /** The kinds of identifier that the provider cannot be searched by. */
      readonly unsearchable: readonly Identifier[];
    }
  | { readonly kind: 'scan' }
  | { readonly kind: 'none'; readonly reason: FindReason };

/** @param mayScan Whether the list of all contacts may be read. */
export function wayTo(person: Person, { phone, email, list }: SearchDefinition, mayScan: boolean): Way {
  const asked: readonly { readonly by: Identifier; readonly terms: readonly TermToAsk[] }[] = [
    ...person.phones.map((sought) => ({ by: 'phone' as const, terms: termsOf('phone', sought, phone) })),
    ...person.emails.map((sought) => ({
      by: 'email' as const,
      // Either spelling may be stored.
      terms: [sought, asSent(sought)].flatMap((each) => termsOf('email', each, email)),
    })),
  ];
  const unsearchable = [...new Set(asked.filter(({ terms }) => terms.length === 0).map(({ by }) => by))];
  if (unsearchable.length > 0 && list && mayScan) return { kind: 'scan' };
  const terms = new Map(
    asked.flatMap((each) => each.terms).map((each) => [`${each.search.operation} ${each.term}`, each]),
  );
  if (terms.size > 0) return { kind: 'terms', terms: [...terms.values()], unsearchable };
  return { kind: 'none', reason: noWay(unsearchable, Boolean(phone || email), Boolean(list)) };
}

function termsOf<Sought>(
  by: Identifier,
  sought: Sought,
  search: TermSearch<Sought> | undefined,
): readonly TermToAsk[] {
  // An empty term could match everybody.
  const terms = search?.terms(sought).filter((term) => term.trim() !== '') ?? [];
  return search ? terms.map((term) => ({ by, term, search })) : [];
}

const words: Readonly<Record<Identifier, string>> = { phone: 'phone number', email: 'e-mail address' };

/** The names of the identifiers, for a message. */
export const named = (identifiers: readonly Identifier[]): string =>
  identifiers.map((each) => words[each]).join(' or ');

function noWay(unsearchable: readonly Identifier[], hasSearch: boolean, hasList: boolean): FindReason {
  const advice = 'give the ids of contacts that you have on record';
  if (hasList) {
    const what = hasSearch ? `cannot be searched by ${named(unsearchable)}` : 'has no search';
    const message = `the provider ${what}; allow all its contacts to be read (scan: true), or ${advice}.`;
    return { code: 'scanNotAllowed', message };
  }
  if (hasSearch) {
    const message = `the provider cannot be searched by ${named(unsearchable)}; ${advice}.`;
    return { code: 'nothingToSearchBy', message };
  }
  return { code: 'noSearch', message: `the provider has no way to find people; ${advice}.` };
}
