/** Turns the keys of `responses` into a table by status. */

/** The registered 4xx and 5xx statuses of HTTP. A range or `default` documents these. */
const REGISTERED = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423,
  424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
] as const;

export interface DocumentedStatus {
  readonly status: number;
  /** The key that documents it. */
  readonly key: string;
}

export interface Statuses {
  readonly documented: readonly DocumentedStatus[];
  /**
   * Ranges other than 4XX and 5XX. A success must be documented by its own number: not every 2xx says that a contact is
   * gone.
   */
  readonly left: readonly string[];
  /** Keys that are not a status. */
  readonly wrong: readonly string[];
}

export function statusesOf(keys: readonly string[]): Statuses {
  const named = new Map<number, string>();
  for (const key of keys) if (/^[1-5]\d\d$/.test(key)) named.set(Number(key), key);
  const ranges = keys.filter((key) => /^[1-5]XX$/i.test(key));
  for (const range of ranges)
    addRegistered(named, range, (status) => range.startsWith(String(status)[0] ?? ''));
  if (keys.includes('default')) addRegistered(named, 'default', () => true);
  const documented = [...named].map(([status, key]) => ({ status, key }));
  return {
    documented: documented.sort((one, other) => one.status - other.status),
    left: ranges.filter((range) => !/^[45]/.test(range)),
    wrong: keys.filter((key) => key !== 'default' && !key.startsWith('x-') && !/^[1-5](\d\d|XX)$/i.test(key)),
  };
}

function addRegistered(named: Map<number, string>, key: string, isMeant: (status: number) => boolean): void {
  for (const status of REGISTERED) if (!named.has(status) && isMeant(status)) named.set(status, key);
}
