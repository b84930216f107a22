/** One OpenTelemetry span per attempt, from a client's hooks, without contact ids or credentials. */
import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { BasicTracerProvider, ConsoleSpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ClientOptions } from 'contact-deletion';
import { createSandbox } from 'contact-deletion/sandbox';
import { createSendme123 } from 'contact-deletion/sendme123';

/** Hooks that trace. The event itself identifies the attempt of a call that runs in parallel with others. */
function tracing(tracerName: string): Pick<ClientOptions, 'onRequest' | 'onResponse'> {
  const tracer = trace.getTracer(tracerName);
  const open = new Map<number, Span>();
  return {
    onRequest: ({ call, provider, operation, method, origin, route, attempt }) => {
      const attributes = {
        'http.request.method': method,
        'http.route': route,
        'http.request.resend_count': attempt - 1,
        'server.address': new URL(origin).hostname,
      };
      open.set(call, tracer.startSpan(`${provider} ${operation}`, { kind: SpanKind.CLIENT, attributes }));
    },
    onResponse: ({ call, result, status }) => {
      const span = open.get(call);
      if (status !== undefined) span?.setAttribute('http.response.status_code', status);
      if (result !== 'answered') span?.setAttribute('error.type', result);
      if (status === undefined || status >= 400) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      open.delete(call);
    },
  };
}

const provider = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
});
trace.setGlobalTracerProvider(provider);

const sandbox = createSandbox({
  contacts: { sendme123: ['contact-uuid-123'] },
  faults: [{ nth: 1, do: { kind: 'status', status: 503, retryAfter: 1 } }],
});
const sendme123 = createSendme123({ ...sandbox.options('sendme123'), ...tracing('contact-deletion') });
await sendme123.deleteContact('contact-uuid-123');
await provider.shutdown();
