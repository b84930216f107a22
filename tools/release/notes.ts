/** The part of the changelog that is about one version. */

/** @throws Error if the changelog does not mention the version. */
export function notesOf(changelog: string, version: string): string {
  const parts = changelog.split(/^## /m);
  const part = parts.find((text) => text.startsWith(`${version}\n`));
  if (part === undefined) throw new Error(`CHANGELOG.md has no part about ${version}.`);
  return `${part.slice(version.length).trim()}\n`;
}
