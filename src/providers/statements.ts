/** What a provider's pages say about a deletion, for people who read a receipt. */

/** The languages of a receipt for people. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];

/** A page of a provider. */
export interface Page {
  /** The title on the page itself. */
  readonly title: string;
  readonly url: string;
  /** The date of the copy that was read, such as `2025-09-29`. @default the page itself was read */
  readonly copyOf?: string;
}

/** What a page says, in our own words: whole sentences, and nothing that the page does not say. */
export type Statement = Readonly<Record<Language, string>> & { readonly source: Page };

/**
 * What people ask about a deletion.
 * - `recovery`: can a deleted contact be recovered?
 * - `retention`: how long is a contact kept that is only marked as deleted, or in a trash?
 * - `messages`: are messages deleted along with it?
 * - `backups`: does it stay in backups?
 * - `requests`: who takes a request to erase the rest?
 */
export const statementTopics = ['recovery', 'retention', 'messages', 'backups', 'requests'] as const;

export type StatementTopic = (typeof statementTopics)[number];

/** What a provider's pages say about what a deletion erases and what it leaves. A topic that is left out is on no page. */
export type Statements = Readonly<Partial<Record<StatementTopic, readonly Statement[]>>>;

/** What is wrong with the statements of a definition, which may come from plain JavaScript. */
export function* problemsOfStatements(statements: Statements): Generator<string> {
  for (const [topic, given] of Object.entries(statements)) {
    if (!(statementTopics as readonly string[]).includes(topic))
      yield `there is no topic ${topic} for statements: ${statementTopics.join(', ')}`;
    if (!Array.isArray(given)) {
      yield `the statements on ${topic} must be a list`;
      continue;
    }
    for (const { source, ...texts } of given.map(Object)) {
      const { title, url } = Object(source) as Partial<Page>;
      if (!languages.every((language) => isText(texts[language])))
        yield `a statement on ${topic} has no text in each of ${languages.join(', ')}`;
      if (!isText(title) || !/^https?:\/\/[^\s<>"]+$/.test(url ?? ''))
        yield `a statement on ${topic} has no source: the title of a page, and its address`;
    }
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
