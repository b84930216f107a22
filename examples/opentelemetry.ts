/** One OpenTelemetry span per attempt, from a client's hooks, without contact ids or credentials. */
import { trace } from '@opentelemetry/api';
import { BasicTracerProvider, ConsoleSpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { tracing } from 'contact-deletion/opentelemetry';
import { createSandbox } from 'contact-deletion/sandbox';
import { createSendme123 } from 'contact-deletion/sendme123';

const provider = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
});
trace.setGlobalTracerProvider(provider);

const sandbox = createSandbox({
  contacts: { sendme123: ['contact-uuid-123'] },
  faults: [{ nth: 1, do: { kind: 'status', status: 503, retryAfter: 1 } }],
});
const sendme123 = createSendme123({ ...sandbox.options('sendme123'), ...tracing() });
await sendme123.deleteContact('contact-uuid-123');
await provider.shutdown();
