/** The parts of a receipt for people, independent of its format. */
import type { Language, Page } from '../../providers/statements.js';

/** Beyond this many, contacts and people are not listed: nobody reads such a list, and it prints badly. */
export const MOST_LISTED = 100;

/** The content of a table cell: our own words, text that somebody gave, code, or a link to a page. */
export type Cell =
  | string
  | { readonly given: string }
  | { readonly code: string }
  | { readonly page: Page; readonly note: string };

export type Block =
  | { readonly kind: 'heading' | 'subheading' | 'paragraph' | 'notice'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      /** The first cell of a row is its header. */
      readonly rows: readonly (readonly Cell[])[];
      /** Whether all cells but the first are counts. */
      readonly isCounts?: boolean;
    };

export interface ReceiptDocument {
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly Block[];
}
