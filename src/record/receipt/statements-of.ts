/** The part of a receipt for people about what deleting a contact does not erase, with the page that says so. */
import type { ProviderDefinition } from '../../providers/definition.js';
import { type Language, type Statement, statementTopics } from '../../providers/statements.js';
import type { Block, Cell } from './block.js';
import type { Words } from './words.js';

/** Looks up what is known of a provider by its name; undefined without its definition. */
export type Describe = (name: string) => Pick<ProviderDefinition, 'title' | 'statements'> | undefined;

interface Telling {
  readonly words: Words;
  readonly language: Language;
  readonly titleOf: (provider: string) => string;
  readonly describe: Describe;
}

/**
 * What a provider's pages say about what a deletion leaves behind. Every topic gets an answer, if only that no page has one.
 */
export function statementsOf(provider: string, { words, language, titleOf, describe }: Telling): Block[] {
  const title = titleOf(provider);
  const subheading: Block = { kind: 'subheading', text: title };
  const statements = describe(provider)?.statements;
  if (!statements) return [subheading, { kind: 'paragraph', text: words.nothingStated }];
  const { columns } = words;
  const rowOf = (question: string, { source, ...texts }: Statement): Cell[] => [
    question,
    texts[language],
    { page: source, note: source.copyOf === undefined ? '' : words.copyOf(source.copyOf) },
  ];
  return [
    subheading,
    {
      kind: 'table',
      caption: words.statementsOf(title),
      head: [columns.question, columns.answered, columns.page],
      rows: statementTopics.flatMap((topic) => {
        const { question, unsaid } = words.topics[topic];
        const said = statements[topic] ?? [];
        return said.length > 0
          ? said.map((statement) => rowOf(question, statement))
          : [[question, unsaid, words.noPage]];
      }),
    },
  ];
}
