/** A table that turns into blocks on a narrow page. It states its roles, since `display` removes those of a `<table>`. */
import { h, type VNode } from 'vue';

type Content = VNode | string | readonly (VNode | string)[];

export interface GridRow {
  readonly head: Content;
  readonly cells: readonly Content[];
}

/** Each cell repeats the head of its column for the narrow page, which hides the first row. */
export function grid(caption: string, columns: readonly string[], rows: readonly GridRow[]): VNode {
  const cell = (content: Content, index: number) =>
    h('div', { role: 'cell', class: 'grid-cell' }, [
      h('span', { class: 'grid-column', 'aria-hidden': 'true' }, columns[index]),
      h('div', { class: 'grid-content' }, content as VNode[]),
    ]);
  return h('div', { role: 'table', class: 'grid', 'aria-label': caption, 'data-columns': columns.length }, [
    h('div', { role: 'row', class: 'grid-row grid-heads' }, [
      h(
        'div',
        { role: 'columnheader', class: 'grid-corner' },
        h('span', { class: 'visually-hidden' }, caption),
      ),
      ...columns.map((column) => h('div', { role: 'columnheader', class: 'grid-head' }, column)),
    ]),
    ...rows.map(({ head, cells }) =>
      h('div', { role: 'row', class: 'grid-row' }, [
        h('div', { role: 'rowheader', class: 'grid-rowhead' }, head as VNode[]),
        ...cells.map(cell),
      ]),
    ),
  ]);
}
