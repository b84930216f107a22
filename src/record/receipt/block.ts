/** What a receipt for people is made of, whatever it is written in. */
import type { Language, Page } from '../../providers/statements.js';

/** Above that, contacts and people are not listed: nobody reads it, and no printer likes it. */
export const MOST_LISTED = 100;

/** What stands in a cell: our words, text that somebody gave, text as programs have it, or a page. */
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
      /** The first cell of a row is its head. */
      readonly rows: readonly (readonly Cell[])[];
      /** Whether all cells but the first are counts. */
      readonly isCounts?: boolean;
    };

export interface ReceiptDocument {
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly Block[];
}
