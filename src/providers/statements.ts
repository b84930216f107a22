/** What the pages of a provider say of a deletion, for people who read a receipt. */

/** The languages in which a receipt for people can be. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];

/** A page of a provider. */
export interface Page {
  /** As the page calls itself. */
  readonly title: string;
  readonly url: string;
  /** The day of the copy in which it was read, such as `2025-09-29`. @default the page itself was read */
  readonly copyOf?: string;
}

/** What a page of a provider says, in words of our own: whole sentences, and nothing that the page does not say. */
export type Statement = Readonly<Record<Language, string>> & { readonly source: Page };

/**
 * What people ask about a deletion. `recovery`: whether a deleted contact can be recovered. `retention`: how long one is
 * kept that is only marked as deleted, or in a trash. `messages`: whether messages go along with it. `backups`: whether
 * it stays in backups. `requests`: who takes a request to erase the rest.
 */
export const statementTopics = ['recovery', 'retention', 'messages', 'backups', 'requests'] as const;

export type StatementTopic = (typeof statementTopics)[number];

/** What a provider's pages say of what a deletion erases and what it leaves. Of a topic that is left out, no page says anything. */
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
