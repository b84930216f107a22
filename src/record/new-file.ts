/** Writes a new private file: complete and on disk, or not at all. */
import { access, constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RecordError, systemMessage } from './errors.js';

/** Only its owner can read and write it: it names contacts. */
export const PRIVATE = 0o600;

/**
 * @param consequence A sentence to append to the error message.
 * @throws RecordError
 */
export async function writeNewFile(
  path: string,
  text: string,
  what: string,
  consequence?: string,
): Promise<void> {
  const handle = await beginNewFile(path, [text], what, consequence);
  await handle.close();
}

/**
 * The same, but leaves the file open for appending.
 *
 * @throws RecordError
 */
export async function beginNewFile(
  path: string,
  parts: Iterable<string>,
  what: string,
  consequence = '',
): Promise<FileHandle> {
  if (await exists(path)) throw alreadyThere(path, what);
  const unfinished = `${path}.unfinished`;
  let handle: FileHandle | undefined;
  try {
    await rm(unfinished, { force: true });
    handle = await open(unfinished, 'ax', PRIVATE);
    for (const part of parts) await handle.appendFile(part);
    await handle.sync();
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return handle;
  } catch (error) {
    await handle?.close().catch(() => {});
    await rm(unfinished, { force: true }).catch(() => {});
    const message = `the ${what} ${path} cannot be written: ${systemMessage(error)}. ${consequence}`;
    throw new RecordError('unwritable', message.trimEnd());
  }
}

/**
 * Checks before other work that the file can be written.
 *
 * @throws RecordError `exists`, or `unwritable` if its folder is missing or not writable.
 */
export async function assertNewFile(path: string, what: string): Promise<void> {
  if (await exists(path)) throw alreadyThere(path, what);
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw new RecordError('unwritable', `the ${what} ${path} cannot be written: ${systemMessage(error)}.`);
  });
}

const alreadyThere = (path: string, what: string) =>
  new RecordError('exists', `the ${what} ${path} exists already and is not overwritten. Name another.`);

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes the new name durable, too. Systems on which a folder cannot be synced do not need this. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync();
  } catch {
    // Not supported here; see above.
  } finally {
    await folder?.close();
  }
}
