/** Titles of `each` that read alone in a report: vitest puts what `$name` stands for in quotes, and cuts it. */

/** The same cases, of which `%s` in a title says this. A copy with more in it keeps its title. */
export const titled = <Case extends object>(cases: readonly Case[], title: (one: Case) => string) =>
  cases.map((one) => ({ ...one, toString: () => title(one) }));
