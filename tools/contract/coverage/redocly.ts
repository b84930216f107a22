/** Asks `redocly drift --coverage` which parts of a spec the recorded traffic exercised. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER } from '../../../contract/recording.js';

const redocly = fileURLToPath(new URL('../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));

const KINDS = ['operations', 'parameters', 'properties', 'responses'] as const;

interface Item {
  readonly kind: string;
  readonly name?: string;
  readonly target?: string;
  readonly status?: string;
  readonly path?: string;
}

interface Coverage {
  readonly totals: Readonly<Record<(typeof KINDS)[number], { covered: number; total: number }>>;
  readonly operations: readonly { method: string; path: string; missing: readonly Item[] }[];
}

interface Drift {
  readonly problems: readonly { readonly message: string; readonly method: string; readonly path: string }[];
}

/** What the traffic exercised, what it did not, and what in it does not match the spec. */
export interface Exercised {
  readonly totals: Coverage['totals'];
  readonly missing: readonly string[];
  readonly drift: readonly string[];
}

/** The headers of credentials, which redocly takes for undocumented, and the header that controls the mock. */
const IGNORED = ['prefer', 'x-huduma', 'api-key', 'x-workspace-id'];

export async function exercisedOf(spec: string, traffic: string): Promise<Exercised> {
  const directory = await mkdtemp(join(tmpdir(), 'coverage-'));
  try {
    const coverage = join(directory, 'coverage.json');
    const report = join(directory, 'drift.json');
    const errors = await open(join(directory, 'errors'), 'w+');
    const args = [
      ...[redocly, 'drift', traffic, '--api', spec, '--server', SERVER],
      ...['--coverage-output', coverage, '--format', 'json', '--output', report],
      ...['--rules', 'schema-consistency', '--ignore-headers', IGNORED.join(',')],
    ];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', errors.fd] });
    await once(child, 'exit');
    await errors.close();
    const read = async (file: string) => {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined)
        throw new Error(`redocly drift failed: ${await readFile(join(directory, 'errors'), 'utf8')}`);
      return JSON.parse(text) as unknown;
    };
    const { totals, operations } = (await read(coverage)) as Coverage;
    const { problems } = (await read(report)) as Drift;
    return {
      totals,
      missing: operations.flatMap(({ method, path, missing }) =>
        missing.map(({ kind, target, status, name, path: place }) =>
          [method, path, kind, target, status, name, place].filter((part) => part !== undefined).join(' '),
        ),
      ),
      drift: problems.map(({ message, method, path }) => `${method} ${path}: ${message}`),
    };
  } finally {
    await rm(directory, { recursive: true });
  }
}
