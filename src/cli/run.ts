/** The command line, from its arguments to its exit code, in any process. */
import { CommandLine } from './command-line.js';
import type { ExitCode } from './exit.js';
import type { Surroundings } from './surroundings.js';
import { isForVersion, versionLine } from './version-line.js';

/**
 * Carries out one command line. Never ends the process, and writes nothing after it has resolved.
 *
 * @param argv The words after the program's name.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const cli = new CommandLine(surroundings);
  if (isForVersion(argv)) cli.print(versionLine(cli.platform));
  else {
    // Loaded only here, so that the version is printed at once.
    const { carryOut } = await import('./program.js');
    await carryOut(cli, argv);
  }
  return cli.end();
}
