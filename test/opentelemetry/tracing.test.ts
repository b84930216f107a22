/** Each attempt is a span that ends, by OpenTelemetry's conventions, and shows nobody. */
import { inspect } from 'node:util';
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClientOptions, ConnectionError, deleteContacts, HookError } from '../../src/index.js';
import { tracing } from '../../src/opentelemetry/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type Fault, type FaultRule } from '../../src/sandbox/index.js';
import { listen } from '../../src/sandbox/node.js';
import { patientClock } from '../http/clients.js';
import { failureOf } from '../http/witness.js';

const ID = 'contact-PERSON-7';
const PHONE = '+255712345678';
const EMAIL = 'ana@example.com';

beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

function traced(faults: readonly FaultRule[] = [], more: Parameters<typeof tracing>[0] & ClientOptions = {}) {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer('test');
  const contacts = { sendme123: [ID], huduma: [{ id: 1, number: PHONE.slice(1), email: EMAIL }] };
  const sandbox = createSandbox({ contacts, faults });
  const { onRequest, onResponse, ...options } = more;
  const hooks = { clock: patientClock().clock, ...options, ...tracing({ tracer, onRequest, onResponse }) };
  return {
    tracer,
    sandbox,
    sendme123: createSendme123({ ...sandbox.options('sendme123'), ...hooks }),
    huduma: createHuduma({ ...sandbox.options('huduma'), ...hooks }),
    spans: () => exporter.getFinishedSpans(),
  };
}

test('an attempt is a span by the conventions', async () => {
  const { sendme123, spans } = traced();
  await sendme123.deleteContact(ID);
  expect(spans()).toHaveLength(1);
  const [span] = spans();
  expect(span).toMatchObject({ name: 'DELETE /api/contacts/{id}', kind: SpanKind.CLIENT, ended: true });
  expect(span?.status).toEqual({ code: SpanStatusCode.UNSET });
  expect(span?.attributes).toEqual({
    'http.request.method': 'DELETE',
    'url.template': '/api/contacts/{id}',
    'url.scheme': 'https',
    'server.address': 'sendme123.sandbox.invalid',
    'server.port': 443,
    'http.response.status_code': 200,
    'contact_deletion.provider': 'sendme123',
    'contact_deletion.operation': 'deleteContact',
  });
});

test('an IPv6 address has no brackets', async () => {
  const { sandbox, tracer, spans } = traced();
  const { apiKey } = sandbox.credentials.sendme123;
  const baseUrl = 'https://[2001:db8::1]';
  const client = createSendme123({
    apiKey,
    baseUrl,
    fetch: sandbox.fetch,
    retries: 0,
    ...tracing({ tracer }),
  });
  await failureOf(client.deleteContact(ID), ConnectionError);
  expect(spans()[0]?.attributes).toMatchObject({ 'server.address': '2001:db8::1', 'server.port': 443 });
});

test('a port of its own is the one of the server', async () => {
  const { sandbox, tracer, spans } = traced();
  const server = await listen(sandbox);
  const baseUrl = server.urls.sendme123;
  const { apiKey } = sandbox.credentials.sendme123;
  await createSendme123({ apiKey, baseUrl, ...tracing({ tracer }) }).deleteContact(ID);
  await server.close();
  expect(spans()[0]?.attributes).toMatchObject({
    'url.scheme': 'http',
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(baseUrl).port),
  });
});

test('a retry is a span of its own, with its number', async () => {
  const { sendme123, spans } = traced([{ nth: [1, 2], do: { kind: 'status', status: 503 } }]);
  await sendme123.deleteContact(ID);
  expect(
    spans().map(({ attributes, status }) => [attributes['http.response.status_code'], status.code]),
  ).toEqual([
    [503, SpanStatusCode.ERROR],
    [503, SpanStatusCode.ERROR],
    [200, SpanStatusCode.UNSET],
  ]);
  expect(spans().map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1, 2]);
});

describe('an error has its type', () => {
  test.each<[string, Fault]>([
    ['404', { kind: 'status', status: 404 }],
    ['500', { kind: 'status', status: 500 }],
    ['302', { kind: 'redirect' }],
    ['lost', { kind: 'reset' }],
    // In a sandbox nothing else tells.
    ['notSent', { kind: 'refuse' }],
    ['timedOut', { kind: 'stall' }],
  ])('%s', async (type, fault) => {
    const { sendme123, spans } = traced([{ do: fault }], { retries: 0, timeoutMs: 20 });
    await failureOf(sendme123.deleteContact(ID), Error);
    expect(spans()).toMatchObject([
      { attributes: { 'error.type': type }, status: { code: SpanStatusCode.ERROR }, ended: true },
    ]);
  });
});

