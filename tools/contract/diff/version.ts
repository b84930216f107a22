/** Whether a version tells its users that something may break. */

/**
 * By semantic versioning: a higher major version does, and before 1.0.0 a higher minor version. Anything that is not a
 * version does not.
 */
export function announcesBreaking(before: string | undefined, after: string | undefined): boolean {
  const [old, now] = [partsOf(before), partsOf(after)];
  if (!old || !now) return false;
  if (now.major !== old.major) return now.major > old.major;
  return now.major === 0 && now.minor > old.minor;
}

function partsOf(version: string | undefined): { major: number; minor: number } | undefined {
  const [, major, minor] = version?.match(/^(\d+)\.(\d+)\.\d+/) ?? [];
  return major === undefined || minor === undefined
    ? undefined
    : { major: Number(major), minor: Number(minor) };
}
