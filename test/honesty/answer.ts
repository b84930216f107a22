/** Writes an answer as bytes, so that it can be cut at any of them. */
import { STATUS_CODES } from 'node:http';
import type { Fate } from './faults.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly retryAfter?: string | undefined;
}

const bodiless = [204, 205, 304];

/** Reason phrases and headers that are unusual, and mostly valid HTTP. */
const reasons: Readonly<Record<string, string>> = {
  reason: "I'm  a (teapot)!",
  noReason: '',
  latin1: 'Méthode',
  control: 'O\x01K',
};
const headers: Readonly<Record<string, string>> = {
  spacedName: 'x y: 1\r\n',
  noName: ': 1\r\n',
  token: "x!#$%&'*+.^_`|~-: 1\r\n",
  twice: 'x-request-id: a\r\nx-request-id: b\r\n',
};

export function bytesOf(answer: Answer, method: string, { chunked, odd = '', end }: Partial<Fate>): Buffer {
  const { status, type, retryAfter } = answer;
  const reason = reasons[odd] ?? STATUS_CODES[status] ?? 'Unknown';
  const body = Buffer.from(bodiless.includes(status) ? '' : answer.body);
  const location = status >= 300 && status < 400 ? 'location: https://elsewhere.example/\r\n' : '';
  const framing = bodiless.includes(status)
    ? ''
    : chunked
      ? 'transfer-encoding: chunked\r\n'
      : `content-length: ${body.length}\r\n`;
  const head =
    (odd === 'early' ? 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n' : '') +
    `HTTP/1.1 ${status} ${reason}\r\n` +
    (type && body.length > 0 ? `content-type: ${type}\r\n` : '') +
    (retryAfter === undefined ? '' : `retry-after: ${retryAfter}\r\n`) +
    (headers[odd] ?? '') +
    location +
    framing +
    (end === 'fin' ? 'connection: close\r\n' : '') +
    '\r\n';
  const first = Buffer.from(head, 'latin1');
  if (method === 'HEAD' || bodiless.includes(status)) return first;
  if (!chunked) return Buffer.concat([first, body]);
  const size = body.length > 0 ? `${body.length.toString(16)}\r\n` : '';
  return Buffer.concat([
    first,
    Buffer.from(size),
    body,
    Buffer.from(size && '\r\n'),
    Buffer.from('0\r\n\r\n'),
  ]);
}
