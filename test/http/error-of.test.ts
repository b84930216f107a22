/** The single judgement on an answer: in which order its faults count, however the call was made. */
import { expect, test } from 'vitest';
import type { Operation } from '../../generated/contract.js';
import type { Drift } from '../../src/http/drift.js';
import { errorOf, readAnswer } from '../../src/http/reply.js';
import { nothingLeaks } from './witness.js';

const operation: Operation = {
  operationId: 'deletePerson',
  method: 'DELETE',
  path: '/people/{id}',
  responses: {
    200: { body: 'required', validate: (body): body is unknown => body !== undefined },
    202: { body: 'optional', validate: (body): body is unknown => body !== undefined },
    204: { body: 'undocumented' },
    404: { body: 'undocumented' },
  },
};

const drift: Drift = {
  provider: 'acme',
  operation: 'deletePerson',
  status: 200,
  kind: 'body',
  violations: [],
};

interface Made {
  readonly status: number;
  readonly text?: string | undefined;
  readonly type?: string;
  readonly drift?: Drift;
}

/** The error of an answer, judged as a client would judge it. */
function judged({ status, text = '{}', type = 'application/json', drift: of }: Made) {
  const response = { status, ok: status >= 200 && status < 300, headers: new Headers() } as Response;
  const sent = { result: 'answered', requests: 1, response, contentType: type, text } as const;
  const answer = readAnswer(sent, { credentials: [] }, 0);
  return errorOf({ provider: 'acme', operation, answer, attempts: 1, ambiguous: false }, of);
}

const page = { text: '<html>', type: 'text/html' };

test.each<[what: string, made: Made]>([
  ['the documented body', { status: 200 }],
  ['a body that may be there', { status: 202 }],
  ['a body that need not be there', { status: 202, text: '' }],
  ['nothing that is documented of the body, and none', { status: 204, text: '' }],
  ['nothing that is documented of the body, and a page', { status: 204, ...page }],
])('a success with %s is none', (_, made) => {
  expect(judged(made)).toBeUndefined();
});

test.each<[what: string, made: Made, name: string, message: string]>([
  ['a redirect', { status: 302, drift }, 'RedirectError', 'the redirect 302'],
  [
    'a status that there is not',
    { status: 700, drift },
    'UnexpectedResponseError',
    'there is no such status',
  ],
  ['one below all statuses', { status: 99 }, 'UnexpectedResponseError', 'there is no such status'],
  ['a page', { status: 200, ...page, drift }, 'UnexpectedResponseError', 'its body is not JSON'],
  ['no body', { status: 200, text: '' }, 'UnexpectedResponseError', 'its body is empty'],
  ['half a body', { status: 200, text: '{"a":' }, 'UnexpectedResponseError', 'cut off or not JSON'],
  ['a page where a body may be', { status: 202, ...page }, 'UnexpectedResponseError', 'is not JSON'],
  ['an undocumented success', { status: 201 }, 'UnexpectedResponseError', 'no page documents this status'],
  ['one with a page', { status: 201, ...page }, 'UnexpectedResponseError', 'its body is not JSON'],
  ['drift, if that is an error', { status: 200, drift }, 'DriftError', 'does not match the spec'],
  ['drift of an error status', { status: 404, drift }, 'DriftError', 'does not match the spec'],
  ['a documented error', { status: 404 }, 'NotFoundError', 'was answered with 404'],
  ['an undocumented error', { status: 418 }, 'ApiError', 'was answered with 418'],
  ['an error with a page', { status: 503, ...page }, 'ServerError', 'was answered with 503'],
])('%s is its own error', (_, made, name, message) => {
  const error = judged(made);
  expect(error).toMatchObject({ name, provider: 'acme', operation: 'deletePerson', attempts: 1 });
  expect(error?.message).toContain(message);
});

test("an error without the provider's form is distinguished from one with it", () => {
  expect(judged({ status: 404, ...page })).toMatchObject({ foreignBody: true });
  expect(judged({ status: 404 })).toMatchObject({ foreignBody: false });
  expect(judged({ status: 404, text: '' })).toMatchObject({ foreignBody: false });
});

nothingLeaks();
