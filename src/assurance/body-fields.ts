/** Names the fields of a body without revealing any of its data. */
import type { DriftViolation } from '../http/drift.js';

/** The fields of one documented form of a body, as JSON Pointers in which `*` stands for any item. */
export type Form = readonly string[];

/** More undocumented names than this in one place are not fields but data, such as a map by phone number. */
export const MOST_NAMES = 12;

/** Of several documented forms, the one that a body has the most fields of. */
export function closestForm(body: unknown, forms: readonly Form[]): Form | undefined {
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const shared = (form: Form) => names.filter((name) => form.includes(`/${name}`)).length;
  return [...forms].sort((one, other) => shared(other) - shared(one))[0];
}

/** The fields of a body that no page documents. */
export function undocumentedFields(body: unknown, forms: readonly Form[]): string[] {
  const form = closestForm(body, forms);
  return form ? [...new Set(surplusOf(body, '', form))].sort() : [];
}

function surplusOf(value: unknown, place: string, form: Form): string[] {
  if (typeof value !== 'object' || value === null) return [];
  // If nothing is documented here, anything is allowed; it may also be nested without end.
  if (!form.some((field) => field.startsWith(`${place}/`))) return [];
  if (Array.isArray(value)) return value.flatMap((item) => surplusOf(item, `${place}/*`, form));
  const surplus = Object.keys(value).filter((name) => !form.includes(`${place}/${name}`));
  return Object.entries(value).flatMap(([name, child]) => {
    if (!surplus.includes(name)) return surplusOf(child, `${place}/${name}`, form);
    return [`${place}/${surplus.length > MOST_NAMES ? '*' : nameOrStar(name)}`];
  });
}

/** A name that looks like a field name. Numbers, addresses and capitalised names may be personal data. */
const nameOrStar = (name: string) => (/^[a-z_][A-Za-z_-]{0,39}\d?$/.test(name) ? name : '*');

/** A place where a body breaks its schema, safe to show. */
export interface ShownViolation {
  readonly place: string;
  readonly keyword: string;
  /** As the validator reported it. Not safe to show. */
  readonly path: string;
}

/** The violations, safe to show. For a body in one form, without those about another form. */
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

/** A JSON Pointer into a body, with `*` for list items and for names that may be data. */
export function shownPointer(pointer: string, documented: Form = []): string {
  let place = '';
  for (const segment of pointer.split('/').slice(1)) {
    const item = /^\d+$/.test(segment) ? '*' : segment;
    place += documented.includes(`${place}/${item}`) ? `/${item}` : `/${nameOrStar(item)}`;
  }
  return place || '/';
}
