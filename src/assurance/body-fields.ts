/** Names the fields of a body without giving any of its data away. */

/** A body's fields that no page documents, as JSON Pointers: any item of a list is `*`, a doubtful name too. */
export function undocumentedFields(body: unknown, forms: readonly (readonly string[])[]): string[] {
  const found = forms.map((documented) => new Set(surplusOf(body, '', documented)));
  // A body in one of several documented forms: the one that it has the least too much for.
  const [least = new Set()] = found.sort((one, other) => one.size - other.size);
  return [...least].sort();
}

/** More undocumented names than that in one place are not fields but data: a map by phone number, say. */
const MOST_NAMES = 12;

function surplusOf(value: unknown, place: string, documented: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => surplusOf(item, `${place}/*`, documented));
  // Where nothing is documented, anything goes.
  if (!documented.some((field) => field.startsWith(`${place}/`))) return [];
  const names = Object.keys(value);
  const surplus = names.filter((name) => !documented.includes(`${place}/${name}`));
  return names.flatMap((name) => {
    if (!surplus.includes(name)) {
      return surplusOf((value as Record<string, unknown>)[name], `${place}/${name}`, documented);
    }
    return [`${place}/${surplus.length > MOST_NAMES ? '*' : nameOrStar(name)}`];
  });
}

/** A name that reads like a field's. Numbers, addresses and capitalised names may be somebody's. */
const nameOrStar = (name: string) => (/^[a-z_][A-Za-z_-]{0,39}\d?$/.test(name) ? name : '*');

/** A JSON Pointer into a body as it can be shown: items as `*`, and nothing that isn't documented. */
export function shownPointer(pointer: string, forms: readonly (readonly string[])[]): string {
  const documented = new Set(forms.flat());
  let place = '';
  for (const segment of pointer.split('/').slice(1)) {
    const item = /^\d+$/.test(segment) ? '*' : segment;
    place += documented.has(`${place}/${item}`) ? `/${item}` : `/${nameOrStar(item)}`;
  }
  return place || '/';
}
