/** Problems found in a spec, collected so that all are reported at once. */

/** A spec that is not supported. Each line says what, where, and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** `problems` end the generation; `notes` say what is handled differently from what one might expect. */
export class Remarks {
  readonly problems: string[] = [];
  readonly notes: string[] = [];

  /** @throws SpecError if there is a problem. */
  assertNone(): void {
    if (this.problems.length > 0) throw new SpecError([...new Set(this.problems)]);
  }
}
