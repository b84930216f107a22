/** Reads the files of `--env-file`. A credential is in the environment or in such a file, and never an argument. */
import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { systemMessage } from '../record/errors.js';
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';

/**
 * Adds their variables to the environment. A later file overrides an earlier one, and the environment itself overrides both,
 * as with Node's own `--env-file`.
 *
 * @throws CommandError that quotes nothing from a file.
 */
export async function readEnvFiles(cli: CommandLine, names: readonly string[]): Promise<void> {
  const variables: Record<string, string> = {};
  for (const name of names) {
    const text = await readFile(cli.pathOf(name), 'utf8').catch((error: unknown) => {
      throw usageError(
        `the file ${name} of --env-file cannot be read: ${systemMessage(error)}. Nothing was sent.`,
      );
    });
    const found = parseEnv(text.replace(/^\uFEFF/, ''));
    if (Object.keys(found).length === 0) {
      throw usageError(`the file ${name} of --env-file has no line NAME=value in it. Nothing was sent.`);
    }
    Object.assign(variables, found);
  }
  cli.addEnvironment(variables);
}