describe('an abort ends the span', () => {
  test('while an answer is awaited', async () => {
    const { sendme123, spans } = traced([{ do: { kind: 'stall' } }]);
    const controller = new AbortController();
    const call = sendme123.deleteContact(ID, { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await failureOf(call, Error);
    expect(spans()).toMatchObject([{ attributes: { 'error.type': 'aborted' }, ended: true }]);
  });

  test('before anything is sent', async () => {
    const controller = new AbortController();
    const { sendme123, sandbox, spans } = traced([], { onRequest: () => controller.abort() });
    const error = await failureOf(sendme123.deleteContact(ID, { signal: controller.signal }), Error);
    expect(error).toMatchObject({ name: 'AbortError', ambiguous: false, attempts: 0 });
    expect(spans()).toMatchObject([{ attributes: { 'error.type': 'aborted' }, ended: true }]);
    expect(sandbox.requests).toEqual([]);
  });
});

test('the active span is the parent, also of what a run sends', async () => {
  const { sendme123, huduma, tracer, spans } = traced();
  const parent = tracer.startSpan('erasure request 17');
  await context.with(trace.setSpan(context.active(), parent), async () => {
    const providers = [sendme123, huduma.choosing({ mode: 'permanent' })];
    await deleteContacts({ providers, targets: [`sendme123:${ID}`, 'huduma:1'] }).finish();
  });
  const { traceId, spanId } = parent.spanContext();
  expect(
    spans()
      .map(({ attributes }) => attributes['contact_deletion.provider'])
      .sort(),
  ).toEqual(['huduma', 'sendme123']);
  for (const span of spans()) {
    expect(span.spanContext().traceId).toBe(traceId);
    expect(span.parentSpanContext?.spanId).toBe(spanId);
  }
});

test('calls side by side keep their own spans', async () => {
  const { sendme123, spans } = traced([{ method: 'HEAD', do: { kind: 'status', status: 404 } }]);
  await Promise.all([sendme123.contactExists(ID), sendme123.getContact(ID), sendme123.contactExists(ID)]);
  const ended = spans().map(({ name, attributes }) => `${name} ${attributes['http.response.status_code']}`);
  expect(ended.sort()).toEqual([
    'GET /api/contacts/{id} 200',
    'HEAD /api/contacts/{id} 404',
    'HEAD /api/contacts/{id} 404',
  ]);
});

test('no id, credential, phone number or e-mail address is in a span', async () => {
  const { sendme123, huduma, sandbox, spans } = traced([{ nth: 2, do: { kind: 'status', status: 500 } }]);
  await sendme123.getContact(ID);
  await sendme123.deleteContact(ID);
  for (const query of [PHONE, EMAIL]) await huduma.listContacts({ query });
  expect(sandbox.requests.map(({ operation }) => operation)).toContain('listContacts');
  expect(spans()).toHaveLength(sandbox.requests.length);
  const shown = inspect(
    spans().map(({ name, attributes, events, links, status }) => ({
      name,
      attributes,
      events,
      links,
      status,
    })),
    { depth: 20 },
  );
  const secrets = [ID, PHONE, PHONE.slice(1), EMAIL, encodeURIComponent(EMAIL)];
  for (const secret of [...secrets, sandbox.credentials.sendme123.apiKey, sandbox.credentials.huduma.token])
    expect(shown).not.toContain(secret);
});

describe('hooks of your own', () => {
  test('are called, too', async () => {
    const heard: string[] = [];
    const { sendme123 } = traced([], {
      onRequest: ({ operation }) => void heard.push(operation),
      onResponse: ({ result }) => void heard.push(result),
    });
    await sendme123.deleteContact(ID);
    expect(heard).toEqual(['deleteContact', 'answered']);
  });

  test('that throw end the call, and leave no span open', async () => {
    const refuse = () => {
      throw new Error('no');
    };
    const { sendme123, sandbox, spans } = traced([], { onRequest: refuse });
    await failureOf(sendme123.deleteContact(ID), HookError);
    expect(spans()).toEqual([]);
    expect(sandbox.requests).toEqual([]);
  });
});

test('a tracer that throws stops no deletion', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: [ID] } });
  const tracer = {
    startSpan: () => {
      throw new Error('no');
    },
  } as never;
  await createSendme123({ ...sandbox.options('sendme123'), ...tracing({ tracer }) }).deleteContact(ID);
  expect(sandbox.has('sendme123', ID)).toBe(false);
});

test('without a tracer provider it costs nothing and does nothing', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: [ID] } });
  await createSendme123({ ...sandbox.options('sendme123'), ...tracing() }).deleteContact(ID);
  expect(sandbox.has('sendme123', ID)).toBe(false);
});
