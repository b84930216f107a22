/** Opens a fleet for one command. Only commands that need the database import this. */
import { createFleet, type Fleet } from '../../fleet/index.js';
import type { Provider } from '../../providers/provider.js';
import type { CommandLine } from '../command-line.js';
import { type DatabaseChoice, databaseFrom } from './database.js';

/** @param providers The clients to use; commands that only look need none. */
export const openFleet = (
  cli: CommandLine,
  options: DatabaseChoice,
  providers: readonly Provider[] = [],
): Fleet => createFleet({ database: databaseFrom(cli, options), schema: options.schema, providers });

/** Uses a fleet, and closes it in any case. */
export async function withFleet<T>(fleet: Fleet, work: (fleet: Fleet) => Promise<T>): Promise<T> {
  try {
    return await work(fleet);
  } finally {
    await fleet.close();
  }
}
