/** What the oracle is made of: checks, each of which holds one spec against one thing that is known of it. */
import { isDeepStrictEqual } from 'node:util';
import type { Provider, Spec } from '../spec.js';

/** What is judged. */
export interface Subject {
  readonly provider: Provider;
  /** Not changed any more, by anybody: validators of it are kept. */
  readonly spec: Spec;
}

/** One judgement. It throws a `Disagreement` where the spec says something else. */
export interface Check {
  readonly name: string;
  readonly judge: (subject: Subject) => void;
}

/** The spec disagrees with what is known. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
  /** As test runners show it. */
  readonly actual: unknown;
  readonly expected: unknown;

  constructor(message: string, actual?: unknown, expected?: unknown) {
    super(message);
    this.actual = actual;
    this.expected = expected;
  }
}

export function agree(actual: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(actual, expected)) throw new Disagreement(what, actual, expected);
}
