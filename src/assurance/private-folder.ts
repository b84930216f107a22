/** A folder for what must not be left behind: readable for its owner alone, and gone afterwards, come what may. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** By signal: what a shell would say of a process that it ended. */
const EXITS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export async function inPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  // Made with the mode 0700.
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const handlers = Object.entries(EXITS).map(([signal, code]): [string, () => void] => [
    signal,
    () => process.exit(code),
  ]);
  process.once('exit', remove);
  for (const [signal, handler] of handlers) process.once(signal, handler);
  try {
    return await use(folder);
  } finally {
    process.off('exit', remove);
    for (const [signal, handler] of handlers) process.off(signal, handler);
    remove();
  }
}
