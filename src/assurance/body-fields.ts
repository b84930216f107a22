/** Names the fields of a body without giving any of its data away. */
import type { DriftViolation } from '../http/drift.js';

/** The fields of one documented form of a body, as JSON Pointers in which `*` stands for any item. */
export type Form = readonly string[];

/** More undocumented names than that in one place are not fields but data: a map by phone number, say. */
export const MOST_NAMES = 12;

/** The form that a body has the most of, of several that are documented. */
export function closestForm(body: unknown, forms: readonly Form[]): Form | undefined {
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const shared = (form: Form) => names.filter((name) => form.includes(`/${name}`)).length;
  return [...forms].sort((one, other) => shared(other) - shared(one))[0];
}

/** A body's fields that no page documents. */
export function undocumentedFields(body: unknown, forms: readonly Form[]): string[] {
  const form = closestForm(body, forms);
  return form ? [...new Set(surplusOf(body, '', form))].sort() : [];
}

function surplusOf(value: unknown, place: string, form: Form): string[] {
  if (typeof value !== 'object' || value === null) return [];
  // Where nothing is documented, anything goes; it may also be nested without end.
  if (!form.some((field) => field.startsWith(`${place}/`))) return [];
  if (Array.isArray(value)) return value.flatMap((item) => surplusOf(item, `${place}/*`, form));
  const surplus = Object.keys(value).filter((name) => !form.includes(`${place}/${name}`));
  return Object.entries(value).flatMap(([name, child]) => {
    if (!surplus.includes(name)) return surplusOf(child, `${place}/${name}`, form);
    return [`${place}/${surplus.length > MOST_NAMES ? '*' : nameOrStar(name)}`];
  });
}

/** A name that reads like a field's. Numbers, addresses and capitalised names may be somebody's. */
const nameOrStar = (name: string) => (/^[a-z_][A-Za-z_-]{0,39}\d?$/.test(name) ? name : '*');

/** One place where a body breaks its schema, as it can be shown. */
export interface ShownViolation {
  readonly place: string;
  readonly keyword: string;
  /** As the validator gave it: not for showing. */
  readonly path: string;
}

/** The violations as they can be shown; of a body in one form, none that is about another form. */
export function shownViolations(
  violations: readonly DriftViolation[],
  body: unknown,
  forms: readonly Form[],
): ShownViolation[] {
  const shown = violations.map(({ path, keyword, missing }) => ({
    place: shownPointer(missing === undefined ? path : `${path}/${missing}`, forms.flat()),
    keyword,
    path,
  }));
  if (forms.length < 2) return shown;
  const form = closestForm(body, forms) ?? [];
  const own = shown.filter(({ place }) => form.includes(place));
  return own.length > 0 ? own : shown.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'type');
}

/** A JSON Pointer into a body: any item of a list is `*`, and so is a doubtful name. */
export function shownPointer(pointer: string, documented: Form = []): string {
  let place = '';
  for (const segment of pointer.split('/').slice(1)) {
    const item = /^\d+$/.test(segment) ? '*' : segment;
    place += documented.includes(`${place}/${item}`) ? `/${item}` : `/${nameOrStar(item)}`;
  }
  return place || '/';
}
