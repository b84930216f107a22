/** Has `redocly drift` compare recorded exchanges with a spec, in a copy that has no credential and no header. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Difference, differenceAt } from './compare.js';
import { AssuranceError } from './errors.js';
import type { RecordedExchange } from './exchange.js';
import type { Matched } from './match.js';
import type { ProviderName } from './providers.js';
import { type Redocly, runRedocly, specFile } from './redocly.js';

export type MatchedExchange = readonly [exchange: RecordedExchange, matched: Matched];

/** No network knows it. */
const SERVER = 'https://recorded.invalid';

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly properties: {
        readonly exchangeIndex: number;
        readonly target?: string;
        readonly schemaPath?: string;
        readonly dataPath?: string;
      };
    }[];
  }[];
}

/**
 * What it found in each exchange, by the exchange's place in the list.
 *
 * @throws AssuranceError where it ends without a report.
 */
export async function redoclyDrift(
  redocly: Redocly,
  folder: string,
  provider: ProviderName,
  exchanges: readonly MatchedExchange[],
): Promise<ReadonlyMap<number, readonly Difference[]>> {
  const traffic = join(folder, `${provider}.har`);
  const report = join(folder, `${provider}.sarif`);
  const log = {
    version: '1.2',
    creator: { name: 'contact-deletion', version: '1' },
    entries: exchanges.map(harOf),
  };
  await writeFile(traffic, JSON.stringify({ log }), { mode: 0o600 });
  const args = [
    'drift',
    traffic,
    `--api=${specFile(`${provider}.yaml`)}`,
    `--server=${SERVER}`,
    // The others look at credentials, which recordings are well advised not to have.
    '--rules=schema-consistency',
    // Its JSON joins what is alike; here every exchange keeps its own.
    '--format=sarif',
    `--output=${report}`,
  ];
  await runRedocly(redocly, args, { folder });
  let sarif: Sarif;
  try {
    sarif = JSON.parse(await readFile(report, 'utf8'));
  } catch {
    throw new AssuranceError(
      'toolFailed',
      'redocly drift ended without a report. Does `npx redocly drift --help` work?',
    );
  }
  const found = new Map<number, Difference[]>();
  for (const { properties } of sarif.runs.flatMap(({ results }) => results)) {
    const { exchangeIndex, target, schemaPath, dataPath } = properties;
    const pair = exchanges[exchangeIndex];
    // Without a place in a schema it is about parameters, headers, or a body that is none: seen by ourselves.
    if (!pair || schemaPath === undefined || (target !== 'request' && target !== 'response')) continue;
    const keyword = schemaPath.slice(schemaPath.lastIndexOf('/') + 1);
    const told = { target, pointer: dataPath ?? '', keyword } as const;
    found.set(exchangeIndex, [...(found.get(exchangeIndex) ?? []), ...differenceAt(...pair, told)]);
  }
  return found;
}

/** Only what is compared: no header but the content type, no cookie, no host. */
function harOf([exchange, { path }]: MatchedExchange) {
  const { method, status, requestBody, responseBody, contentType = 'application/json' } = exchange;
  const json = [{ name: 'content-type', value: 'application/json' }];
  return {
    request: {
      method,
      url: SERVER + path,
      headers: requestBody === undefined ? [] : json,
      ...(requestBody === undefined ? {} : { postData: { mimeType: 'application/json', text: requestBody } }),
    },
    response: {
      status,
      headers: contentType === '' ? [] : [{ name: 'content-type', value: contentType }],
      content: { mimeType: contentType, ...(responseBody === undefined ? {} : { text: responseBody }) },
    },
  };
}
