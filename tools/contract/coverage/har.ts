/** Reads what the contract tests have recorded. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fate } from '../../../contract/recording.js';

/** One message, as far as the contract is about it. */
interface Message {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it was sent; undefined if nothing was. */
  readonly text: string | undefined;
}

export interface Exchange {
  readonly fate: Fate;
  readonly method: string;
  readonly path: string;
  /** The values of the query parameters, by name. */
  readonly query: ReadonlyMap<string, string>;
  readonly request: Message;
  readonly status: number;
  readonly answer: Message;
}

type Headers = { readonly name: string; readonly value: string }[];

interface Entry {
  readonly request: { method: string; url: string; headers: Headers; postData?: { text: string } };
  readonly response: { status: number; headers: Headers; content: { text: string } };
}

export async function readExchanges(folder: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const fate of ['kept', 'request-refused', 'answer-refused'] as const)
    for (const file of await filesIn(join(folder, fate))) {
      const { log } = JSON.parse(await readFile(file, 'utf8')) as { log: { entries: Entry[] } };
      exchanges.push(...log.entries.map((entry) => exchangeOf(fate, entry)));
    }
  return exchanges;
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names
    .filter((name) => name.endsWith('.har'))
    .sort()
    .map((name) => join(folder, name));
}

function exchangeOf(fate: Fate, { request, response }: Entry): Exchange {
  const headersOf = (list: Headers) => new Map(list.map(({ name, value }) => [name.toLowerCase(), value]));
  const { pathname, searchParams } = new URL(request.url);
  return {
    fate,
    method: request.method.toLowerCase(),
    path: pathname,
    query: new Map(searchParams),
    request: { headers: headersOf(request.headers), text: request.postData?.text },
    status: response.status,
    answer: { headers: headersOf(response.headers), text: response.content.text || undefined },
  };
}
