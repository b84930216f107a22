/** A `Retry-After` is kept if it is at most a minute, reported if it is longer, and ignored if it is absurd. */
import { afterEach, describe, expect, test } from 'vitest';
import { ApiError, RateLimitError, ServerError } from '../../src/index.js';
import { patientClock, sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { always, answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const NOW = Date.UTC(2026, 0, 31, 23, 59, 30);
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000).toUTCString();

/** One refusal with this header, then a success; returns how long the client waited in between. */
async function waitAfter(retryAfter: string, status = 429): Promise<number[]> {
  const refusal = answers(status, '', { 'retry-after': retryAfter });
  const server = await serverThat(refusal, answersJson(200, sendme123Receipt()));
  const { waits, clock } = patientClock();
  await sendme123At(server, { clock: { ...clock, now: () => NOW } }).deleteContact(PERSON);
  return waits;
}

/** One refusal with this header, which ends the call. */
async function refusalAfter(retryAfter: string): Promise<RateLimitError> {
  const server = await serverThat(always(answers(429, '', { 'retry-after': retryAfter })));
  const { waits, clock } = patientClock();
  const client = sendme123At(server, { clock: { ...clock, now: () => NOW } });
  const error = await failureOf(client.deleteContact(PERSON), RateLimitError);
  expect(waits).toEqual([]);
  expect(server.received).toHaveLength(1);
  return error;
}

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('a Retry-After up to a minute is waited for', () => {
  test.each([
    ['in seconds', '7', 7_000],
    ['of exactly a minute', '60', 60_000],
    ['with leading zeros', '007', 7_000],
    ['as a date', inSeconds(12), 12_000],
    ['as a date in a minute', inSeconds(60), 60_000],
    ['as a date in the form of RFC 850', 'Sunday, 01-Feb-26 00:00:00 GMT', 30_000],
    ['as a date in the form of asctime', 'Sun Feb  1 00:00:00 2026', 30_000],
  ])('%s', async (_, retryAfter, expected) => {
    expect(await waitAfter(retryAfter)).toEqual([expected]);
  });

  test.each([408, 500, 502, 503, 504])('after a %d as after a 429', async (status) => {
    expect(await waitAfter('3', status)).toEqual([3_000]);
  });

  test('as a date of asctime, which means GMT, wherever the client runs', async () => {
    process.env.TZ = 'America/New_York';
    expect(await waitAfter('Sun Feb  1 00:00:00 2026')).toEqual([30_000]);
  });

  test('but not after a status that another attempt would not help', async () => {
    const server = await serverThat(always(answers(409, '', { 'retry-after': '1' })));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), ApiError);
    expect(error).toMatchObject({ status: 409, attempts: 1, retryAfterMs: 1_000 });
  });
});

describe('a Retry-After beyond a minute fails at once and is reported', () => {
  test.each([
    ['by a second', '61', 61_000],
    ['by a day', '86400', 86_400_000],
    ['by thirty thousand years', '999999999999', 999_999_999_999_000],
    ['as a date', inSeconds(61), 61_000],
    ['as a date that is far off', 'Fri, 31 Dec 9999 23:59:59 GMT', Date.UTC(9999, 11, 31, 23, 59, 59) - NOW],
  ])('%s', async (_, retryAfter, retryAfterMs) => {
    const error = await refusalAfter(retryAfter);
    expect(error).toMatchObject({ status: 429, attempts: 1, retryAfterMs, retryable: true });
  });

  test('even if retries are left', async () => {
    const server = await serverThat(always(answers(503, '', { 'retry-after': '3600' })));
    const error = await failureOf(sendme123At(server, { retries: 9 }).deleteContact(PERSON), ServerError);
    expect(error).toMatchObject({ attempts: 1, retryAfterMs: 3_600_000 });
  });
});

describe('a Retry-After that is absurd is ignored, and the usual wait is kept', () => {
  test.each([
    ['negative', '-1'],
    ['a negative number of many digits', '-1000000000000'],
    ['longer than a number can be', '9'.repeat(1000)],
    ['zero', '0'],
    ['not a number', 'NaN'],
    ['infinite', 'Infinity'],
    ['a fraction', '5.5'],
    ['hexadecimal', '0x10'],
    ['in scientific notation', '1e1'],
    ['with a unit', '10s'],
    ['a list', '5, 10'],
    ['empty', ''],
    ['blank', '   '],
    ['a word', 'soon'],
    ['a date in the past', inSeconds(-60)],
    ['the very moment', inSeconds(0)],
    ['a date that does not exist', 'Sun, 99 Foo 2026 99:99:99 GMT'],
    ['a date in ISO 8601, which the standard does not allow', new Date(NOW + 5_000).toISOString()],
    ['a date without the day of the week', 'Feb 1 2026 00:00:00 GMT'],
    ['a date in numbers', '2/1/2026 00:00:00 GMT'],
    ['a day of the week', 'Sun, '],
    ['a date with something before it', `soon, ${inSeconds(12)}`],
  ])('%s', async (_, retryAfter) => {
    expect(await waitAfter(retryAfter)).toEqual([250]);
  });
});

test('a Retry-After that was ignored is not reported either', async () => {
  const server = await serverThat(always(answers(429, '', { 'retry-after': '-5' })));
  const error = await failureOf(sendme123At(server).deleteContact(PERSON), RateLimitError);
  expect(error.retryAfterMs).toBeUndefined();
});

test('the error of the last refusal has its Retry-After', async () => {
  const server = await serverThat(always(answers(429, '', { 'retry-after': '5' })));
  const error = await failureOf(sendme123At(server).deleteContact(PERSON), RateLimitError);
  expect(error).toMatchObject({ attempts: 3, retryAfterMs: 5_000 });
});

nothingLeaks();
