/** Hooks for a client that record each attempt as an OpenTelemetry span. */
import { type Attributes, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { RequestEvent, ResponseEvent } from '../http/hooks.js';
import type { ClientOptions } from '../http/options.js';
import { version } from '../version.js';

/** The tracing hooks, for the options of a client. */
export type TracingHooks = Required<Pick<ClientOptions, 'onRequest' | 'onResponse'>>;

/** Options of `tracing`. */
export interface TracingOptions {
  /**
   * Makes the spans.
   * @default the tracer `contact-deletion` of the global tracer provider
   */
  readonly tracer?: Tracer | undefined;
  /** Your own hook, called before the span begins. If it throws, the call ends, as without tracing. */
  readonly onRequest?: ClientOptions['onRequest'];
  /** Your own hook, called after the span has ended. */
  readonly onResponse?: ClientOptions['onResponse'];
}

/**
 * Makes hooks that record each attempt of a client as a span, following OpenTelemetry's semantic conventions for HTTP clients.
 * The parent is the span that is active when the call is made. The package `@opentelemetry/api` must be installed.
 *
 * A span has a name such as `DELETE /contacts/{id}` and the attributes `http.request.method`, `url.template` (below the base
 * URL), `url.scheme`, `server.address`, `server.port`, `http.request.resend_count` (from the second attempt on),
 * `http.response.status_code`, `error.type` (the status, or without an answer a word such as `lost` or `timedOut`),
 * `contact_deletion.provider` and `contact_deletion.operation`.
 *
 * `url.full` is left out although the conventions require it: its path may contain a contact id, and its query a phone number
 * or an e-mail address. The provider gets no trace header. An error of the tracer does not affect the deletion.
 *
 * @example
 * import { tracing } from 'contact-deletion/opentelemetry';
 * import { acme } from './acme.js';
 *
 * const client = acme.fromEnv(tracing());
 */
export function tracing(options: TracingOptions = {}): TracingHooks {
  const { tracer = trace.getTracer('contact-deletion', version), onRequest, onResponse } = options;
  /** By call, whose attempts are made one after the other. */
  const open = new Map<number, Span>();
  const begin = (event: RequestEvent) => {
    const { call, method, route } = event;
    const attributes = attributesOf(event);
    open.set(call, tracer.startSpan(`${method} ${route}`, { kind: SpanKind.CLIENT, attributes }));
  };
  const end = (event: ResponseEvent) => {
    const span = open.get(event.call);
    open.delete(event.call);
    if (!span) return;
    const { status } = event;
    if (status !== undefined) span.setAttribute('http.response.status_code', status);
    const error = errorOf(event);
    if (error !== undefined) span.setAttribute('error.type', error).setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  return {
    onRequest: onRequest
      ? async (event) => {
          await onRequest(event);
          harmless(begin, event);
        }
      : (event) => harmless(begin, event),
    onResponse: (event) => {
      harmless(end, event);
      return onResponse?.(event);
    },
  };
}

function attributesOf({ provider, operation, method, route, origin, attempt }: RequestEvent): Attributes {
  const { protocol, hostname, port } = new URL(origin);
  const isSecure = protocol === 'https:';
  return {
    'http.request.method': method,
    'url.template': route,
    'url.scheme': isSecure ? 'https' : 'http',
    // Only a URL has brackets around an IPv6 address.
    'server.address': hostname.replace(/^\[|\]$/g, ''),
    'server.port': port === '' ? (isSecure ? 443 : 80) : Number(port),
    ...(attempt > 1 ? { 'http.request.resend_count': attempt - 1 } : {}),
    'contact_deletion.provider': provider,
    'contact_deletion.operation': operation,
  };
}

/** For HTTP a redirect is no error, but for a client that never follows one it is. */
function errorOf({ result, status }: ResponseEvent): string | undefined {
  if (status === undefined) return result;
  return status < 200 || status >= 300 ? String(status) : undefined;
}

/** If the tracer throws, only the span is lost. */
function harmless<Event>(trace: (event: Event) => void, event: Event): void {
  try {
    trace(event);
  } catch {
    // The call must go on.
  }
}
