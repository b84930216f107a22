/** Writes generated files into a folder: all of them or none, and never over a file that somebody wrote. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isGenerated } from './literal.js';

/** By path within the folder. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** The folder cannot be written to, or has files of somebody else. Nothing was changed. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/** The files that are missing or differ from what would be written. */
export async function staleFiles(folder: string, files: GeneratedFiles): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of files) if ((await textAt(join(folder, path))) !== text) stale.push(path);
  return stale.sort();
}

/** @throws WriteError if it cannot be done. */
export async function writeFiles(folder: string, files: GeneratedFiles): Promise<void> {
  try {
    for (const path of files.keys()) {
      const present = await textAt(join(folder, path));
      if (present !== undefined && !isGenerated(present))
        throw new WriteError(
          `${join(folder, path)} was not generated. Name another folder, or move the file away.`,
        );
    }
    await mkdir(folder, { recursive: true });
    await writeAll(folder, files);
  } catch (error) {
    if (error instanceof WriteError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new WriteError(`${folder} cannot be written: ${reasons[code ?? ''] ?? code ?? message}.`);
  }
}

/** A full disk is noticed before the first file is replaced. */
async function writeAll(folder: string, files: GeneratedFiles): Promise<void> {
  const aside = await mkdtemp(join(folder, '.generate-'));
  try {
    const written = [...files.keys()].map(
      (path, index) => [join(aside, String(index)), join(folder, path)] as const,
    );
    for (const [index, text] of [...files.values()].entries())
      await writeFile(join(aside, String(index)), text);
    for (const [from, path] of written) {
      await mkdir(dirname(path), { recursive: true });
      await rename(from, path);
    }
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it is not permitted',
  EPERM: 'it is not permitted',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a part of it is a file',
  EISDIR: 'a folder is where a file belongs',
};

async function textAt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
