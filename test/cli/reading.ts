/** Input as bytes in pieces, and what the command line makes of it, without a process, an account or a request. */
import { refusingLostDigits } from '../../src/cli/lost-digits.js';
import { makePlan } from '../../src/cli/make-plan.js';
import { Providers } from '../../src/cli/providers.js';
import { type InputFormat, type InputLine, type InputOptions, readInput } from '../../src/cli/read-input.js';

/** The built-in providers. */
export const providers = new Providers();

/** The options for reading an input. */
export type Reading = Omit<InputOptions, 'providers'>;

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const bytesOf = (input: string | Uint8Array) =>
  typeof input === 'string' ? new TextEncoder().encode(input) : input;

/** The lines that are read, without their cells. @param format Undefined to find it out from the input. */
export async function read(
  input: string | Uint8Array,
  format?: InputFormat,
  options: Reading = {},
  size = 7,
): Promise<InputLine[]> {
  const lines: InputLine[] = [];
  for await (const each of readInput(inPieces(bytesOf(input), size), format, { ...options, providers })) {
    const { line } = each;
    lines.push(
      'problem' in each ? { line, problem: each.problem } : { line, provider: each.provider, id: each.id },
    );
  }
  return lines;
}

/** The plan, or its refusal. */
export function planOf(
  input: string | Uint8Array,
  format?: InputFormat,
  options: Reading & { skipInvalid?: boolean } = {},
) {
  return makePlan({
    input: refusingLostDigits(readInput(inPieces(bytesOf(input), 7), format, { ...options, providers })),
    place: 'line',
    providers,
    chosen: {},
    sandbox: false,
    skipInvalid: options.skipInvalid ?? false,
    accountOf: async ({ name }) => ({
      provider: name,
      kind: 'apiKey',
      credential: 'not-a-real-key',
      baseUrl: `https://${name}.example.com`,
    }),
    tool: '1.2.3',
    now: new Date('2026-01-01'),
  });
}

/** The message of a refusal. Checks that it is one for people, with exit code 2. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof Error && 'exitCode' in error && error.exitCode === 2) return error.message;
  throw error;
}
