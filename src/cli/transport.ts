/** How a command's requests are sent. Only commands that send import this. */
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';
import { isMissing } from './load-module.js';

/**
 * Undici's own client, which keeps connections and uses the proxy in the environment, or Node's `fetch` if undici is not
 * installed.
 *
 * @throws CommandError if the environment names a proxy that cannot be used.
 */
export async function fetchOf(cli: CommandLine): Promise<typeof globalThis.fetch> {
  if (cli.fetch) return cli.fetch;
  const undici = await import('../undici/index.js').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!undici) return globalThis.fetch;
  try {
    const transport = undici.createTransport({ environment: cli.env });
    cli.onEnd(() => transport.close());
    cli.usesProxies = true;
    return transport.fetch;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}
