/** How a command's requests are sent. Only commands that send import this. */
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';

/**
 * Undici's own client, which keeps connections and uses the proxy in the environment.
 *
 * @throws CommandError if the environment names a proxy that cannot be used.
 */
export async function fetchOf(cli: CommandLine): Promise<typeof globalThis.fetch> {
  if (cli.fetch) return cli.fetch;
  const { createTransport } = await import('../undici/index.js');
  try {
    const transport = createTransport({ environment: cli.env });
    cli.onEnd(() => transport.close());
    return transport.fetch;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}
