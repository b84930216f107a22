/** Hooks of a client that make an OpenTelemetry span of each attempt. */
import { type Attributes, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { RequestEvent, ResponseEvent } from '../http/hooks.js';
import type { ClientOptions } from '../http/options.js';
import { version } from '../version.js';

/** The hooks that trace, for the options of a client. */
export type TracingHooks = Required<Pick<ClientOptions, 'onRequest' | 'onResponse'>>;

/** Options of `tracing`. */
export interface TracingOptions {
  /**
   * Makes the spans.
   * @default the tracer `contact-deletion` of the global tracer provider
   */
  readonly tracer?: Tracer | undefined;
  /** A hook of your own, called before the span begins. What it throws ends the call, as without tracing. */
  readonly onRequest?: ClientOptions['onRequest'];
  /** A hook of your own, called after the span has ended. */
  readonly onResponse?: ClientOptions['onResponse'];
}

/**
 * Makes hooks that trace each attempt of a client as a span, by OpenTelemetry's semantic conventions for HTTP clients. The
 * span that is active when a call is made is the parent. The package `@opentelemetry/api` has to be installed.
 *
 * A span is called `DELETE /contacts/{id}`, and has `http.request.method`, `url.template` (below the base URL), `url.scheme`,
 * `server.address`, `server.port`, `http.request.resend_count` from the second attempt on, `http.response.status_code`, and
 * `error.type`: the status, or what came of an attempt without an answer, such as `lost` or `timedOut`. Besides,
 * `contact_deletion.provider` and `contact_deletion.operation`.
 *
 * `url.full` is left out, though the conventions ask for it: contact ids stand in its path, phone numbers and e-mail addresses in its
 * query. No trace header is sent to the provider. A failing tracer stops no deletion.
 *
 * @example
 * import { tracing } from 'contact-deletion/opentelemetry';
 * import { acme } from './acme.js';
 *
 * const client = acme.fromEnv(tracing());
 */
export function tracing(options: TracingOptions = {}): TracingHooks {
  const { tracer = trace.getTracer('contact-deletion', version), onRequest, onResponse } = options;
  /** By call: its attempts come one after the other. */
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
    // An IPv6 address stands in brackets only in a URL.
    'server.address': hostname.replace(/^\[|\]$/g, ''),
    'server.port': port === '' ? (isSecure ? 443 : 80) : Number(port),
    ...(attempt > 1 ? { 'http.request.resend_count': attempt - 1 } : {}),
    'contact_deletion.provider': provider,
    'contact_deletion.operation': operation,
  };
}

/** A redirect is none for HTTP, but for a client that never follows one. */
function errorOf({ result, status }: ResponseEvent): string | undefined {
  if (status === undefined) return result;
  return status < 200 || status >= 300 ? String(status) : undefined;
}

/** A tracer that throws costs a span, and nothing more. */
function harmless<Event>(trace: (event: Event) => void, event: Event): void {
  try {
    trace(event);
  } catch {
    // The deletion matters more.
  }
}
