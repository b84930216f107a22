/** Checks an answer of the sandbox against the spec. */
import { expect } from 'vitest';
import type { Operation } from '../../generated/contract.js';
import { contract as huduma } from '../../generated/huduma/contract.js';
import { contract as sendme123 } from '../../generated/sendme123/contract.js';
import { contract as wabotify } from '../../generated/wabotify/contract.js';
import type { BuiltinName } from '../../src/sandbox/index.js';

const operations: Record<BuiltinName, Readonly<Record<string, Operation>>> = {
  huduma: huduma.operations,
  sendme123: sendme123.operations,
  wabotify: wabotify.operations,
};

/** An answer whose body has been read. */
export interface Read {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined if there is none. */
  readonly json: unknown;
}

/** Reads an answer, and fails if the spec does not document its status or body. */
export async function assertInContract(
  provider: BuiltinName,
  operation: string,
  response: Response,
): Promise<Read> {
  const { status, headers } = response;
  const text = await response.text();
  const documented = operations[provider][operation]?.responses[status];
  expect(documented, `${provider} ${operation}: ${status} is not documented`).toBeDefined();
  if (!documented) throw new Error('unreachable');
  if (text === '') {
    expect(documented.body, `${provider} ${operation}: ${status} has no body`).not.toBe('required');
    return { status, headers, text, json: undefined };
  }
  if (documented.body === 'undocumented') throw new Error(`${status} has a body that no page documents`);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  const json: unknown = JSON.parse(text);
  documented.validate(json);
  expect(documented.validate.errors ?? [], `${provider} ${operation} ${status}: ${text}`).toEqual([]);
  return { status, headers, text, json };
}
