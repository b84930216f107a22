/** Asks `redocly diff` what has changed in each spec, and checks whether the versions announce it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { CannotCompare, specsAt, textAt } from './git.js';
import { pendingVersion } from './pending.js';
import { announcesBreaking } from './version.js';

const redocly = fileURLToPath(new URL('../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));

/** What has changed in one spec. */
export interface Comparison {
  readonly spec: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Each breaking change, in words. */
  readonly breaking: readonly string[];
  /** The version that announces it, such as `package 0.1.0 → 0.2.0`. */
  readonly announcedBy: string | undefined;
}

interface Report {
  readonly summary: { readonly major: number; readonly minor: number; readonly patch: number };
  readonly changes: readonly {
    readonly path: string;
    readonly verdicts: readonly { readonly impact: string; readonly message: string }[];
  }[];
}

/** Compares the specs in this folder with those at `ref`. */
export async function compare(ref: string): Promise<Comparison[]> {
  const before = await specsAt(ref);
  const now = (await readdir('specs')).filter((name) => name.endsWith('.yaml'));
  const packages = {
    before: versionIn(await textAt(ref, 'package.json')),
    now: await versionToCome(),
  };
  const byPackage = announced('package', packages.before, packages.now);
  return Promise.all(
    [...new Set([...before, ...now])].sort().map(async (spec): Promise<Comparison> => {
      const none = { spec, major: 0, minor: 0, patch: 0, breaking: [], announcedBy: byPackage };
      if (!before.includes(spec)) return { ...none, minor: 1 };
      if (!now.includes(spec)) return { ...none, major: 1, breaking: ['The spec is gone.'] };
      const old = (await textAt(ref, `specs/${spec}`)) ?? '';
      const { summary, changes } = await diff(old, join('specs', spec));
      const versions = [
        infoVersionIn(old),
        infoVersionIn(await readFile(join('specs', spec), 'utf8')),
      ] as const;
      return {
        ...none,
        ...summary,
        breaking: changes.flatMap(({ path, verdicts }) =>
          verdicts.filter(({ impact }) => impact === 'major').map(({ message }) => `${message} (${path})`),
        ),
        announcedBy: byPackage ?? announced('info.version', ...versions),
      };
    }),
  );
}

const announced = (what: string, before: string | undefined, now: string | undefined) =>
  announcesBreaking(before, now) ? `${what} ${before} → ${now}` : undefined;

async function versionToCome(): Promise<string | undefined> {
  const { name, version } = JSON.parse(await readFile('package.json', 'utf8')) as Partial<
    Record<string, string>
  >;
  return name === undefined || version === undefined ? version : pendingVersion(name, version);
}

function versionIn(text: string | undefined): string | undefined {
  const { version } = (text === undefined ? {} : JSON.parse(text)) as { version?: string };
  return version;
}

function infoVersionIn(text: string): string | undefined {
  const { info } = (parse(text) ?? {}) as { info?: { version?: string } };
  return info?.version;
}

/** In a folder of its own, so that no configuration applies. */
async function diff(old: string, now: string): Promise<Report> {
  const directory = await mkdtemp(join(tmpdir(), 'contract-diff-'));
  try {
    await writeFile(join(directory, 'before.yaml'), old);
    await copyFile(now, join(directory, 'now.yaml'));
    const errors = await open(join(directory, 'errors'), 'w');
    const report = join(directory, 'report.json');
    // Redocly decides what is a major change; the versions decide whether it is allowed.
    const args = ['diff', 'before.yaml', 'now.yaml', '--format=json', '--fail-on=none', '--output', report];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const child = spawn(process.execPath, [redocly, ...args], {
      cwd: directory,
      env,
      stdio: ['ignore', 'ignore', errors.fd],
    });
    await once(child, 'exit');
    await errors.close();
    const text = await readFile(report, 'utf8').catch(() => undefined);
    if (text === undefined) {
      const why = (await readFile(join(directory, 'errors'), 'utf8')).trim();
      throw new CannotCompare(`redocly diff could not compare ${now}: ${why}`);
    }
    return JSON.parse(text) as Report;
  } finally {
    await rm(directory, { recursive: true });
  }
}
