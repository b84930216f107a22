/** The parts of the oracle: checks, each of which compares a spec with one known thing. */
import { isDeepStrictEqual } from 'node:util';
import type { Provider, Spec } from '../spec.js';

/** What is judged. */
export interface Subject {
  readonly provider: Provider;
  /** It must not be changed any more: its validators are cached. */
  readonly spec: Spec;
}

/** One judgement. Throws a `Disagreement` if the spec says something else. */
export interface Check {
  readonly name: string;
  readonly judge: (subject: Subject) => void;
}

/** The spec disagrees with what is known. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
  /** In the form that test runners show. */
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
