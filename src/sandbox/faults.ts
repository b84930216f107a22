/** What can go wrong, and when: rules that are matched against each request, in order. */
import type { BuiltinName, BuiltinOperation } from '../providers/definitions.js';
import { createRandom } from './random.js';

/**
 * When the sandbox carries the request out.
 * - `none`: never.
 * - `before`: before the fault, which then hides it.
 * - `after`: after the fault, as a server may do that goes on when its gateway has given up. That is in the next turn of the
 *   event loop, or at the end of the wait.
 */
export type Effect = 'none' | 'before' | 'after';

/** What goes wrong. */
export type Fault =
  /**
   * Another answer, with the body that the spec documents for the status, if there is one. A 200 with the effect `none` is a
   * false success.
   */
  | {
      readonly kind: 'status';
      /** 200 to 599, documented or not. */
      readonly status: number;
      /** Sent as `Retry-After`: a number of seconds, or a date. */
      readonly retryAfter?: number | Date | undefined;
      /** Replaces the documented body. A string is sent as it is, anything else as JSON. */
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>> | undefined;
      /** @default none */
      readonly effect?: Effect | undefined;
    }
  /** The connection is lost: `fetch` rejects with ECONNRESET, and a server destroys the socket. */
  | {
      readonly kind: 'reset';
      /** @default none */
      readonly effect?: Effect | undefined;
    }
  /** No connection is made: `fetch` rejects with ECONNREFUSED. A listening server can only reset. */
  | { readonly kind: 'refuse' }
  /** Never an answer, until the caller gives up. */
  | {
      readonly kind: 'stall';
      /** @default none */
      readonly effect?: Effect | undefined;
    }
  /** The true answer, late. */
  | {
      readonly kind: 'slow';
      /** The additional delay, in milliseconds. */
      readonly ms: number;
      /**
       * Whether the request is carried out before or after the wait, during which the caller may give up. @default before
       */
      readonly effect?: 'before' | 'after' | undefined;
    }
  /** The true answer, with half its body. */
  | { readonly kind: 'truncate' }
  /** An HTML login page with status 200. */
  | {
      readonly kind: 'html';
      /** @default none */
      readonly effect?: Effect | undefined;
    }
  /** A redirect, which the sandbox's own `fetch` never follows. */
  | {
      readonly kind: 'redirect';
      /** @default 302 */
      readonly status?: 301 | 302 | 303 | 307 | 308 | undefined;
      /** @default https://login.example.com/ */
      readonly location?: string | undefined;
      /** @default none */
      readonly effect?: Effect | undefined;
    };

/** A rule for when something goes wrong. All conditions given must hold. Without any, it always applies. */
export interface FaultRule<Name extends string = BuiltinName, Operation extends string = BuiltinOperation> {
  readonly provider?: Name | undefined;
  readonly operation?: Operation | undefined;
  /** In upper case, such as `DELETE`. */
  readonly method?: string | undefined;
  /** Requests that name at least one of these contacts, in the same spelling. */
  readonly ids?: Iterable<number | string> | undefined;
  /** Requests that name at least this many contacts. */
  readonly minIds?: number | undefined;
  /** Which of the requests that meet the conditions above, counted from 1. */
  readonly nth?: number | readonly number[] | undefined;
  /** The first of these requests that the rule applies to, counted from 1. @default 1 */
  readonly from?: number | undefined;
  /** How often it applies at most. @default no limit */
  readonly times?: number | undefined;
  /** The probability, from 0 to 1. The sandbox's `seed` makes it repeatable. @default 1 */
  readonly probability?: number | undefined;
  /** The fault. */
  readonly do: Fault;
}

/** The parts of a request that decide whether a rule applies. */
export interface Occasion {
  readonly provider: string;
  readonly operation: string | undefined;
  readonly method: string;
  readonly ids: readonly (number | string)[];
}

/** Says for each request what goes wrong; undefined for nothing. */
export type FaultSource = (occasion: Occasion) => Fault | undefined;

/** @throws RangeError for a rule that makes no sense. */
export function createFaultSource(rules: readonly FaultRule<string, string>[], seed: number): FaultSource {
  const armed = rules.map((rule, index) => armRule(rule, seed + index * 0x9e3779b1));
  return (occasion) => {
    let chosen: Fault | undefined;
    // Every rule counts its own requests, including those that an earlier rule has taken.
    for (const { matches, fire } of armed) {
      if (matches(occasion) && !chosen) chosen = fire();
    }
    return chosen;
  };
}

function armRule(rule: FaultRule<string, string>, seed: number) {
  assertRule(rule);
  const random = createRandom(seed);
  const ids = rule.ids && new Set(Array.from(rule.ids, String));
  const nth = rule.nth === undefined ? undefined : new Set([rule.nth].flat());
  const { provider, operation, method, minIds = 0, from = 1, times = Infinity, probability = 1 } = rule;
  let count = 0;
  let fired = 0;
  return {
    matches(occasion: Occasion): boolean {
      if (provider !== undefined && provider !== occasion.provider) return false;
      if (operation !== undefined && operation !== occasion.operation) return false;
      if (method !== undefined && method !== occasion.method) return false;
      if (occasion.ids.length < minIds) return false;
      if (ids && !occasion.ids.some((id) => ids.has(String(id)))) return false;
      count++;
      // Drawn for every request that counts, so that other conditions do not change the random sequence.
      const lucky = probability === 1 || random() < probability;
      return lucky && count >= from && fired < times && (!nth || nth.has(count));
    },
    fire(): Fault {
      fired++;
      return rule.do;
    },
  };
}

function assertRule({
  nth = [],
  from = 1,
  times = 0,
  probability = 1,
  do: fault,
}: FaultRule<string, string>): void {
  for (const count of [from, ...[nth].flat()]) {
    if (!Number.isInteger(count) || count < 1) throw new RangeError('nth and from count from 1.');
  }
  if (!(times >= 0)) throw new RangeError('times must be 0 or more.');
  if (!(probability >= 0 && probability <= 1)) throw new RangeError('probability must be from 0 to 1.');
  if (fault.kind === 'status' && !(Number.isInteger(fault.status) && isAnswerable(fault.status))) {
    throw new RangeError('The status of a fault must be from 200 to 599.');
  }
}

function isAnswerable(status: number): boolean {
  return status >= 200 && status <= 599;
}
