/**
 * Reads the file of `find`. A missing line would be a person who is forgotten, so the file is accepted as a whole or not at
 * all.
 */
import { findingKinds } from '../finding/finding.js';
import { usageError } from './exit.js';
import { SearchDigest } from './search-digest.js';
import type { FindingLine, SearchHead, SearchRecord, SearchSummary } from './search-lines.js';
import type { TextLine } from './text-lines.js';

/** Whether a file that begins with this line is a search. */
export function isSearch(line: TextLine | undefined): boolean {
  return Object(parsed(line?.text ?? '')).format === 'contact-deletion/search';
}

/** @throws CommandError if it is not a search of this version, or is cut off. */
export async function readSearch(lines: AsyncIterable<TextLine>): Promise<SearchRecord> {
  let head: SearchHead | undefined;
  const findings: FindingLine[] = [];
  let summary: SearchSummary | undefined;
  const digest = new SearchDigest();
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    const value = parsed(text);
    if (summary) throw usageError(`the search goes on after its summary, in line ${line}. Search again.`);
    if (!head) head = headOf(value);
    else if (isSummary(value)) summary = value;
    else if (isFinding(value, head)) findings.push(value);
    else throw usageError(`line ${line} of the search is not one of its findings. Search again.`);
    if (!summary) digest.add(value);
  }
  if (!head || !summary) {
    throw usageError('the search is cut off: its last line, the summary, is missing. Search again.');
  }
  assertWhole(head, findings, summary);
  if (digest.end() !== summary.digest) {
    throw usageError(
      'the search was changed after it was written. Search again; contacts that you are sure of can be named beside it.',
    );
  }
  return { head, findings, summary };
}

/** Each person has one finding at each provider. */
function assertWhole(
  { providers }: SearchHead,
  findings: readonly FindingLine[],
  summary: SearchSummary,
): void {
  const places = new Set(findings.map(({ person, provider }) => `${person.index} ${provider}`));
  const people = new Set(findings.map(({ person }) => person.index));
  const isWhole =
    places.size === findings.length &&
    findings.length === summary.total &&
    summary.total === people.size * providers.length &&
    [...people].every((index) => index < people.size);
  if (!isWhole) {
    throw usageError(
      `the search has ${findings.length} findings of ${people.size} people at ${providers.length} providers, and its ` +
        `summary says ${summary.total}: lines are missing. Search again.`,
    );
  }
}

function headOf(value: unknown): SearchHead {
  const { format, version, at, key, sandbox, providers, notAsked } = Object(value) as Partial<SearchHead>;
  if (format !== 'contact-deletion/search' || version !== 1) {
    throw usageError('the search is of another version of contact-deletion. Search again.');
  }
  const isUsable =
    [at, key].every(isText) &&
    typeof sandbox === 'boolean' &&
    isListOf(providers, ({ provider, baseUrl, account }) =>
      [provider, baseUrl, Object(account).salt, Object(account).hash].every(isText),
    ) &&
    Array.isArray(notAsked) &&
    notAsked.every(isText);
  if (!isUsable) throw usageError('the first line of the search is not as find writes it. Search again.');
  return value as SearchHead;
}

function isFinding(value: unknown, { providers }: SearchHead): value is FindingLine {
  const line = Object(value) as Partial<FindingLine>;
  const { type, person, provider, finding, contacts, searchedBy, reason, at } = line;
  const { index, reference, pseudonym } = Object(person) as Partial<FindingLine['person']>;
  const { phone, email, list } = Object(searchedBy) as Partial<FindingLine['searchedBy']>;
  return (
    type === 'finding' &&
    isCount(index) &&
    (reference === undefined || isText(reference)) &&
    isText(pseudonym) &&
    providers.some((each) => each.provider === provider) &&
    findingKinds.some((kind) => kind === finding) &&
    isListOf(
      contacts,
      ({ id, by, doubts, prints }) =>
        isText(id) && [by, doubts, prints].every((each) => Array.isArray(each) && each.every(isText)),
    ) &&
    (finding !== 'found' || contacts?.length !== 0) &&
    isCount(phone) &&
    isCount(email) &&
    typeof list === 'boolean' &&
    (reason === undefined || isText(Object(reason).code)) &&
    isText(at)
  );
}

const isSummary = (value: unknown): value is SearchSummary => {
  const { type, total, people } = Object(value) as Partial<SearchSummary>;
  return type === 'summary' && isCount(total) && isCount(people);
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isListOf = (value: unknown, isItem: (item: Partial<Record<string, unknown>>) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => isItem(Object(item)));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error's message quotes the input.
    return undefined;
  }
}
